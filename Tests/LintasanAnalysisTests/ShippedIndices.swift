import Foundation
import LintasanAnalysis
import LintasanDatasets
import LintasanTestSupport

/// The shipped indices, from the repository.
enum ShippedIndices {
  static func library() throws -> DatasetLibrary {
    try DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))
  }

  static func egdi() throws -> IndexData { try IndexLoader.shipped("egdi", in: library()) }
}
