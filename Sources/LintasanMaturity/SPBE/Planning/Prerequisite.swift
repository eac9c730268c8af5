/// An indicator that has to be raised before another: a policy before its practice.
public struct Prerequisite: Hashable, Sendable {
  /// The number of the indicator that goes first.
  public let first: Int
  /// The number of the indicator that follows.
  public let then: Int

  /// `first` before `then`.
  public init(_ first: Int, before then: Int) {
    self.first = first
    self.then = then
  }

  /// The internal policies of PermenPANRB 59/2020 (indicators 1 to 10) and the practices that bear the same subject in
  /// their names: architecture, road map, data management, applications, data centre, intranet, service interconnection,
  /// information security, the three audits, the coordination team.
  ///
  /// - Reference: PermenPANRB 59/2020, Lampiran I, Tabel 9. The regulation states no order; that a practice rests on its
  ///   policy is this project's reading of the names.
  public static let policyBeforePractice: [Prerequisite] = [
    .init(1, before: 11), .init(2, before: 12), .init(3, before: 23), .init(4, before: 15), .init(5, before: 16),
    .init(6, before: 17), .init(7, before: 18), .init(8, before: 22), .init(9, before: 29), .init(9, before: 30),
    .init(9, before: 31), .init(10, before: 19),
  ]
}
