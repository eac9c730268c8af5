import Foundation
import LintasanDocuments
import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct DataPackageJSONTests {
  /// What is written of a shipped package is the same package, and begins with the same keys.
  @Test(arguments: ["egdi", "spbe", "gtmi", "pemdi"]) func shippedPackagesComeBack(name: String) throws {
    let place = Fixture.repositoryRoot().appendingPathComponent("datasets/\(name)/datapackage.json")
    let text = try String(contentsOf: place, encoding: .utf8)
    let package = try DataPackage(json: Array(text.utf8), file: "datapackage.json")
    let written = package.json.text
    #expect(try DataPackage(json: Array(written.utf8), file: "datapackage.json") == package)
    #expect(written.split(separator: "\n").prefix(4) == text.split(separator: "\n").prefix(4))
  }

  @Test func aTableIsDescribed() throws {
    var content = LabelledTable(
      Table(
        Column("id", [1, 2, 3]), Column("sex", [1, 2, 1]), Column("day", ["2024-01-31", nil, "2024-02-29"]),
        Column("at", ["2024-01-31T00:00:00", nil, "2024-02-29T12:30:00"]), Column("x", [0.5, nil, 1e300] as [Double?]),
        Column("ok", [true, nil, false] as [Bool?]), Column("none", [nil, nil, nil] as [String?])),
      title: "A title", columnLabels: ["sex": "Sex"], valueLabels: ["sex": [1: "male", 2: "female"]], dayColumns: ["day"])
    content.momentColumns = ["at"]
    let bytes = CSVWriter(dialect: .rfc4180, guardsFormulas: false).write(content.table)
    let package = DataPackage(
      describing: content, path: "My table (2).csv", bytes: bytes, sources: [DataPackage.Source(title: "in.sav")])
    #expect(package.name == "my-table-2" && package.title == "A title")
    let schema = try #require(package.resources[0].schema)
    #expect(schema.fields.map(\.type) == [.integer, .integer, .date, .datetime, .number, .boolean, .any])
    #expect(schema.fields[1].categories.map(\.label) == ["male", "female"])
    #expect(schema.fields[1].description == "Sex" && schema.primaryKey == ["id"])
    #expect(try DataPackage(json: Array(package.json.text.utf8), file: "p") == package)
    #expect(PackageValidator().validate(package) { _ in bytes }.findings.isEmpty)
  }

  /// A key is made of names, codes and times, no more than are needed, and of no measurements.
  @Test func keysAreTheFewestColumns() {
    func key(_ columns: Column...) -> [String]? {
      let content = LabelledTable(Table(trusted: columns))
      return DataPackage(describing: content, path: "t.csv", bytes: [], sources: []).resources[0].schema?.primaryKey
    }
    let (countries, codes) = (["A", "A", "B"], ["a", "a", "b"])
    let (years, scores) = (Column("year", [2020, 2022, 2020]), Column("score", [1, 2, 3]))
    #expect(key(Column("country", countries), Column("code", codes), years, scores) == ["code", "year"])
    #expect(key(Column("country", ["A", "B", "C"]), years) == ["country"])
    #expect(key(Column("score", [0.5, 1.5, 2.5]), Column("country", ["A", "B", "C"])) == [])
    #expect(key(Column("country", ["A", nil, "C"]), scores) == [])
    #expect(key(Column("price", [10, 30, 20]), Column("name", countries)) == [])
    #expect(key(Column("firm_id", [10, 30, 20]), Column("name", countries)) == ["firm_id"])
    #expect(key(years, Column("name", ["A", "B", "B"])) == ["year", "name"])
  }
}
