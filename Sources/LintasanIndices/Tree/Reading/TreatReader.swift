/// Reads `treat`.
struct TreatReader {
  let reader: MappingReader

  private static let names = ["none", "winsorise", "winsorise_or_log", "coinr", "log"]

  func rule() throws(DefinitionError) -> TreatRule? {
    switch reader.shape(of: "treat") {
    case .absent, .null: return nil
    case .mapping: return try detailed()
    default: break
    }
    var rule = TreatRule()
    switch try reader.text("treat") {
    case "none": break
    case "winsorise", "winsorize": rule.points = 5
    case "winsorise_or_log", "winsorize_or_log", "coinr": rule = .coinr
    case "log": rule.log = .shifted
    default:
      throw reader.fault(
        .unknownReference(try reader.text("treat"), kind: "treatment", available: Self.names), at: "treat")
    }
    return rule
  }

  private func detailed() throws(DefinitionError) -> TreatRule {
    let inner = try reader.mapping("treat", allowing: DefinitionKeys.ofTree("treat"))
    var rule = TreatRule()
    if inner.has("cap") {
      let bounds = try inner.numbers("cap")
      guard bounds.count == 2 else {
        throw inner.unexpected("cap", expected: "the smallest and the largest value, such as [0, 120] or [null, 100]")
      }
      (rule.minimum, rule.maximum) = (bounds[0], bounds[1])
    }
    if inner.has("minimum") { rule.minimum = try inner.number("minimum") }
    if inner.has("maximum") { rule.maximum = try inner.number("maximum") }
    if let low = rule.minimum, let high = rule.maximum, low >= high {
      throw inner.fault(
        .contradiction("the smallest value allowed (\(low)) is not below the largest (\(high)); turn them round"),
        at: inner.has("cap") ? "cap" : "maximum")
    }
    let winsorise = inner.has("winsorize") ? "winsorize" : "winsorise"
    if inner.has(winsorise) {
      rule.points = try inner.integer(winsorise, in: 1...100_000, "the most values that are winsorised, such as 5")
    }
    if inner.has("force") {
      rule.isForced = try inner.boolean("force")
      if rule.points == nil { throw inner.fault(.contradiction("force has no effect without winsorise"), at: "force") }
    }
    if inner.has("log") {
      switch try inner.text("log") {
      case "true", "shifted": rule.log = .shifted
      case "mirrored": rule.log = .mirrored
      case "false": break
      default: throw inner.unexpected("log", expected: "true, false, shifted or mirrored")
      }
    }
    if inner.has("combine") {
      rule.isCombined = try inner.boolean("combine")
      if rule.points == nil || rule.log == nil {
        throw inner.fault(.contradiction("combine needs both winsorise and log"), at: "combine")
      }
    }
    for key in ["skewness", "kurtosis"] where inner.has(key) {
      let limit = try inner.number(key)
      guard limit > 0 else { throw inner.unexpected(key, expected: "a number above 0") }
      if rule.points == nil && rule.log == nil {
        throw inner.fault(.contradiction("\(key) has no effect without winsorise or log"), at: key)
      }
      if key == "skewness" { rule.skewness = limit } else { rule.kurtosis = limit }
    }
    if inner.has("reference") {
      switch try inner.text("reference") {
      case "year": rule.reference = .ownYear
      case "all": rule.reference = .all
      default: throw inner.unexpected("reference", expected: "year or all")
      }
    }
    return rule
  }
}
