/// One of the fifteen figures that EGDI is made of.
package struct InputLeaf: Hashable, Sendable {
  /// The component that a leaf belongs to.
  package enum Pillar: String, Hashable, Sendable, CaseIterable {
    /// Online Service Index.
    case osi
    /// Telecommunication Infrastructure Index.
    case tii
    /// Human Capital Index.
    case hci
  }

  /// The column in `inputs.csv`.
  package let id: String
  /// A short name for the command line, such as `sp`.
  package let shortID: String
  /// What it is.
  package let name: String
  /// The component that it is part of.
  package let pillar: Pillar
  /// The weight of its z-score within the component; negative where lower is better.
  package let weight: Double
  /// Of how many items it is the count; `nil` for a measure.
  package let items: Int?
  /// The least and the most that the recipe lets count.
  package let counted: ClosedRange<Double>
  /// The least and the most that a table may hold.
  package let allowed: ClosedRange<Double>
  /// How far a plan may take it: its own limit, or for years of schooling what nobody has passed.
  package let attainable: Double

  /// Whether it counts items.
  package var isCount: Bool { items != nil }
  /// Whether a fall is an improvement.
  package var lowerIsBetter: Bool { weight < 0 }

  private init(
    _ id: String, _ shortID: String, _ name: String, _ pillar: Pillar, _ weight: Double, items: Int? = nil,
    counted: ClosedRange<Double>, allowed: ClosedRange<Double>? = nil, attainable: Double
  ) {
    self.id = id
    self.shortID = shortID
    self.name = name
    self.pillar = pillar
    self.weight = weight
    self.items = items
    self.counted = counted
    self.allowed = allowed ?? counted
    self.attainable = attainable
  }

  private static func items(_ id: String, _ name: String, _ weight: Double, of count: Int) -> InputLeaf {
    InputLeaf(
      "osi_\(id)_points", id, name, .osi, weight, items: count, counted: 0...Double(count), attainable: Double(count))
  }

  private static let unbounded = 0...Double.greatestFiniteMagnitude

  /// The leaves of EGDI 2024 in the order of the survey's recipe.
  package static let egdi2024: [InputLeaf] = [
    .items("if", "Institutional framework, items", 0.10, of: 25),
    .items("cp", "Content provision, items", 0.05, of: 9),
    .items("sp", "Services provision, items", 0.45, of: 83),
    .items("epi", "E-participation, items", 0.35, of: 73),
    .items("tec", "Technology, items", 0.05, of: 16),
    InputLeaf(
      "mobile_per_100_cap120", "mobile", "Mobile subscriptions per 100", .tii, 0.25, counted: 0...120, attainable: 120),
    InputLeaf(
      "internet_users_pct", "internet", "Internet users, %", .tii, 0.25, counted: 0...100, attainable: 100),
    InputLeaf(
      "active_mobile_bb_per_100_cap120", "mobile_bb", "Active mobile broadband per 100", .tii, 0.25, counted: 0...120,
      attainable: 120),
    InputLeaf(
      "mobile_data_price_pct_gni", "data_price", "Price of mobile data, % of GNI", .tii, -0.125, counted: unbounded,
      attainable: 1),
    InputLeaf(
      "fixed_bb_price_pct_gni", "bb_price", "Price of fixed broadband, % of GNI", .tii, -0.125, counted: unbounded,
      attainable: 1),
    InputLeaf("adult_literacy", "literacy", "Adult literacy, %", .hci, 0.2, counted: 0...100, attainable: 100),
    InputLeaf(
      "ger", "ger", "Gross enrolment, %", .hci, 0.2, counted: 0...100, allowed: unbounded, attainable: 100),
    InputLeaf("eys", "eys", "Expected schooling, years", .hci, 0.2, counted: unbounded, attainable: 21.08),
    InputLeaf("mys", "mys", "Mean schooling, years", .hci, 0.2, counted: unbounded, attainable: 15),
    InputLeaf(
      "egov_literacy", "egov_literacy", "E-government literacy, share", .hci, 0.2, counted: 0...1, attainable: 1),
  ]
}
