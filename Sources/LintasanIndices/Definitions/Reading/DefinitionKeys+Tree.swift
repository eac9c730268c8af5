/// The keys of a definition of format 2 that format 1 has not, or has otherwise.
///
/// What is not named here, such as `scale` and `forecast`, is read as in format 1.
extension DefinitionKeys {
  static let imputations = [
    "none", "mean", "median", "group_mean", "group_median", "previous", "interpolate", "value",
  ]
  static let normalisations = [
    "none", "zscore", "minmax", "goalposts", "distance_to", "percentile", "rank", "borda",
  ]
  /// Other spellings of normalisations.
  static let normalisationAliases = [
    "z": "zscore", "z_score": "zscore", "min_max": "minmax", "percentile_rank": "percentile",
  ]

  /// The places of mappings and their keys.
  static let tree: [String: [String]] = [
    "": [
      "format", "id", "name", "short_name", "publisher", "citation", "licence", "valid", "entity", "data", "calendar",
      "scale", "ties", "missing", "weights_sum", "tiers", "defaults", "steps", "components", "weight_periods",
      "companions", "classes", "breaks", "report", "forecast", "aggregate", "needs", "rescale", "published",
      "tolerance", "exceptions",
    ],
    "data": [
      "scores", "entity", "name", "time", "published", "published_rank", "class", "flag", "standing", "note",
      "attributes", "covariates",
    ],
    "calendar": ["surveys", "step"],
    "components[]": ["id", "name", "from", "components", "published", "exceptions"] + StepRules.keys,
    "exceptions[]": ["entity", "time", "reason"],
    "weight_periods[]": ["from", "to", "weights"],
    "defaults": StepRules.keys,
    "denominator": ["column", "scale"],
    "impute": ["method", "by", "group"] + imputations,
    "transform": ["boxcox"],
    "aggregate": ["power", "owa", "mazziotta_pareto", "adjusted_mazziotta_pareto"],
    "normalise": normalisations + normalisationAliases.keys.sorted()
      + ["method", "cap", "range", "reference", "deviation", "target"],
    "normalise.reference": ["years"],
    "treat": [
      "minimum", "maximum", "cap", "winsorise", "winsorize", "force", "log", "skewness", "kurtosis", "combine",
      "reference",
    ],
  ]

  /// The keys of a mapping of format 2.
  static func ofTree(_ place: String) -> [String] { tree[place] ?? [] }
}
