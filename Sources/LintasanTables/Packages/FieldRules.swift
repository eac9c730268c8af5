/// What a field's type and constraints say of one value.
struct FieldRules {
  /// A rule that a value breaks.
  struct Breach {
    let rule: PackageFinding.Rule
    let expected: String
  }

  private let field: TableSchema.Field
  private let pattern: Regex<AnyRegexOutput>?

  init(_ field: TableSchema.Field) {
    self.field = field
    pattern = field.constraints.pattern.flatMap { try? Regex($0) }
  }

  /// The rules that a value, which is not missing, breaks.
  func breaches(of value: String) -> [Breach] {
    guard let typed = typeBreach(of: value) else { return constraintBreaches(of: value) }
    return [typed]
  }

  private func typeBreach(of value: String) -> Breach? {
    switch field.type {
    case .string, .any: nil
    case .integer: Int(value) == nil ? Breach(rule: .type, expected: "a whole number") : nil
    case .number: Self.number(value) == nil ? Breach(rule: .type, expected: "a number") : nil
    case .boolean:
      ["true", "false"].contains(value) ? nil : Breach(rule: .type, expected: "true or false")
    case .year:
      value.utf8.count == 4 && Int(value) != nil ? nil : Breach(rule: .type, expected: "a year of four digits")
    case .date: ExchangeDate.isDay(value) ? nil : Breach(rule: .type, expected: "a day such as 2024-01-31")
    case .datetime:
      ExchangeDate.isMoment(value) ? nil : Breach(rule: .type, expected: "a moment such as 2024-01-31T12:30:00")
    case .time: ExchangeDate.isTime(value) ? nil : Breach(rule: .type, expected: "a time such as 12:30:00")
    }
  }

  private func constraintBreaches(of value: String) -> [Breach] {
    let constraints = field.constraints
    var found: [Breach] = []
    if let number = Self.number(value) {
      if let minimum = constraints.minimum, number < minimum {
        found.append(Breach(rule: .minimum, expected: "at least \(NumberText.shortest(minimum))"))
      }
      if let maximum = constraints.maximum, number > maximum {
        found.append(Breach(rule: .maximum, expected: "at most \(NumberText.shortest(maximum))"))
      }
    }
    if let least = constraints.minimumLength, value.count < least {
      found.append(Breach(rule: .length, expected: "at least \(least) characters"))
    }
    if let most = constraints.maximumLength, value.count > most {
      found.append(Breach(rule: .length, expected: "at most \(most) characters"))
    }
    if let pattern, (try? pattern.wholeMatch(in: value)) == nil {
      found.append(Breach(rule: .pattern, expected: "a match of \(constraints.pattern ?? "")"))
    }
    if let allowed = constraints.allowed, !isAllowed(value, allowed) {
      found.append(Breach(rule: .allowed, expected: "one of " + allowed.joined(separator: ", ")))
    }
    return found
  }

  /// Numbers are compared as numbers, so that `1.0` is allowed where `1` is.
  private func isAllowed(_ value: String, _ allowed: [String]) -> Bool {
    if allowed.contains(value) { return true }
    guard field.type == .number || field.type == .integer, let number = Self.number(value) else { return false }
    return allowed.contains { Self.number($0) == number }
  }

  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ $0 &- 48 < 10 || [43, 45, 46, 69, 101].contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
