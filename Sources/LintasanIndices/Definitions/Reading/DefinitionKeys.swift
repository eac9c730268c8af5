/// The keys that a definition may have, by the mapping that they stand in.
///
/// The reader takes every list of allowed keys from here, so that a test can walk over all of them: each key must change a
/// result, or be refused.
enum DefinitionKeys {
  /// The places of mappings, such as `data.attributes` and `forecast.rule_sets[].rules[]`, and their keys.
  static let all: [String: [String]] = [
    "": [
      "format", "id", "name", "short_name", "publisher", "citation", "licence", "valid", "entity", "data", "calendar",
      "scale", "ties", "missing", "weights_sum", "aggregation", "tiers", "components", "weight_periods", "composition",
      "companions", "capabilities", "classes", "breaks", "exceptions", "report", "forecast",
    ],
    "valid": ["from", "to", "succeeded_by"],
    "valid.succeeded_by": ["id", "name", "from", "instrument", "reason"],
    "entity": ["singular", "plural"],
    "data": [
      "scores", "entity", "name", "time", "value", "published_rank", "class", "flag", "standing", "note", "attributes",
      "covariates", "indicators",
    ],
    "data.attributes": ["file", "key", "groups"],
    "data.covariates": ["file", "entity", "time"],
    "data.indicators": ["file", "entity", "time", "prefix", "digits"],
    "calendar": ["surveys", "step"],
    "scale": ["minimum", "maximum", "decimals", "direction"],
    "missing": ["not_surveyed", "zero"],
    "tiers[]": ["id", "name"],
    "components[]": ["id", "number", "name", "column", "weight", "capability", "components"],
    "weight_periods[]": ["from", "to", "weights"],
    "composition[]": ["column", "part_of"],
    "companions[]": ["id", "name", "column", "rank"],
    "capabilities[]": ["id", "name", "levels"],
    "capabilities[].levels[]": ["level", "name"],
    "classes[]": ["id", "name", "from"],
    "breaks[]": ["before", "reason"],
    "exceptions[]": ["check", "year", "entities", "note"],
    "report": ["focus", "neighbours", "top", "group"],
    "forecast": ["form", "rule_sets", "drivers", "inputs", "group", "subgroup", "groups_with_subgroups"],
    "forecast.drivers[]": ["column", "transform"],
    "forecast.inputs[]": ["component", "column", "maximum", "lag"],
    "forecast.rule_sets[]": ["penalty", "rules"],
    "forecast.rule_sets[].rules[]": ["component", "smoothing", "features", "nowcast", "group"],
  ]

  /// The keys of a mapping.
  static func at(_ place: String) -> [String] { all[place] ?? [] }
}
