import LintasanTables

extension Report {
  /// The report with what came in English in its tables said in its language: heads of columns that have no other title than
  /// their name, and reasons and advice that libraries gave in English.
  ///
  /// Programs get the columns and cells as they are.
  package var inItsLanguage: Report {
    guard language != .english else { return self }
    var report = self
    report.blocks = blocks.map { block in
      guard case .table(var table) = block else { return block }
      table.styles = table.styles.map { style in
        var style = style
        if style.title == style.column, let head = Self.heads[style.column] { style.title = head.text(in: language) }
        if Self.spoken.contains(style.column), let column = table.table.columns.first(where: { $0.name == style.column }) {
          for row in 0..<table.table.rowCount {
            guard case .text(let text) = column[row], style.words[text] == nil else { continue }
            style.words[text] = MessageCatalogue.text(text, in: language)
          }
        }
        return style
      }
      return .table(table)
    }
    return report
  }

  /// Columns whose cells are sentences.
  private static let spoken: Set<String> = ["reason", "check", "status", "found", "expected", "advice"]

  /// Heads of columns that tables of their own show under their names.
  private static let heads: [String: LocalizedString] = [
    "index": LocalizedString("Index", id: "Indeks"), "year": .year, "time": LocalizedString("Time", id: "Waktu"),
    "entity": LocalizedString("Code", id: "Kode"), "name": LocalizedString("Name", id: "Nama"), "score": .score,
    "rank": .rank, "reason": LocalizedString("Reason", id: "Alasan"), "model": LocalizedString("Model", id: "Model"),
    "origin": LocalizedString("Origin", id: "Asal"), "target": LocalizedString("Target", id: "Sasaran"),
    "horizon": LocalizedString("Horizon", id: "Horizon"), "package": LocalizedString("Package", id: "Paket"),
    "file": LocalizedString("File", id: "Berkas"), "line": LocalizedString("Line", id: "Baris"),
    "column": LocalizedString("Column", id: "Kolom"), "rule": LocalizedString("Rule", id: "Aturan"),
    "found": LocalizedString("Found", id: "Ditemukan"), "expected": LocalizedString("Expected", id: "Diharapkan"),
    "dataset": LocalizedString("Dataset", id: "Himpunan data"), "bytes": LocalizedString("Bytes", id: "Bita"),
    "title": LocalizedString("Title", id: "Judul"), "check": LocalizedString("Check", id: "Pemeriksaan"),
    "status": LocalizedString("Status", id: "Status"), "advice": LocalizedString("Advice", id: "Saran"),
    "draws": LocalizedString("Draws", id: "Simulasi"), "part": LocalizedString("Part", id: "Bagian"),
    "component": LocalizedString("Component", id: "Komponen"), "scheme": LocalizedString("Scheme", id: "Skema"),
    "decimals": LocalizedString("Decimals", id: "Desimal"), "varied": LocalizedString("Varied", id: "Diubah"),
    "chosen": LocalizedString("Chosen", id: "Dipilih"), "count": LocalizedString("Count", id: "Jumlah"),
    "tops": LocalizedString("Tops", id: "Batas teratas"), "unit": LocalizedString("Unit", id: "Unit"),
    "previous": LocalizedString("Previous", id: "Sebelumnya"), "next": LocalizedString("Next", id: "Berikutnya"),
  ]
}
