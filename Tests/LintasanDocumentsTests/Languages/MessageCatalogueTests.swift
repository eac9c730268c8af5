import LintasanDocuments
import LintasanTables
import Testing

/// What reaches people on standard error is in the language that they asked for.
@Suite struct MessageCatalogueTests {
  @Test func everyEntryHasTheSameValuesInBothLanguages() {
    #expect(MessageCatalogue.all.count > 400)
    for entry in MessageCatalogue.all {
      #expect(entry.places(in: .english) == entry.places(in: .indonesian), "\(entry.english)")
      #expect(entry.values(in: entry.english) != nil, "\(entry.english)")
    }
    #expect(Set(MessageCatalogue.all.map(\.english)).count == MessageCatalogue.all.count)
  }

  @Test(arguments: [
    (
      "there is no index “egdj” (did you mean “egdi” or “gtmi”?); the indices are egdi, spbe; for another give --definition FILE or --data FILE",
      "tidak ada indeks “egdj” (mungkin maksudnya “egdi” atau “gtmi”?); indeks yang ada: egdi, spbe; untuk indeks lain berikan --definition BERKAS atau --data BERKAS"
    ),
    (
      "there is no country “the; is”; see `lintasan rank` for all",
      "tidak ada negara “the; is”; lihat `lintasan rank` untuk semuanya"
    ),
    (
      "Error: --steps and --to say the same; give one of them.",
      "Galat: --steps dan --to sama artinya; berikan salah satunya."
    ),
    ("a.csv: there is no such file; check the path", "a.csv: tidak ada berkas itu; periksa jalurnya"),
    (
      "cannot create x/y: Permission denied", "tidak dapat membuat x/y: izin ditolak"
    ),
    ("what no entry says stays; leave it out", "what no entry says stays; hapuslah"),
  ])
  func messagesAreTranslatedClauseByClause(english: String, indonesian: String) {
    #expect(MessageCatalogue.text(english, in: .indonesian) == indonesian)
    #expect(MessageCatalogue.text(english, in: .english) == english)
  }

  /// Of what people meet most, nothing English is left but what they typed.
  @Test func commonErrorsOfFilesAreWholeInIndonesian() throws {
    let english =
      /\b(the|there|is|are|expected|found|leave|give|choose|correct|file|column|line|no|not|and|or|which|that)\b/
    var errors: [String] = []
    for text in ["", "a,b\n1,2,3\n", "a,a\n1,2\n", "a\n\"x\n", "a\n\"x\"y\n"] {
      do { _ = try CSVReader().read(Array(text.utf8), file: "d.csv").table } catch { errors.append("\(error)") }
    }
    let table = Table(Column("a", ["x", nil]), Column("b", [1.0, 2]))
    do { _ = try table.column("aa") } catch { errors.append("\(error)") }
    #expect(errors.count >= 5)
    for error in errors {
      let said = MessageCatalogue.text(error.replacing("`", with: ""), in: .indonesian)
      #expect(said.firstMatch(of: english) == nil, "\(error) → \(said)")
    }
  }

  /// Whatever a message holds, it ends and keeps what is typed.
  @Test func hostileMessagesAreKept() {
    for text in ["", "; ; ; ", ": : :", "{a} {b}", "“", String(repeating: "no; ", count: 500), "é\u{1F600}; “; ”"] {
      #expect(!MessageCatalogue.text(text, in: .indonesian).contains("\u{0}"))
      #expect(MessageCatalogue.text(text, in: .indonesian).filter { $0 == ";" } == text.filter { $0 == ";" })
    }
  }
}
