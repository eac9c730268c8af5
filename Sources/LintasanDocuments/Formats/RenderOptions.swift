public import LintasanTables

/// What a reader may choose about the form of a report.
public struct RenderOptions: Sendable {
  /// How CSV separates and marks its fields.
  public var dialect: CSVDialect
  /// Whether texts that a spreadsheet would run as a formula are made harmless in CSV.
  package var guardsFormulas: Bool
  /// The columns of the terminal; `nil` for as many as it takes.
  public var width: Int?
  /// Whether the terminal shows colours.
  package var usesColour: Bool
  /// The folder of the figures, relative to the document that shows them.
  package var figureFolder: String
  /// Seconds since 1970 for formats that must carry a date; fixed, so that the bytes repeat.
  package var documentTime: Int

  /// The usual form.
  public init(
    dialect: CSVDialect = .rfc4180, guardsFormulas: Bool = true, width: Int? = nil, usesColour: Bool = false,
    figureFolder: String = "charts", documentTime: Int = 1_704_067_200
  ) {
    self.dialect = dialect
    self.guardsFormulas = guardsFormulas
    self.width = width
    self.usesColour = usesColour
    self.figureFolder = figureFolder
    self.documentTime = documentTime
  }
}
