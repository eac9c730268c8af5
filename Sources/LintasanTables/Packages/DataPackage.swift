/// A Frictionless data package: what `datapackage.json` says of the files beside it.
///
/// Read are the parts of the standard that ``PackageValidator`` checks and those that tell where figures come from;
/// other keys are passed over.
package struct DataPackage: Hashable, Sendable {
  /// The name.
  package let name: String
  /// The title.
  package let title: String?
  /// What it holds.
  package let description: String?
  /// The version.
  package let version: String?
  /// On which terms its parts may be used.
  package let licenses: [Licence]
  /// Where its figures come from.
  package let sources: [Source]
  /// The files.
  package let resources: [DataResource]

  /// A source of figures.
  package struct Source: Hashable, Sendable, Decodable {
    /// What it is.
    package let title: String
    /// Where it is.
    package let path: String?

    /// A source.
    package init(title: String, path: String? = nil) {
      self.title = title
      self.path = path
    }
  }

  /// Terms of use.
  package struct Licence: Hashable, Sendable, Decodable {
    /// Its short name, such as `CC-BY-4.0`.
    package let name: String?
    /// What it is.
    package let title: String?
    /// Where its text is.
    package let path: String?
  }

  /// The resource of a name.
  package func resource(_ name: String) -> DataResource? {
    resources.first { $0.name == name }
  }
}
