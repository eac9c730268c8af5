#!/usr/bin/env python3
"""The tables of names and memberships in datasets/names.

Python 3.11 and babel 2.17 (CLDR, Unicode licence) for names in English, Indonesian and the official languages of each country;
country-codes.csv of github.com/datasets/country-codes @ caa72d1e0e5af8876c170bb36a9e4d64a01bba88 (PDDL) for the United Nations'
names and its lists of least developed countries and small island developing states. Usual variants, abbreviations of agencies
and memberships are written here, with their sources.

    python3 build_name_tables.py country-codes.csv
"""
import csv
import pathlib
import sys
import unicodedata

from babel import Locale
from babel.core import UnknownLocaleError, get_global

HERE = pathlib.Path(__file__).resolve().parent.parent
OUT = HERE / "names"

VARIANTS = {
    "ARE": ["UAE", "Emirates", "Emirat Arab", "UEA"],
    "BIH": ["Bosnia"], "BOL": ["Bolivia"], "BRN": ["Brunei"], "CAF": ["CAR"],
    "CIV": ["Ivory Coast", "Cote d'Ivoire", "Pantai Gading"], "COD": ["DR Congo", "DRC", "Congo-Kinshasa", "Zaire", "Congo DR",
    "Congo, Dem. Rep.", "Democratic Republic of Congo"],
    "COG": ["Congo-Brazzaville", "Congo Republic", "Republic of the Congo", "Congo, Rep."], "CPV": ["Cape Verde"],
    "CZE": ["Czech Republic", "Czechia", "Ceko", "Republik Ceko"], "EGY": ["Egypt, Arab Rep."], "FSM": ["Micronesia"],
    "GBR": ["UK", "U.K.", "Britain", "Great Britain", "Inggris", "Inggris Raya", "Britania Raya", "United Kingdom"],
    "GMB": ["Gambia, The", "The Gambia"], "BHS": ["Bahamas, The", "The Bahamas"], "IRN": ["Iran", "Iran, Islamic Rep."],
    "KGZ": ["Kyrgyz Republic", "Kirgizstan"], "KNA": ["St Kitts and Nevis", "St. Kitts and Nevis"],
    "KOR": ["South Korea", "S. Korea", "Korea Selatan", "Korsel", "Republic of Korea", "Korea, Rep.", "Korea, Republic of",
            "Korea, South", "ROK"],
    "LAO": ["Laos", "Lao PDR"], "LCA": ["St Lucia", "St. Lucia"], "MDA": ["Moldova"],
    "MKD": ["Macedonia", "Makedonia", "FYR Macedonia"], "MMR": ["Burma", "Birma"], "NLD": ["Holland", "Belanda", "The Netherlands"],
    "PRK": ["North Korea", "N. Korea", "Korea Utara", "Korut", "DPRK", "Korea, Dem. People's Rep.", "Korea, North",
            "Democratic People's Republic of Korea"],
    "RUS": ["Russia", "Rusia"], "SVK": ["Slovak Republic"], "SWZ": ["Swaziland"], "SYR": ["Syria", "Suriah"],
    "TLS": ["East Timor", "Timor Leste", "Timtim"], "TUR": ["Turkey", "Turkiye", "Turki"], "TZA": ["Tanzania"],
    "USA": ["US", "U.S.", "U.S.A.", "America", "United States", "AS", "Amerika", "Amerika Serikat", "Amrik"],
    "VCT": ["St Vincent and the Grenadines", "St. Vincent and the Grenadines"], "VEN": ["Venezuela", "Venezuela, RB"],
    "VNM": ["Vietnam", "Viet Nam"], "YEM": ["Yemen, Rep."], "CHN": ["PRC", "Mainland China", "Tiongkok", "Cina", "RRT", "RRC"],
    "PSE": [], "ZAF": ["Afsel", "RSA", "South Africa"], "NZL": ["NZ", "Selandia Baru"], "SAU": ["KSA", "Saudi", "Arab Saudi"],
    "PNG": ["PNG", "Papua Nugini"], "DEU": ["Jerman"], "IDN": ["RI", "Republik Indonesia"], "IND": ["Bharat"], "GRC": ["Hellas"],
    "SSD": ["S. Sudan"], "STP": ["Sao Tome"], "TTO": ["Trinidad"], "PHL": ["Filipina", "The Philippines"], "JPN": ["Nippon"],
}
# Names of several countries: with a usual meaning they are taken with a note, otherwise they are refused with the candidates.
USUAL = {"Korea": "KOR"}
AMBIGUOUS = {"Korea": ["KOR", "PRK"], "Congo": ["COG", "COD"], "Kongo": ["COG", "COD"]}

# Further names in use, in both languages; EL is Eurostat's code.
MORE_COUNTRIES = {
    "ATG": ["Antigua"], "FRA": ["Perancis"], "GBR": ["England"], "GRC": ["EL"], "HUN": ["Hongaria"], "KOR": ["Rep. of Korea"],
    "GNQ": ["Guinea Khatulistiwa"], "LAO": ["Lao"], "LBN": ["Libanon"], "RUS": ["Federasi Rusia"], "THA": ["Muangthai", "ประเทศไทย"], "VCT": ["St Vincent", "St. Vincent"],
}
MORE_AGENCIES = {
    "arsip-nasional-republik-indonesia": ["Arsip Nasional"], "kementerian-keuangan": ["Ministry of Finance"], "prov-aceh": ["NAD"],
    "prov-jawa-barat": ["West Java", "Prov Jabar"], "prov-jawa-tengah": ["Central Java", "Prov Jateng"],
    "prov-jawa-timur": ["East Java", "Prov Jatim"], "prov-d-i-yogyakarta": ["Pemda DIY", "Pemda D.I. Yogyakarta"],
    "kota-surakarta": ["Solo", "Kota Solo", "Pemkot Solo"], "kota-tangerang-selatan": ["Tangsel", "Kota Tangsel", "Pemkot Tangsel"],
    "kota-tidore-kepulauan": ["Tidore", "Kota Tidore"], "kota-yogyakarta": ["Kota Jogja", "Pemkot Jogja"],
    "kab-pangkajene-dan-kepulauan": ["Pangkep", "Kab. Pangkep", "Kabupaten Pangkep", "Pangkajene Kepulauan"],
    "kab-toba": ["Toba Samosir", "Kab. Toba Samosir", "Kabupaten Toba Samosir"],
    "kementerian-komunikasi-dan-informatika": ["Kementerian Komdigi", "Menkominfo"],
    "kementerian-pekerjaan-umum-perumahan-rakyat": ["Kementerian PU", "Kementerian Pekerjaan Umum"],
    "kementerian-pendayagunaan-aparatur-negara-dan-reformasi-birokrasi": ["Menpan", "MenPAN-RB", "Kemenpan"],
}
# Names that a city and a province share in everyday use: neither is taken.
SHARED_AGENCIES = {"Yogyakarta": ["kota-yogyakarta", "prov-d-i-yogyakarta"], "Jogja": ["kota-yogyakarta", "prov-d-i-yogyakarta"]}
for iso3, names in MORE_COUNTRIES.items():
    VARIANTS.setdefault(iso3, []).extend(names)

AGENCIES = {
    "arsip-nasional-republik-indonesia": ["ANRI"], "badan-amil-zakat-nasional": ["Baznas"], "badan-ekonomi-kreatif": ["Bekraf"],
    "badan-informasi-geospasial": ["BIG"], "badan-intelijen-negara": ["BIN"], "badan-keamanan-laut": ["Bakamla"],
    "badan-kepegawaian-negara": ["BKN"], "badan-kependudukan-dan-keluarga-berencana-nasional": ["BKKBN"],
    "badan-meteorologi-klimatologi-dan-geofisika": ["BMKG"], "badan-narkotika-nasional": ["BNN"],
    "badan-nasional-penanggulangan-bencana": ["BNPB"], "badan-nasional-penanggulangan-terorisme": ["BNPT"],
    "badan-nasional-pencarian-dan-pertolongan": ["Basarnas", "BNPP Basarnas"],
    "badan-nasional-pengelola-perbatasan": ["BNPP"], "badan-nasional-sertifikasi-profesi": ["BNSP"],
    "badan-pangan-nasional": ["Bapanas"], "badan-pembinaan-ideologi-pancasila": ["BPIP"], "badan-pemeriksa-keuangan": ["BPK"],
    "badan-pengatur-hilir-minyak-dan-gas-bumi": ["BPH Migas"], "badan-pengawas-obat-dan-makanan": ["BPOM", "Badan POM"],
    "badan-pengawas-pemilihan-umum": ["Bawaslu"], "badan-pengawas-tenaga-nuklir": ["Bapeten"],
    "badan-pengawasan-keuangan-dan-pembangunan": ["BPKP"], "badan-pengkajian-dan-penerapan-teknologi": ["BPPT"],
    "badan-pengusahaan-batam": ["BP Batam"], "badan-pengusahaan-sabang": ["BP Sabang"],
    "badan-perlindungan-pekerja-migran-indonesia": ["BP2MI"], "badan-pusat-statistik": ["BPS"],
    "badan-riset-dan-inovasi-nasional": ["BRIN"], "badan-siber-dan-sandi-negara": ["BSSN"], "badan-standardisasi-nasional": ["BSN"],
    "badan-tenaga-nuklir-nasional": ["Batan"], "dewan-jaminan-sosial-nasional": ["DJSN"],
    "dewan-ketahanan-nasional": ["Wantannas"], "dewan-pertimbangan-presiden": ["Wantimpres"], "dewan-perwakilan-daerah": ["DPD", "DPD RI"],
    "dewan-perwakilan-rakyat": ["DPR", "DPR RI"], "kantor-staf-presiden": ["KSP"],
    "kejaksaan-agung": ["Kejagung", "Kejaksaan", "Kejaksaan Agung RI", "Kejaksaan RI"],
    "kementerian-agama": ["Kemenag"], "kementerian-agraria-dan-tata-ruang-badan-pertanahan-nasional":
    ["ATR/BPN", "Kementerian ATR/BPN", "BPN", "Badan Pertanahan Nasional", "Kementerian ATR"],
    "kementerian-badan-usaha-milik-negara": ["BUMN", "Kementerian BUMN", "KemenBUMN"], "kementerian-dalam-negeri": ["Kemendagri"],
    "kementerian-desa-pembangunan-daerah-tertinggal-dan-transmigrasi": ["Kemendes", "Kemendes PDTT", "Kementerian Desa", "Kemendesa"],
    "kementerian-energi-dan-sumber-daya-mineral": ["ESDM", "Kementerian ESDM", "KemenESDM"],
    "kementerian-hukum-dan-hak-asasi-manusia": ["Kemenkumham", "Kementerian Hukum dan HAM"],
    "kementerian-investasi-badan-koordinasi-penanaman-modal": ["BKPM", "Kementerian Investasi", "Kementerian Investasi/BKPM"],
    "kementerian-kelautan-dan-perikanan": ["KKP"], "kementerian-kesehatan": ["Kemenkes"],
    "kementerian-ketenagakerjaan": ["Kemnaker", "Kemenaker"], "kementerian-keuangan": ["Kemenkeu"],
    "kementerian-komunikasi-dan-informatika": ["Kominfo", "Kemkominfo", "Kemenkominfo", "Kementerian Kominfo", "Komdigi",
    "Kemkomdigi", "Kementerian Komunikasi dan Digital"],
    "kementerian-koordinator-bidang-kemaritiman-dan-investasi": ["Kemenko Marves", "Marves"],
    "kementerian-koordinator-bidang-pembangunan-manusia-dan-kebudayaan": ["Kemenko PMK", "PMK"],
    "kementerian-koordinator-bidang-perekonomian": ["Kemenko Perekonomian", "Kemenko Ekonomi"],
    "kementerian-koordinator-bidang-politik-hukum-dan-keamanan": ["Kemenko Polhukam", "Polhukam"],
    "kementerian-koperasi-dan-usaha-kecil-dan-menengah": ["KemenkopUKM", "Kementerian Koperasi dan UKM", "Kemenkop UKM"],
    "kementerian-lingkungan-hidup-dan-kehutanan": ["KLHK"], "kementerian-luar-negeri": ["Kemlu", "Kemenlu"],
    "kementerian-pariwisata-dan-ekonomi-kreatif-badan-pariwisata-dan-ekonomi-kreatif": ["Kemenparekraf", "Parekraf",
    "Kementerian Pariwisata dan Ekonomi Kreatif"],
    "kementerian-pekerjaan-umum-perumahan-rakyat": ["PUPR", "Kementerian PUPR", "KemenPUPR",
    "Kementerian Pekerjaan Umum dan Perumahan Rakyat"],
    "kementerian-pemberdayaan-perempuan-dan-perlindungan-anak": ["KemenPPPA", "KPPPA", "PPPA"],
    "kementerian-pemuda-dan-olahraga": ["Kemenpora"],
    "kementerian-pendayagunaan-aparatur-negara-dan-reformasi-birokrasi": ["PANRB", "Kementerian PANRB", "KemenPANRB", "MenPANRB",
    "KemenPAN-RB", "Kementerian PAN-RB", "Kemenpan RB", "PAN-RB"],
    "kementerian-pendidikan-dan-kebudayaan": ["Kemendikbud", "Kemendikbudristek"],
    "kementerian-perdagangan": ["Kemendag"],
    "kementerian-perencanaan-pembangunan-nasional-badan-perencanaan-pembangunan-nasional": ["Bappenas", "PPN/Bappenas",
    "Kementerian PPN/Bappenas", "Kementerian PPN", "Badan Perencanaan Pembangunan Nasional"],
    "kementerian-perhubungan": ["Kemenhub"], "kementerian-perindustrian": ["Kemenperin"], "kementerian-pertahanan": ["Kemhan", "Kemenhan"],
    "kementerian-pertanian": ["Kementan"], "kementerian-riset-teknologi-dan-pendidikan-tinggi": ["Kemenristekdikti", "Ristekdikti"],
    "kementerian-sekretariat-negara": ["Setneg", "Kemensetneg", "Sekretariat Negara"], "kementerian-sosial": ["Kemensos"],
    "komisi-aparatur-sipil-negara": ["KASN"], "komisi-informasi-pusat": ["KIP"], "komisi-nasional-hak-asasi-manusia": ["Komnas HAM"],
    "komisi-kepolisian-nasional": ["Kompolnas"], "komisi-pemberantasan-korupsi": ["KPK"], "komisi-pemilihan-umum": ["KPU"],
    "komisi-pengawas-persaingan-usaha": ["KPPU"], "komisi-penyiaran-indonesia": ["KPI"], "komisi-yudisial": ["KY"],
    "lembaga-administrasi-negara": ["LAN"], "lembaga-ilmu-pengetahuan-indonesia": ["LIPI"],
    "lembaga-kebijakan-pengadaan-barang-jasa-pemerintah": ["LKPP"], "lembaga-ketahanan-nasional-ri": ["Lemhannas"],
    "lembaga-penerbangan-dan-antariksa-nasional": ["LAPAN"], "lembaga-perlindungan-saksi-dan-korban": ["LPSK"],
    "lembaga-sensor-film": ["LSF"], "mahkamah-agung-ri": ["MA", "Mahkamah Agung"], "mahkamah-konstitusi": ["MK"],
    "majelis-permusyawaratan-rakyat": ["MPR", "MPR RI"], "markas-besar-kepolisian-republik-indonesia": ["Polri", "Mabes Polri"],
    "markas-besar-tentara-nasional-indonesia": ["TNI", "Mabes TNI"], "ombudsman-republik-indonesia": ["Ombudsman", "ORI"],
    "perpustakaan-nasional": ["Perpusnas"], "perpustakaan-nasional-ri": ["Perpusnas"],
    "pusat-pelaporan-dan-analisis-transaksi-keuangan": ["PPATK"], "sekretariat-kabinet": ["Setkab"],
}
for slug, names in MORE_AGENCIES.items():
    AGENCIES.setdefault(slug, []).extend(names)
SHORT_PROVINCES = {
    "dki-jakarta": ["DKI", "Jakarta"], "di-yogyakarta": ["DIY", "DI Yogyakarta", "Daerah Istimewa Yogyakarta"],
    "jawa-barat": ["Jabar"], "jawa-tengah": ["Jateng"], "jawa-timur": ["Jatim"], "nusa-tenggara-barat": ["NTB"],
    "nusa-tenggara-timur": ["NTT"], "sumatera-utara": ["Sumut"], "sumatera-barat": ["Sumbar"], "sumatera-selatan": ["Sumsel"],
    "kalimantan-barat": ["Kalbar"], "kalimantan-tengah": ["Kalteng"], "kalimantan-selatan": ["Kalsel"], "kalimantan-timur": ["Kaltim"],
    "kalimantan-utara": ["Kaltara"], "sulawesi-utara": ["Sulut"], "sulawesi-tengah": ["Sulteng"], "sulawesi-selatan": ["Sulsel"],
    "sulawesi-tenggara": ["Sultra"], "sulawesi-barat": ["Sulbar"], "kepulauan-riau": ["Kepri"],
    "kep-bangka-belitung": ["Babel", "Bangka Belitung", "Kepulauan Bangka Belitung"], "maluku-utara": ["Malut"],
}

ASEAN = "asean.org/member-states; Timor-Leste admitted 26 October 2025"
OECD = "oecd.org, list of members with the date of ratification"
EU = "european-union.europa.eu, country profiles"
G20 = "g20.org, members (without the European and the African Union)"
LDC = "UN Committee for Development Policy, list of least developed countries; UN M49 through datasets/country-codes"
LLDC = "UN-OHRLLS and UN M49 through datasets/country-codes"
BRICS = "brics.br and the Johannesburg II declaration of 2023; Indonesia joined on 6 January 2025; Saudi Arabia, invited, has not"
SIDS = "UN-OHRLLS and UN M49 through datasets/country-codes (members of the United Nations)"


def years(text):
    """`IDN 1967, BRN 1984, GBR 1973-2019` as codes with their first and last year."""
    for part in text.replace("\n", " ").split(","):
        code, _, span = part.strip().partition(" ")
        first, _, last = span.partition("-")
        yield code, first, last


MEMBERSHIPS = [
    ("asean", ASEAN, "IDN 1967, MYS 1967, PHL 1967, SGP 1967, THA 1967, BRN 1984, VNM 1995, LAO 1997, MMR 1997, KHM 1999, TLS 2025"),
    ("g20", G20, ", ".join(f"{code} 1999" for code in
     "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN KOR MEX RUS SAU ZAF TUR GBR USA".split())),
    ("oecd", OECD, """AUT 1961, BEL 1961, CAN 1961, DNK 1961, FRA 1961, DEU 1961, GRC 1961, ISL 1961, IRL 1961, LUX 1961, NLD 1961,
     NOR 1961, PRT 1961, ESP 1961, SWE 1961, CHE 1961, TUR 1961, GBR 1961, USA 1961, ITA 1962, JPN 1964, FIN 1969, AUS 1971, NZL 1973,
     MEX 1994, CZE 1995, HUN 1996, KOR 1996, POL 1996, SVK 2000, CHL 2010, EST 2010, ISR 2010, SVN 2010, LVA 2016, LTU 2018, COL 2020,
     CRI 2021"""),
    ("eu", EU, """BEL 1958, DEU 1958, FRA 1958, ITA 1958, LUX 1958, NLD 1958, DNK 1973, IRL 1973, GBR 1973-2019, GRC 1981, ESP 1986,
     PRT 1986, AUT 1995, FIN 1995, SWE 1995, CYP 2004, CZE 2004, EST 2004, HUN 2004, LVA 2004, LTU 2004, MLT 2004, POL 2004, SVK 2004,
     SVN 2004, BGR 2007, ROU 2007, HRV 2013"""),
    ("brics", BRICS, "BRA 2009, CHN 2009, IND 2009, RUS 2009, ZAF 2011, ARE 2024, EGY 2024, ETH 2024, IRN 2024, IDN 2025"),
]
# The year in which a country came onto the list after 2000, and the last whole year on it.
LDC_YEARS = {"SEN": ("2001", ""), "TLS": ("2003", ""), "SSD": ("2012", ""), "BTN": ("", "2022"), "STP": ("", "2023"),
             # All three left on 24 November 2026.
             "BGD": ("", "2025"), "LAO": ("", "2025"), "NPL": ("", "2025"),
             "VUT": ("", "2019"), "GNQ": ("", "2016"), "WSM": ("", "2013"), "MDV": ("", "2010"), "CPV": ("", "2006")}


def key(name):
    """A name as names are compared: without case, marks and accents."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain.lower() if c.isalnum())


def countries(codes):
    members = list(csv.DictReader((HERE / "egdi/countries.csv").open(encoding="utf-8")))
    indonesian = {r["iso3"]: r["name"] for r in csv.DictReader((HERE / "egdi/names.id.csv").open(encoding="utf-8"))}
    spellings = list(csv.DictReader((HERE / "egdi/country_names.csv").open(encoding="utf-8")))
    english, local = Locale("en"), Locale("id")
    rows = []
    for member in members:
        iso3, iso2 = member["iso3"], member["iso2"]
        found = [(member["name"], "english"), (iso2, "iso2"), (indonesian[iso3], "indonesian")]
        unterm = codes.get(iso3, {})
        for column, kind in [("UNTERM English Short", "english"), ("UNTERM English Formal", "formal"), ("official_name_en", "english")]:
            name = unterm.get(column, "").strip()
            for ending in [" (the)", " [the]"]:
                name = name.removesuffix(ending)
            if name.lower().startswith("the "):
                found.append((name[4:], kind))
            found.append((name, kind))
        found.append((english.territories.get(iso2, ""), "english"))
        found.append((local.territories.get(iso2, ""), "indonesian"))
        languages = get_global("territory_languages").get(iso2, {})
        for language, facts in languages.items():
            if facts.get("official_status") in ("official", "de_facto_official") and language not in ("en", "id"):
                try:
                    found.append((Locale.parse(language).territories.get(iso2, ""), "native"))
                except (UnknownLocaleError, ValueError):
                    pass
        found += [(r["egovkb_name"], "english") for r in spellings if r["iso3"] == iso3]
        found += [(name, "variant") for name in VARIANTS.get(iso3, [])]
        seen = set()
        for name, kind in found:
            # A hyphen for a name, and "Congo" alone, say nothing of one country.
            if not key(name) or name in AMBIGUOUS or key(name) in seen:
                continue
            seen.add(key(name))
            rows.append((name, iso3, kind, ""))
    for name, candidates in AMBIGUOUS.items():
        usual = USUAL.get(name)
        for iso3 in candidates:
            rows.append((name, iso3, "ambiguous", "usual" if iso3 == usual else ""))
    # A code of two letters gives way to a usual variant (AS is American Samoa's, and Amerika Serikat), and to none else.
    by_key = {}
    for row in rows:
        if row[2] != "ambiguous":
            by_key.setdefault(key(row[0]), set()).add(row[1])
    clashes = {k for k, v in by_key.items() if len(v) > 1}
    kept = []
    for row in rows:
        if key(row[0]) in clashes and row[2] != "ambiguous":
            order = {"iso2": 0, "english": 1, "variant": 2, "indonesian": 3, "formal": 4, "native": 5}
            best = min((order[r[2]] for r in rows if key(r[0]) == key(row[0]) and r[2] in order))
            if order[row[2]] > best:
                continue
        kept.append(row)
    return kept


# Names of what is no member of the United Nations, beside those of the lists; XKX and CHI are codes of the World Bank alone.
OTHERS = {
    "XKX": ["Kosovo", "Republic of Kosovo", "XK", "KSV", "Kosova"], "CHI": ["Channel Islands", "Kepulauan Channel"],
    "HKG": ["Hong Kong", "Hong Kong SAR, China", "Hongkong", "China, Hong Kong SAR", "Hong Kong SAR", "Hong Kong, China"],
    "MAC": ["Macao", "Macau", "Macao SAR, China", "China, Macao SAR", "Macao SAR", "Makau"],
    "TWN": ["Taiwan", "Taiwan, China", "Taiwan, Province of China", "Chinese Taipei", "Republic of China"],
    "PSE": ["Palestine", "State of Palestine", "West Bank and Gaza", "Palestina", "Occupied Palestinian Territory",
            "Palestinian Territories", "West Bank"],
    "VIR": ["Virgin Islands (U.S.)", "US Virgin Islands", "U.S. Virgin Islands"], "CUW": ["Curacao"],
    "MAF": ["St. Martin (French part)", "St Martin (French part)"], "SXM": ["Sint Maarten", "Sint Maarten (Dutch part)"],
    "PRI": ["Puerto Rico", "Puerto Rico (US)"], "VAT": ["Vatican", "Vatican City", "Holy See", "Vatikan"], "FRO": ["Faeroe Islands"],
    "SHN": ["St. Helena"], "SPM": ["St. Pierre and Miquelon"], "FLK": ["Falkland Islands (Malvinas)"],
}


def others(codes, taken):
    """Territories and states that are no members, without names that members have."""
    members = {r["iso3"] for r in csv.DictReader((HERE / "egdi/countries.csv").open(encoding="utf-8"))}
    english, local = Locale("en"), Locale("id")
    rows = []
    for iso3 in sorted(set(codes) - members - {""} | set(OTHERS)):
        unterm = codes.get(iso3, {})
        iso2 = unterm.get("ISO3166-1-Alpha-2", "XK" if iso3 == "XKX" else "")
        found = [(name, "english") for name in OTHERS.get(iso3, [])[:1]]
        found += [(unterm.get("official_name_en", ""), "english"), (iso2, "iso2"), (english.territories.get(iso2, ""), "english")]
        found += [(local.territories.get(iso2, ""), "indonesian")] + [(name, "variant") for name in OTHERS.get(iso3, [])[1:]]
        seen = set()
        for name, kind in found:
            if key(name) and key(name) not in taken and key(name) not in seen:
                seen.add(key(name))
                rows.append((name, iso3, kind, ""))
    return rows


def agencies():
    rows = []
    for agency in csv.DictReader((HERE / "spbe/agencies.csv").open(encoding="utf-8")):
        slug, name, group = agency["agency"], agency["name"], agency["group"]
        found = [(name, "official")] + [(n.strip(), "official") for n in agency["other_names"].split(";") if n.strip()]
        found += [(n, "abbreviation") for n in AGENCIES.get(slug, [])]
        if group == "province":
            plain = name
            for start in ["Pemerintah Provinsi ", "Provinsi ", "Pemerintah "]:
                plain = plain.removeprefix(start)
            short = [plain]
            for end, names in SHORT_PROVINCES.items():
                if key(plain) == key(end) or slug.endswith(end) and slug.replace("provinsi-", "").replace("pemerintah-", "") == end:
                    short += names
            for word in short:
                kind = "short" if word == plain else "abbreviation"
                found += [(word, kind), ("Provinsi " + word, kind), ("Pemprov " + word, kind), ("Pemerintah Provinsi " + word, kind)]
        if group in ("regency", "city"):
            plain = name
            for start in ["Pemerintah ", "Kabupaten ", "Kab. ", "Kab ", "Kota "]:
                plain = plain.removeprefix(start)
            word = "Kota" if group == "city" else "Kabupaten"
            found += [(f"{word} {plain}", "short"), (plain, "short")]
            names = [f"Kab. {plain}", f"Pemkab {plain}", f"Pemerintah Kabupaten {plain}"]
            found += [(n, "short") for n in (names if group == "regency" else [f"Pemkot {plain}"])]
        found += [(n, "abbreviation") for n, slugs in SHARED_AGENCIES.items() if slug in slugs]
        seen = set()
        for spelling, kind in found:
            if key(spelling) and key(spelling) not in seen:
                seen.add(key(spelling))
                rows.append((spelling, slug, kind))
    return rows


def memberships(codes):
    members = {r["iso3"] for r in csv.DictReader((HERE / "egdi/countries.csv").open(encoding="utf-8"))}
    rows = []
    for group, source, text in MEMBERSHIPS:
        rows += [(group, code, first, last, source) for code, first, last in years(text)]
    least = [c for c, r in codes.items() if r["Least Developed Countries (LDC)"] == "x"]
    for code in sorted(set(least) | {c for c in LDC_YEARS}):
        first, last = LDC_YEARS.get(code, ("", ""))
        rows.append(("ldc", code, first, last, LDC))
    for code in sorted(c for c, r in codes.items() if r["Small Island Developing States (SIDS)"] == "x" and c in members):
        rows.append(("sids", code, "", "", SIDS))
    for code in sorted(c for c, r in codes.items() if r["Land Locked Developing Countries (LLDC)"] == "x" and c in members):
        # Founded in 2011, on the list since.
        rows.append(("lldc", code, "2011" if code == "SSD" else "", "", LLDC))
    unknown = {r[1] for r in rows} - members
    assert not unknown, unknown
    return rows


def write(name, head, rows):
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
    print(name, len(rows))


if __name__ == "__main__":
    codes = {r["ISO3166-1-Alpha-3"]: r for r in csv.DictReader(open(sys.argv[1], encoding="utf-8"))}
    known = countries(codes)
    write("countries.csv", ["name", "iso3", "kind", "note"], known)
    write("others.csv", ["name", "iso3", "kind", "note"], others(codes, {key(row[0]) for row in known}))
    write("agencies.csv", ["name", "agency", "kind"], agencies())
    write("memberships.csv", ["group", "iso3", "from", "to", "source"], memberships(codes))
