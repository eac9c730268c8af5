public import LintasanDatasets
public import LintasanMaturity

extension Instrument {
  /// A shipped instrument, such as `pemdi`.
  ///
  /// - Throws: `DatasetError` where it is not there, `InstrumentError` where it cannot be read.
  public init(shipped id: String, in library: DatasetLibrary) throws {
    try self.init(yaml: library.bytes(of: "instrument.yaml", in: id), file: "\(id)/instrument.yaml")
  }
}
