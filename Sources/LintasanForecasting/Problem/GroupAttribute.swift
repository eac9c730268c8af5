/// A grouping of units, such as region, income group or kind of agency, which may change with time.
package struct GroupAttribute: Hashable, Sendable {
  /// The name, such as `region`.
  package let name: String
  private let values: [String: [Entry]]

  private struct Entry: Hashable, Sendable {
    let time: Int
    let group: String
  }

  /// Groups that never change.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - groups: the group of each unit by the unit's name; a unit may be without.
  package init(_ name: String, _ groups: [String: String]) {
    self.name = name
    values = groups.mapValues { [Entry(time: .min, group: $0)] }
  }

  /// Groups as they stood at times: at any time the latest entry up to then holds.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - entries: unit, time and group, in any order.
  package init(_ name: String, entries: [(unit: String, time: Int, group: String)]) {
    self.name = name
    values = Dictionary(grouping: entries, by: \.unit).mapValues { entries in
      entries.map { Entry(time: $0.time, group: $0.group) }.sorted { $0.time < $1.time }
    }
  }

  /// The group of a unit as known at a time; `nil` where none was known yet.
  package func group(of unit: String, at time: Int) -> String? {
    values[unit]?.last { $0.time <= time }?.group
  }
}
