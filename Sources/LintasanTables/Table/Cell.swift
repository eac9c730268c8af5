/// One cell of a table.
public enum Cell: Hashable, Sendable {
  case number(Double)
  case text(String)
  case boolean(Bool)
  case missing
}
