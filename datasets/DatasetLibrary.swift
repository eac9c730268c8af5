package import LintasanTables

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The folder of data packages that comes with the tool: a folder each, with a `datapackage.json`.
public struct DatasetLibrary: Sendable {
  /// The folder.
  package let root: URL

  /// The library in a given folder.
  ///
  /// - Throws: `.notFound` where the folder holds no data package.
  public init(root: URL) throws(DatasetError) {
    guard !Self.packages(in: root).isEmpty else { throw .notFound(looked: [root.path]) }
    self.root = root
  }

  /// The library that lies with the program that runs.
  ///
  /// Looked at, in this order, are `../share/lintasan/datasets` seen from the executable (an installed tool), `datasets`
  /// beside the folder `.build` that the executable lies in (a checkout), and the folder that this file was compiled in (a
  /// program of another package). Symbolic links to the executable are followed.
  ///
  /// - Throws: `.notFound` with the places that were looked at.
  public static func shipped() throws(DatasetError) -> DatasetLibrary {
    try shipped(executable: Executable.path, sources: sources)
  }

  /// The library that lies with an executable, or where this file was compiled.
  package static func shipped(executable: String?, sources: String) throws(DatasetError) -> DatasetLibrary {
    let places = candidates(executable: executable, sources: sources)
    guard let root = places.first(where: { !packages(in: $0).isEmpty }) else {
      throw .notFound(looked: places.map(\.path))
    }
    return try DatasetLibrary(root: root)
  }

  /// This file as it was compiled; `#filePath` as a default would be the caller's. Empty in a command that is handed on
  /// (`make build`): its bytes do not depend on the folder that it was built in, and it reads nothing there.
  #if LINTASAN_RELOCATABLE
    package static let sources = ""
  #else
    package static let sources = #filePath
  #endif

  /// Where ``shipped()`` looks.
  static func candidates(executable: String?, sources: String) -> [URL] {
    var places: [URL] = []
    func add(_ place: URL) {
      let place = place.standardizedFileURL
      if !places.contains(where: { $0.path == place.path }) { places.append(place) }
    }
    if let executable {
      let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
      add(folder.appendingPathComponent("../share/lintasan/datasets", isDirectory: true))
      var above = folder
      while above.pathComponents.count > 1 {
        let name = above.lastPathComponent
        above = above.deletingLastPathComponent()
        if name.hasPrefix(".build") { add(above.appendingPathComponent("datasets", isDirectory: true)) }
      }
    }
    if !sources.isEmpty { add(URL(fileURLWithPath: sources).deletingLastPathComponent()) }
    return places
  }

  // MARK: - Packages

  /// The names of the packages, ascending.
  public var packages: [String] { Self.packages(in: root) }

  /// The folder of a package.
  ///
  /// - Throws: `.unknownPackage` naming those that are there.
  public func folder(of package: String) throws(DatasetError) -> URL {
    guard packages.contains(package) else { throw .unknownPackage(package, available: packages) }
    return root.appendingPathComponent(package, isDirectory: true)
  }

  /// What a package says of itself.
  ///
  /// - Throws: `.unknownPackage`, `.unreadable`, `.package`.
  package func package(_ name: String) throws(DatasetError) -> DataPackage {
    let bytes = try bytes(of: Self.descriptor, in: name)
    do {
      return try DataPackage(json: bytes, file: "\(name)/\(Self.descriptor)")
    } catch {
      throw .package(error)
    }
  }

  /// The bytes of a file of a package.
  ///
  /// - Parameters:
  ///   - path: as in the package's resources, such as `scores.csv`; it may not lead out of the package.
  ///   - package: the name of the package.
  /// - Throws: `.unknownPackage`, `.unreadable`, `.leadsOut` for a link to a place outside the library.
  public func bytes(of path: String, in package: String) throws(DatasetError) -> [UInt8] {
    let url = try folder(of: package).appendingPathComponent(path)
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), let data = try? Data(contentsOf: url)
    else { throw .unreadable(path: url.path) }
    let (home, place) = (root.resolvingSymlinksInPath().path, url.resolvingSymlinksInPath().path)
    guard place.hasPrefix(home + "/") else { throw .leadsOut(path: url.path, target: place) }
    return [UInt8](data)
  }

  /// Whether a package has a file, such as the definition of an index.
  package func holds(_ path: String, in package: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent("\(package)/\(path)").path)
  }

  /// Checks a package's files against its `datapackage.json`.
  ///
  /// - Throws: `.unknownPackage`, `.unreadable`, `.package`.
  package func validate(
    _ name: String, with validator: PackageValidator = PackageValidator()
  ) throws(DatasetError) -> PackageReport {
    validator.validate(try package(name)) { path in try? bytes(of: path, in: name) }
  }

  private static let descriptor = "datapackage.json"

  private static func packages(in root: URL) -> [String] {
    entries(of: root).filter {
      FileManager.default.fileExists(atPath: root.appendingPathComponent("\($0)/\(descriptor)").path)
    }
  }

  private static func entries(of folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
