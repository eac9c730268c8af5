/// A named column of a table.
public struct Column: Hashable, Sendable {
  /// What kind of values a column holds.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case number
    case text
    case boolean
  }

  /// The values, one a row.
  package enum Values: Hashable, Sendable {
    case numbers(Numbers)
    case texts(Texts)
    case booleans([Bool?])
  }

  /// The name, unique within its table.
  public var name: String
  /// The values.
  package var values: Values

  /// A column of given values.
  package init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  /// A column of numbers.
  public init(_ name: String, _ values: [Double?]) { self.init(name, .numbers(Numbers(values))) }
  /// A column of numbers without gaps.
  public init(_ name: String, _ values: [Double]) { self.init(name, .numbers(Numbers(values))) }
  /// A column of whole numbers.
  public init(_ name: String, _ values: [Int?]) {
    self.init(name, .numbers(Numbers(values.map { $0.map(Double.init) })))
  }
  /// A column of whole numbers without gaps.
  public init(_ name: String, _ values: [Int]) { self.init(name, .numbers(Numbers(values.map(Double.init)))) }
  /// A column of texts.
  public init(_ name: String, _ values: [String?]) { self.init(name, .texts(Texts(values))) }
  /// A column of texts without gaps.
  public init(_ name: String, _ values: [String]) { self.init(name, .texts(Texts(values))) }
  /// A column of truth values.
  public init(_ name: String, _ values: [Bool?]) { self.init(name, .booleans(values)) }

  /// What kind of values the column holds.
  public var kind: Kind {
    switch values {
    case .numbers: .number
    case .texts: .text
    case .booleans: .boolean
    }
  }

  /// Number of rows.
  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    case .booleans(let booleans): booleans.count
    }
  }

  /// The cell in a row, counted from 0.
  public subscript(row: Int) -> Cell {
    precondition(
      row >= 0 && row < count,
      "there is no row \(row) in column \(Quotation.quoted(name)) of \(count) rows: rows are counted from 0")
    return cell(row)
  }

  private func cell(_ row: Int) -> Cell {
    switch values {
    case .numbers(let numbers): numbers[row].map(Cell.number) ?? .missing
    case .texts(let texts): texts[row].map(Cell.text) ?? .missing
    case .booleans(let booleans): booleans[row].map(Cell.boolean) ?? .missing
    }
  }

  /// The rows with the given indices, in that order.
  package func selecting(_ rows: [Int]) -> Column {
    switch values {
    case .numbers(let numbers): Column(name, .numbers(numbers.selecting(rows)))
    case .texts(let texts): Column(name, .texts(texts.selecting(rows)))
    case .booleans(let booleans): Column(name, .booleans(rows.map { booleans[$0] }))
    }
  }
}
