/// The settings that errors of the library name, as the command line spells them.
///
/// The library says `headerRows`, since whoever programs sets that; who types reads --header-row.
enum OptionWords {
  private static let options: [String: String] = [
    "alternative": "alternative",
    "asOf": "as-of",
    "budget": "budget",
    "classes": "classes",
    "collapse": "collapse",
    "condition": "where",
    "data": "data",
    "decimalMark": "decimal",
    "definition": "definition",
    "delimiter": "delimiter",
    "draws": "draws",
    "encoding": "encoding",
    "estimator": "estimator",
    "exclude": "exclude",
    "footerRows": "skip-footer",
    "from": "from",
    "grade": "grade",
    "headerRows": "header-row",
    "inputs": "inputs",
    "isWide": "wide",
    "library": "datasets",
    "maxStep": "max-step",
    "maximumLag": "max-lag",
    "memory": "memory",
    "missing": "missing",
    "points": "points",
    "range": "range",
    "replacing": "force",
    "shard": "shard",
    "sheet": "sheet",
    "target": "target",
    "texts": "text",
    "thousandsMark": "thousands",
    "time": "time",
    "to": "to",
    "unit": "entity",
    "value": "value",
    "year": "year",
  ]

  /// A message with every setting between backticks as an option.
  static func spelt(_ message: String) -> String {
    guard message.contains("`") else { return message }
    let parts = message.split(separator: "`", omittingEmptySubsequences: false)
    var spelt = ""
    for (place, part) in parts.enumerated() {
      if place.isMultiple(of: 2) || place == parts.count - 1 {
        spelt += place.isMultiple(of: 2) ? part : "`\(part)"
      } else if let option = options[String(part)] {
        spelt += "--\(option)"
      } else {
        spelt += "`\(part)`"
      }
    }
    return spelt
  }
}
