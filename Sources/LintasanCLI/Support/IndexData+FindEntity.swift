import Lintasan

extension IndexData {
  /// The one entity that a user means: by code, by name in any language that is known, or by abbreviation.
  ///
  /// A name of several entities is taken with a note where one is usually meant, and otherwise refused with the candidates.
  func findEntity(_ text: String) throws -> String {
    let wanted = text.trimmingBlanks
    if panel.position(ofUnit: wanted) != nil { return wanted }
    if let names = EntityFinder(self) {
      switch names.meaning(of: wanted) {
      case .one(let unit, let others):
        if !others.isEmpty {
          Console.notice(
            "\(Quotation.quoted(wanted)) is taken for \(name(of: unit)) (\(unit)), not for "
              + others.map { "\(name(of: $0)) (\($0))" }.joined(separator: " or "))
        }
        return unit
      case .several(let units):
        throw CommandFailure.usage(
          "\(Quotation.quoted(wanted)) may be \(units.map { "\(name(of: $0)) (\($0))" }.joined(separator: " or ")); give the name or "
            + "code of one")
      case nil:
        if let absence = names.absence(of: wanted) {
          throw CommandFailure.usage("\(Quotation.quoted(wanted)) is \(absence), and not in these data")
        }
      }
    }
    return try entity(wanted)
  }
}
