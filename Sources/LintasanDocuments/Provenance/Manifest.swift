/// How a folder of results came to be: enough to check it, and to make it again.
package struct Manifest: Hashable, Sendable, Codable {
  /// The name of its file in the folder.
  package static let fileName = "manifest.json"
  /// The version of the form of the file.
  package static let currentFormat = 1

  /// A dataset that was read.
  package struct Dataset: Hashable, Sendable, Codable {
    /// Its short name, such as `egdi`.
    package var name: String
    /// Its version, as its data package says it.
    package var version: String

    /// A dataset.
    package init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// The library of linear algebra that was at work.
  package struct LinearAlgebra: Hashable, Sendable, Codable {
    /// Its own words about how it was built.
    package var library: String
    /// The kind of processor that it chose its kernels for.
    package var core: String

    /// A library.
    package init(library: String, core: String) {
      self.library = library
      self.core = core
    }
  }

  /// The version of the form of this file.
  package var format: Int
  /// The tool's version.
  package var toolVersion: String
  /// The command, argument by argument, the tool's name first.
  package var command: [String]
  /// The seed of the random numbers; `nil` where none were drawn.
  package var seed: UInt64?
  /// The number of draws; `nil` where none were made.
  package var draws: Int?
  /// The number of threads. It does not change the results.
  package var threads: Int?
  /// The library of linear algebra.
  package var linearAlgebra: LinearAlgebra?
  /// The datasets that were read.
  package var datasets: [Dataset]
  /// The files that were read.
  package var inputs: [FileRecord]
  /// The files that were written, this one left out.
  package var outputs: [FileRecord]

  /// A manifest.
  package init(
    toolVersion: String, command: [String], seed: UInt64? = nil, draws: Int? = nil, threads: Int? = nil,
    linearAlgebra: LinearAlgebra? = nil, datasets: [Dataset] = [], inputs: [FileRecord] = [], outputs: [FileRecord] = []
  ) {
    format = Self.currentFormat
    self.toolVersion = toolVersion
    self.command = command
    self.seed = seed
    self.draws = draws
    self.threads = threads
    self.linearAlgebra = linearAlgebra
    self.datasets = datasets
    self.inputs = inputs
    self.outputs = outputs
  }

  enum CodingKeys: String, CodingKey {
    case format
    case toolVersion = "tool_version"
    case command
    case seed
    case draws
    case threads
    case linearAlgebra = "linear_algebra"
    case datasets
    case inputs
    case outputs
  }
}
