/// What the missing cells of a column stand for, where its file says so: the user-missing values of SPSS, and the
/// `.a` to `.z` of Stata and SAS.
package struct DeclaredMissing: Hashable, Sendable {
  /// What stands in the place of a value.
  package enum Mark: Hashable, Sendable {
    /// A number that the file declares missing.
    case number(Double)
    /// A text that the file declares missing.
    case text(String)
    /// A kind of missing, by its small letter.
    case kind(Character)
  }

  /// The values that are declared missing, whether they occur or not.
  package var values: [Mark] = []
  /// The ranges that are declared missing, ends included.
  package var ranges: [ClosedRange<Double>] = []
  /// What stands in the cells that are missing, by row counted from 0.
  package var cells: [Int: Mark] = [:]
  /// What a mark means.
  package var labels: [Mark: String] = [:]

  /// Nothing is declared yet.
  package init() {}

  /// Whether nothing is declared and no cell is marked.
  package var isEmpty: Bool { values.isEmpty && ranges.isEmpty && cells.isEmpty }

  /// The marks of the cells, each once, in order.
  package var marks: [Mark] { Set(cells.values).sorted(by: Mark.isBefore) }

  /// The part that belongs to some rows, in their order.
  func selecting(_ rows: [Int]) -> DeclaredMissing {
    guard !cells.isEmpty else { return self }
    var chosen = self
    chosen.cells = [:]
    for (place, row) in rows.enumerated() {
      if let mark = cells[row] { chosen.cells[place] = mark }
    }
    return chosen
  }

  /// The letters of Stata for marks that have none there: the first letter for the least of them. `nil` where there are more
  /// marks than letters.
  package var letters: [Mark: Character]? {
    let marks = marks
    guard marks.count <= 26 else { return nil }
    let kept = marks.compactMap { if case .kind(let letter) = $0 { letter } else { Character?.none } }
    var free = "abcdefghijklmnopqrstuvwxyz".filter { !kept.contains($0) }[...]
    var letters: [Mark: Character] = [:]
    for mark in marks {
      if case .kind(let letter) = mark { letters[mark] = letter } else { letters[mark] = free.popFirst() }
    }
    return letters
  }
}

extension DeclaredMissing.Mark: CustomStringConvertible {
  package var description: String {
    switch self {
    case .number(let number): NumberText.shortest(number)
    case .text(let text): text
    case .kind(let letter): ".\(letter)"
    }
  }

  static func isBefore(_ first: Self, _ second: Self) -> Bool {
    switch (first, second) {
    case (.number(let a), .number(let b)): a < b
    case (.text(let a), .text(let b)): a < b
    case (.kind(let a), .kind(let b)): a < b
    case (.number, _), (.text, .kind): true
    default: false
    }
  }
}

extension LabelledTable {
  /// The rows with the given indices, in that order.
  func selecting(rows: [Int]) -> LabelledTable {
    var chosen = self
    chosen.table = table.selecting(rows: rows)
    chosen.declaredMissing = declaredMissing.mapValues { $0.selecting(rows) }
    return chosen
  }
}
