public import Foundation

/// Files that tests read, found beside the test that asks.
public enum Fixture {
  /// The file at `path` in the `Fixtures` folder of the test target that `file` belongs to.
  public static func url(_ path: String, from file: String = #filePath) -> URL {
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while folder.deletingLastPathComponent().lastPathComponent != "Tests" && folder.path != "/" {
      folder = folder.deletingLastPathComponent()
    }
    return folder.appendingPathComponent("Fixtures").appendingPathComponent(path)
  }

  /// The bytes of a fixture.
  public static func bytes(_ path: String, from file: String = #filePath) throws -> [UInt8] {
    Array(try Data(contentsOf: url(path, from: file)))
  }

  /// A fixture decoded from JSON.
  public static func json<Value: Decodable>(
    _ type: Value.Type, _ path: String, from file: String = #filePath
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: url(path, from: file)))
  }

  /// The repository's root folder, for tests of the shipped data and of the house rules.
  public static func repositoryRoot(from file: String = #filePath) -> URL {
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while folder.lastPathComponent != "Tests" && folder.path != "/" { folder = folder.deletingLastPathComponent() }
    return folder.deletingLastPathComponent()
  }
}
