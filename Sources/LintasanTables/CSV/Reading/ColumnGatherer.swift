/// Makes columns of what was read of a file, and tells what was taken otherwise than it stands.
struct ColumnGatherer {
  let policy: CellPolicy
  let header: CSVHeader
  private(set) var columns: [Column] = []
  /// The place in the file of each column.
  private(set) var places: [Int] = []
  private(set) var remarks: [ReadingRemark] = []
  private var dropped: Set<Int> = []

  init(policy: CellPolicy, header: CSVHeader) {
    self.policy = policy
    self.header = header
    if !header.titleLines.isEmpty { remarks.append(.titles(lines: header.titleLines)) }
    if header.hasRowNames { remarks.append(.rowNames) }
    if header.footerLines > 0 { remarks.append(.footer(lines: header.footerLines)) }
  }

  /// The names of the file's columns, but for those without a name and a value.
  var names: [String] { header.names.indices.filter { !dropped.contains($0) }.map { header.names[$0] } }

  /// Takes a column that was read.
  mutating func add(_ sink: ColumnSink, isText: Bool) {
    let name = header.names[sink.column]
    let column: Column
    if isText {
      var texts = sink.texts
      let words = policy.words
      let keeps = policy.keepsWords(name, among: texts.levels)
      let counts = texts.settle(words: words, keeping: keeps)
      let count = counts.reduce(0, +)
      if !keeps && count > 0 {
        let found = zip(words, counts).filter { $0.1 > 0 }.map(\.0)
        remarks.append(.missingWords(column: name, words: found, count: count))
      }
      let trimmed = sink.changes.trimmed + (policy.isVerbatim ? 0 : texts.trimWhereSplit())
      if trimmed > 0 { remarks.append(.trimmed(column: name, count: trimmed)) }
      column = Column(name, .texts(texts))
    } else {
      column = Column(name, .numbers(policy.withoutMissing(sink.numbers)))
    }
    if header.nameless.contains(sink.column), sink.column > 0 {
      if column.isMissing {
        dropped.insert(sink.column)
        return
      }
      remarks.append(.nameless(column: name))
    }
    columns.append(column)
    places.append(sink.column)
  }
}

extension Column {
  /// How many rows have no value.
  var missingCount: Int {
    switch values {
    case .numbers(let numbers): numbers.missingCount
    case .texts(let texts): texts.missingCount
    case .booleans(let booleans): booleans.count { $0 == nil }
    }
  }

  /// Whether no row has a value.
  var isMissing: Bool { missingCount == count }
}
