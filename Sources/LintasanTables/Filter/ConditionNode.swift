/// A part of a condition on rows.
indirect enum ConditionNode: Hashable, Sendable {
  enum Comparison: String, Hashable, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
  enum Arithmetic: Character, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
  }

  case column(String)
  case number(Double)
  case text(String)
  /// A value that is a number in a column of numbers and a text in one of texts.
  case loose(String)
  case truth(Bool)
  case arithmetic(Arithmetic, ConditionNode, ConditionNode)
  case compare(Comparison, ConditionNode, ConditionNode)
  case isIn(ConditionNode, [ConditionNode])
  case isMissing(ConditionNode)
  case not(ConditionNode)
  case and(ConditionNode, ConditionNode)
  case or(ConditionNode, ConditionNode)

  /// Adds the columns that are named, each once.
  func gather(_ names: inout [String]) {
    switch self {
    case .column(let name): if !names.contains(name) { names.append(name) }
    case .number, .text, .loose, .truth: break
    case .arithmetic(_, let first, let second), .compare(_, let first, let second), .and(let first, let second),
      .or(let first, let second):
      first.gather(&names)
      second.gather(&names)
    case .isIn(let value, let list):
      value.gather(&names)
      for node in list { node.gather(&names) }
    case .isMissing(let node), .not(let node): node.gather(&names)
    }
  }
}
