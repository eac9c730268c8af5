/// A Frictionless data package: what `datapackage.json` says of the files beside it.
///
/// Read are the parts of the standard that ``PackageValidator`` checks and those that tell where figures come from;
/// other keys are passed over.
public struct DataPackage: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The title.
  public let title: String?
  /// What it holds.
  public let description: String?
  /// The version.
  public let version: String?
  /// On which terms its parts may be used.
  public let licenses: [Licence]
  /// Where its figures come from.
  public let sources: [Source]
  /// The files.
  public let resources: [DataResource]

  /// A source of figures.
  public struct Source: Hashable, Sendable, Decodable {
    /// What it is.
    public let title: String
    /// Where it is.
    public let path: String?

    /// A source.
    public init(title: String, path: String? = nil) {
      self.title = title
      self.path = path
    }
  }

  /// Terms of use.
  public struct Licence: Hashable, Sendable, Decodable {
    /// Its short name, such as `CC-BY-4.0`.
    public let name: String?
    /// What it is.
    public let title: String?
    /// Where its text is.
    public let path: String?
  }

  /// The resource of a name.
  public func resource(_ name: String) -> DataResource? {
    resources.first { $0.name == name }
  }
}
