import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct NameTableTests {
  private static func names() throws -> NameTable { try #require(NameTable(Shipped.library())) }

  /// What people type, in English, Indonesian and the countries' own languages.
  private static let countries = """
    South Korea|Korea Selatan|Korsel|Republic of Korea|Korea, Rep.|대한민국=KOR
    North Korea|Korea Utara|Korea, Dem. People's Rep.=PRK
    UK|uk|U.K.|Great Britain|Inggris|Britania Raya=GBR
    US|USA|U.S.A.|America|Amerika Serikat|AS|United States=USA
    UAE|Uni Emirat Arab|UEA=ARE
    Russia|Rusia|Россия|Russian Federation=RUS
    Turkey|Türkiye|Turkiye|Turki=TUR
    Czechia|Czech Republic|Ceko|Česko=CZE
    Germany|Jerman|Deutschland=DEU
    Japan|Jepang|日本=JPN
    China|Tiongkok|Cina|中国=CHN
    Netherlands|The Netherlands|Holland|Belanda|Nederland=NLD
    Ivory Coast|Côte d'Ivoire|Cote d'Ivoire|Pantai Gading=CIV
    DR Congo|DRC|Congo, Dem. Rep.=COD
    Congo-Brazzaville|Congo, Rep.=COG
    Swaziland|Eswatini=SWZ
    Burma|Myanmar|Birma=MMR
    Cape Verde|Cabo Verde=CPV
    East Timor|Timor-Leste|Timor Leste=TLS
    Macedonia|North Macedonia=MKD
    Laos|Lao PDR=LAO
    Vietnam|Viet Nam|Việt Nam=VNM
    New Zealand|Selandia Baru|NZ=NZL
    Saudi Arabia|Arab Saudi|KSA=SAU
    Egypt|Mesir|Egypt, Arab Rep.=EGY
    Greece|Yunani|EL=GRC
    France|Prancis|Perancis=FRA
    Spain|Spanyol|España=ESP
    Switzerland|Swiss|Schweiz|Suisse=CHE
    Philippines|The Philippines|Filipina=PHL
    Cambodia|Kamboja=KHM
    Singapore|Singapura=SGP
    Brunei|Brunei Darussalam=BRN
    Thailand|ไทย|ประเทศไทย=THA
    Iran|Iran, Islamic Rep.=IRN
    Syria|Suriah=SYR
    Bolivia=BOL
    Venezuela|Venezuela, RB=VEN
    Tanzania=TZA
    Moldova=MDA
    Gambia|The Gambia|Gambia, The=GMB
    Bahamas|The Bahamas|Bahamas, The=BHS
    Guinea=GIN
    Guinea-Bissau=GNB
    Equatorial Guinea|Guinea Khatulistiwa=GNQ
    Niger=NER
    Nigeria=NGA
    Dominica=DMA
    Dominican Republic|Republik Dominika=DOM
    Samoa=WSM
    Micronesia=FSM
    Sudan=SDN
    South Sudan|Sudan Selatan=SSD
    South Africa|Afrika Selatan=ZAF
    India|Bharat=IND
    Denmark|Danmark=DNK
    Finland|Suomi=FIN
    Sweden|Sverige|Swedia=SWE
    Ireland|Irlandia=IRL
    Iceland|Islandia=ISL
    Jordan|Yordania=JOR
    Morocco|Maroko=MAR
    Algeria|Aljazair=DZA
    Slovakia|Slovak Republic=SVK
    Kyrgyzstan|Kyrgyz Republic|Kirgizstan=KGZ
    Indonesia|Republik Indonesia|RI=IDN
    """

  @Test(arguments: countries.split(separator: "\n").map(String.init)) func countriesAreFound(line: String) throws {
    let names = try Self.names()
    let parts = line.split(separator: "=").map(String.init)
    for name in parts[0].split(separator: "|").map(String.init) {
      #expect(names.country(name) == .one(parts[1], others: []), "\(name)")
    }
  }

  @Test func namesOfSeveralCountriesHaveCandidates() throws {
    let names = try Self.names()
    #expect(names.country("Korea") == .one("KOR", others: ["PRK"]))
    #expect(names.country("Congo") == .several(["COG", "COD"]))
    #expect(names.country("Kongo") == .several(["COG", "COD"]))
    #expect(names.country("Atlantis") == nil)
  }

  private static let agencies = """
    DKI Jakarta|Jakarta|Pemprov DKI Jakarta=prov-dki-jakarta
    Jawa Barat|Jabar|West Java|Provinsi Jawa Barat=prov-jawa-barat
    Jawa Timur|Jatim=prov-jawa-timur
    DIY|Daerah Istimewa Yogyakarta=prov-d-i-yogyakarta
    Bali=prov-bali
    Aceh=prov-aceh
    Surabaya|Kota Surabaya|Pemkot Surabaya=kota-surabaya
    Kota Bandung=kota-bandung
    Kabupaten Bandung|Kab. Bandung=kab-bandung
    Kab. Bogor=kab-bogor
    Sleman|Pemkab Sleman=kab-sleman
    Sumedang=kab-sumedang
    Medan=kota-medan
    Makassar=kota-makassar
    Denpasar=kota-denpasar
    Banda Aceh=kota-banda-aceh
    BPS|Badan Pusat Statistik=badan-pusat-statistik
    Kementerian PANRB|KemenPANRB|PANRB=kementerian-pendayagunaan-aparatur-negara-dan-reformasi-birokrasi
    Kemenkeu|Kementerian Keuangan|Ministry of Finance=kementerian-keuangan
    Kominfo|Komdigi=kementerian-komunikasi-dan-informatika
    BSSN=badan-siber-dan-sandi-negara
    KPK=komisi-pemberantasan-korupsi
    BPK=badan-pemeriksa-keuangan
    BPKP=badan-pengawasan-keuangan-dan-pembangunan
    Kemendagri=kementerian-dalam-negeri
    Kemenkes|Kementerian Kesehatan=kementerian-kesehatan
    Kemenag=kementerian-agama
    Kemenhub=kementerian-perhubungan
    Kemlu=kementerian-luar-negeri
    BRIN=badan-riset-dan-inovasi-nasional
    LKPP=lembaga-kebijakan-pengadaan-barang-jasa-pemerintah
    Mahkamah Agung=mahkamah-agung-ri
    ESDM|Kementerian ESDM=kementerian-energi-dan-sumber-daya-mineral
    """

  @Test(arguments: agencies.split(separator: "\n").map(String.init)) func agenciesAreFound(line: String) throws {
    let names = try Self.names()
    let parts = line.split(separator: "=").map(String.init)
    for name in parts[0].split(separator: "|").map(String.init) {
      #expect(names.agency(name) == .one(parts[1], others: []), "\(name)")
    }
  }

  @Test func regencyAndCityOfOneNameAreCandidates() throws {
    let names = try Self.names()
    for name in ["Bandung", "Bogor", "Semarang", "Malang"] {
      #expect(names.agency(name) == .several(["kab-\(name.lowercased())", "kota-\(name.lowercased())"]))
    }
  }

  /// Territories of the World Bank's tables are known, and no members.
  @Test func othersAreNoMembers() throws {
    let names = try Self.names()
    let known = [
      ("Kosovo", "XKX"), ("Hong Kong SAR, China", "HKG"), ("Hong Kong", "HKG"), ("Macao SAR, China", "MAC"), ("Taiwan", "TWN"),
      ("West Bank and Gaza", "PSE"), ("Palestina", "PSE"), ("Channel Islands", "CHI"), ("Puerto Rico", "PRI"),
      ("Curaçao", "CUW"), ("Curacao", "CUW"), ("Virgin Islands (U.S.)", "VIR"), ("St. Martin (French part)", "MAF"),
      ("American Samoa", "ASM"), ("Greenland", "GRL"), ("xkx", "XKX"), ("HK", "HKG"),
    ]
    for (name, code) in known {
      #expect(names.country(name) == nil, "\(name)")
      #expect(names.other(name) == .one(code, others: []), "\(name)")
      #expect(names.otherCodes.contains(code) && !names.countryCodes.contains(code))
    }
    // The World Bank's 24 economies that are no members.
    #expect(
      names.otherCodes.isSuperset(
        of: """
          ABW ASM BMU CHI CUW CYM FRO GIB GRL GUM HKG IMN MAC MAF MNP NCL PRI PSE PYF SXM TCA VGB VIR XKX
          """.split(separator: " ").map(String.init)))
    #expect(names.otherName(of: "HKG") == "Hong Kong")
    for group in names.groups {
      #expect(Set(names.members(of: group, in: 2024) ?? []).isSubset(of: names.countryCodes), "\(group)")
    }
  }

  @Test func groupsHaveTheMembersOfTheYear() throws {
    let names = try Self.names()
    func count(_ group: String, _ year: Int) -> Int? { names.members(of: group, in: year)?.count }
    #expect(names.groups == ["asean", "brics", "eu", "g20", "ldc", "lldc", "oecd", "sids"])
    #expect(count("asean", 2024) == 10 && count("asean", 2025) == 11 && count("ASEAN", 1999) == 10)
    #expect(count("eu", 2019) == 28 && count("eu", 2020) == 27 && count("eu", 2012) == 27 && count("eu", 2004) == 25)
    #expect(count("oecd", 2024) == 38 && count("g20", 2024) == 19)
    // Whole years on the list: Bhutan left in December 2023, São Tomé and Príncipe a year later, three in November 2026.
    #expect(count("ldc", 2022) == 46 && count("ldc", 2023) == 45 && count("ldc", 2024) == 44)
    #expect(count("ldc", 2025) == 44 && count("ldc", 2026) == 41)
    for code in ["BGD", "LAO", "NPL"] {
      #expect(names.members(of: "ldc", in: 2025)?.contains(code) == true)
      #expect(names.members(of: "ldc", in: 2026)?.contains(code) == false)
    }
    #expect(count("sids", 2024) == 37 && count("lldc", 2024) == 32)
    #expect(count("brics", 2020) == 5 && count("brics", 2024) == 9 && count("brics", 2025) == 10)
    #expect(names.members(of: "nato", in: 2024) == nil)
  }
}
