/// What the ranked things are called.
package struct EntityNames: Hashable, Sendable {
  /// One of them.
  package let singular: LocalizedText
  /// Several.
  package let plural: LocalizedText

  /// Names.
  package init(singular: LocalizedText, plural: LocalizedText) {
    self.singular = singular
    self.plural = plural
  }
}

/// What a level of the component tree is called, such as domain, aspect, indicator.
package struct HierarchyLevel: Hashable, Sendable {
  /// The identifier.
  package let id: String
  /// The name.
  package let name: LocalizedText

  /// A level's name.
  package init(id: String, name: LocalizedText) {
    self.id = id
    self.name = name
  }
}

/// A maturity scale on which leaves of the tree are judged.
package struct MaturityScale: Hashable, Sendable {
  /// A level and its name.
  package struct Level: Hashable, Sendable {
    /// The score of the level.
    package let level: Int
    /// The name.
    package let name: LocalizedText
  }

  /// The identifier, named by ``Component/capability``.
  package let id: String
  /// The name.
  package let name: LocalizedText
  /// The levels, ascending.
  package let levels: [Level]
}

/// What the values of the flag column mean.
package struct MissingFlags: Hashable, Sendable {
  /// The flag of a row whose entity was not surveyed: no score, no rank.
  package let notSurveyed: String?
  /// The flag of a row whose published score of 0 says that nothing was found.
  package let zero: String?

  /// Values of the flag column.
  package init(notSurveyed: String? = nil, zero: String? = nil) {
    self.notSurveyed = notSurveyed
    self.zero = zero
  }
}

/// An index that is published in the same table but is no part of this one.
package struct RelatedIndex: Hashable, Sendable {
  /// The identifier.
  package let id: String
  /// The name.
  package let name: LocalizedText
  /// Its column in the scores' table.
  package let column: String
  /// The column of its rank, if it has one.
  package let rank: String?
}

/// The index that takes another's place: its scores are not comparable with the older ones.
package struct SuccessorIndex: Hashable, Sendable {
  /// The identifier of the successor.
  package let id: String
  /// Its name.
  package let name: LocalizedText
  /// The first year in which it holds.
  package let from: Int
  /// The act that sets it, if known.
  package let instrument: String?
  /// Why it takes over, and what is known.
  package let reason: LocalizedText
}

/// A year before which scores are not comparable with later ones.
package struct SeriesBreak: Hashable, Sendable {
  /// The first year of the new series.
  package let before: Int
  /// Why.
  package let reason: LocalizedText
}

/// What a report on the index shows unless it is told otherwise.
package struct ReportDefaults: Hashable, Sendable {
  /// The entities in focus.
  package let focus: [String]
  /// How many neighbours in the ranking are shown on either side.
  package let neighbours: Int
  /// The ranks for which the chance to be among the best is given.
  package let top: [Int]
  /// The attribute by which entities are grouped.
  package let group: String?

  /// Defaults of a report.
  package init(focus: [String] = [], neighbours: Int = 5, top: [Int] = [10, 25, 50, 100], group: String? = nil) {
    self.focus = focus
    self.neighbours = neighbours
    self.top = top
    self.group = group
  }
}
