import Testing

@testable import LintasanTables

@Suite("Data packages")
struct DataPackageTests {
  /// From the examples of FIPS 180-4 and from Python's hashlib: nothing, one block, 55 to 65 bytes, a million bytes.
  @Test(
    "SHA-256",
    arguments: [
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("a", 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
      ("a", 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
      ("a", 63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
      ("a", 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
      ("a", 65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
      ("0123456789", 100000, "ec21d64624228af3ecd4bdaa8239e32ed943b01e26934cd5610fddb361426dc6"),
    ])
  func sha256(text: String, times: Int, expected: String) {
    #expect(Digest.sha256(Array(String(repeating: text, count: times).utf8)) == expected)
  }

  private func package(_ resource: String) throws(PackageError) -> DataPackage {
    try DataPackage(json: Array(#"{"name": "p", "resources": [\#(resource)]}"#.utf8), file: "datapackage.json")
  }

  @Test("Keys may be one name or a list; bounds may be numbers or texts; other keys are passed over")
  func lenient() throws {
    let found = try package(
      #"""
      {"name": "a", "path": "a.csv", "profile": "tabular-data-resource", "schema": {"fields": [
        {"name": "y", "type": "year", "format": "default", "constraints": {"minimum": "2000", "enum": [2000, "2001"]}},
        {"name": "x"}], "primaryKey": "y", "foreignKeys": [{"fields": "x", "reference": {"fields": ["y"]}}]}}
      """#)
    let schema = try #require(found.resources.first?.schema)
    #expect(schema.primaryKey == ["y"])
    #expect(schema.fields.map(\.type) == [.year, .any])
    #expect(schema.fields[0].constraints.minimum == 2000)
    #expect(schema.fields[0].constraints.allowed == ["2000", "2001"])
    #expect(schema.foreignKeys == [TableSchema.ForeignKey(fields: ["x"], resource: "", referenced: ["y"])])
    let report = PackageValidator().validate(found) { _ in Array("y,x\n2000,2001\n2001,\n".utf8) }
    #expect(report.findings.map(\.rule) == [])
    #expect(
      PackageValidator().validate(found) { _ in Array("y,x\n2000,2002\n".utf8) }.findings.map(\.rule) == [.foreignKey])
  }

  @Test(
    "A descriptor that is broken says where",
    arguments: [
      (#"{"name": "a"}"#, "datapackage.json, resources[0].path: expected a value, found none"),
      (#"{"name": 1, "path": "a"}"#, "datapackage.json, resources[0].name: expected another kind of value (String)"),
      (
        #"{"name": "a", "path": "../a"}"#,
        "datapackage.json: the path “../a” leads out of the package; expected a file in its folder"
      ),
      (
        #"{"name": "a", "path": "a", "schema": {"fields": [{"name": "x", "type": "text"}]}}"#,
        "datapackage.json, type of field “x” of “a”: expected string, integer, number, boolean, year, date, datetime, time, any"
      ),
      (
        #"{"name": "a", "path": "a", "schema": {"fields": [{"name": "x", "constraints": {"pattern": "("}}]}}"#,
        "datapackage.json, constraints of field “x” of “a”: expected a regular expression, found “(”"
      ),
      (
        #"{"name": "a", "path": "a", "schema": {"fields": [{"name": "x"}], "primaryKey": ["y"]}}"#,
        "datapackage.json, keys of “a”: expected names of its fields, found “y”"
      ),
      (#"{"name": "#, "datapackage.json: this is not JSON: it cannot be parsed from its beginning to its end"),
    ])
  func broken(resource: String, message: String) {
    let error = #expect(throws: PackageError.self) { try package(resource) }
    #expect(error.map { "\($0)" } == message)
  }

  @Test(
    "Types",
    arguments: [
      ("integer", "1.5", false), ("integer", "-3", true), ("number", "1e3", true), ("number", "nan", false),
      ("number", "1,5", false), ("number", "0x10", false), ("boolean", "true", true), ("boolean", "1", false),
      ("year", "2024", true), ("year", "24", false), ("string", "=1", true),
    ])
  func types(type: String, value: String, isValid: Bool) throws {
    let found = try package(
      #"{"name": "a", "path": "a", "schema": {"fields": [{"name": "x", "type": "\#(type)"}]}}"#)
    let report = PackageValidator().validate(found) { _ in Array("x\n\"\(value)\"\n".utf8) }
    #expect(report.findings.map(\.rule) == (isValid ? [] : [.type]))
  }
}
