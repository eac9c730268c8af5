// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built the same way: Swift 6 language mode, strict memory safety, warnings are errors.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(
  _ name: String, path: String? = nil, _ dependencies: [Target.Dependency], exclude: [String] = [],
  sources: [String]? = nil, resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path, exclude: exclude, sources: sources, resources: resources,
    swiftSettings: house)
}

/// Tests of a target, in `Tests/<target>Tests`.
///
/// A fixture is found through its test file's own path, so that it is read where it lies.
func tests(_ target: String, _ more: [Target.Dependency] = [], fixtures: Bool = true) -> Target {
  .testTarget(
    name: "\(target)Tests",
    dependencies: [.init(stringLiteral: target), "LintasanCore", "LintasanTestSupport"] + more,
    exclude: fixtures ? ["Fixtures"] : [], swiftSettings: house)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// OpenBLAS; with `LINTASAN_BLAS=reference` in the environment any BLAS and LAPACK that `blas.pc` and `lapack.pc` name, such as
/// the reference ones of Netlib.
let blas: Target =
  Context.environment["LINTASAN_BLAS"] == "reference"
  ? .systemLibrary(
    name: "COpenBLAS", path: "Sources/CReferenceBLAS", pkgConfig: "blas",
    providers: [.apt(["libblas-dev", "liblapack-dev", "liblapacke-dev"])])
  : .systemLibrary(
    name: "COpenBLAS", pkgConfig: "openblas",
    providers: [.apt(["libopenblas-dev", "liblapacke-dev"]), .brew(["openblas"])])

/// What `Lintasan` re-exports, each a product too.
let parts = [
  "LintasanAnalysis", "LintasanCore", "LintasanDatasets", "LintasanDocuments", "LintasanForecasting", "LintasanIndices",
  "LintasanLinearAlgebra", "LintasanMaturity", "LintasanRankings", "LintasanRegression", "LintasanReporting",
  "LintasanStatistics", "LintasanTables",
]

let package = Package(
  name: "lintasan",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Lintasan", targets: ["Lintasan"])
  ]
    // The parts by themselves: who needs least squares alone builds no parser of command lines.
    + (parts + ["LintasanFoundation"]).map { .library(name: $0, targets: [$0]) } + [
      .executable(name: "lintasan", targets: ["lintasan-tool"])
    ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // C libraries: a module map each, found by pkg-config.
    blas,
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["liblapacke-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    // Debian's ReadStat has no .pc file; its module map names the library.
    .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"]), .brew(["readstat"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CFreeXL", pkgConfig: "freexl", providers: [.apt(["libfreexl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "CBoostMath"),
    .target(name: "CSystem"),

    // What the parts say alike.
    library("LintasanCore", []),

    // Numbers.
    library("LintasanLinearAlgebra", ["LintasanCore", "COpenBLAS", "CLAPACKE", "CSystem"]),
    library("LintasanStatistics", ["LintasanCore", "LintasanLinearAlgebra", "CBoostMath"]),
    library(
      "LintasanTables",
      [
        "LintasanCore", "LintasanLinearAlgebra", "LintasanStatistics", "CFreeXL", "CLibCrypto", "CLibXML", "CLibYAML",
        "CReadStat", "CSQLite", "CSystem", "CZip", "CZlib",
      ]),
    // The data are found by their place, not as resources: the code that SwiftPM would write for these imports Foundation.
    library(
      "LintasanDatasets", path: "datasets", ["LintasanCore", "LintasanTables", "CSystem"],
      exclude: ["README.md", "egdi", "gtmi", "names", "pemdi", "scripts", "spbe"],
      sources: ["DatasetLibrary.swift", "DatasetError.swift", "Executable.swift", "Import"]),

    // The four parts of analysis: none of them knows another.
    library("LintasanIndices", ["LintasanCore", "LintasanStatistics", "LintasanTables"]),
    library("LintasanRegression", ["LintasanCore", "LintasanLinearAlgebra", "LintasanStatistics", "LintasanTables"]),
    library("LintasanMaturity", ["LintasanCore", "LintasanIndices", "LintasanStatistics", "LintasanTables"]),
    library("LintasanForecasting", ["LintasanCore", "LintasanLinearAlgebra", "LintasanStatistics", "LintasanTables"]),
    library("LintasanRankings", ["LintasanCore", "LintasanStatistics"]),

    // Questions, and what is shown of the answers.
    library(
      "LintasanAnalysis",
      [
        "LintasanCore", "LintasanIndices", "LintasanMaturity", "LintasanRegression", "LintasanForecasting",
        "LintasanRankings",
        "LintasanDatasets",
      ]),
    library("LintasanDocuments", ["LintasanCore", "LintasanTables", "CXLSXWriter", "CSystem"]),
    library("LintasanNotebooks", ["LintasanCore", "LintasanTables", "CMarkdown"]),
    library(
      "LintasanReporting",
      [
        "LintasanAnalysis", "LintasanCore", "LintasanDocuments", "LintasanForecasting", "LintasanIndices",
        "LintasanMaturity",
        "LintasanRankings", "LintasanRegression", "LintasanStatistics", "LintasanTables",
      ]),
    library("Lintasan", parts.map { .init(stringLiteral: $0) }),
    // For programs that use Foundation; the command does not.
    library("LintasanFoundation", ["Lintasan"] + parts.map { .init(stringLiteral: $0) }),
    // Named one by one although `Lintasan` re-exports them: an incremental build looks at direct dependencies only.
    library(
      "LintasanCLI", ["Lintasan", "LintasanNotebooks", "CSystem", argumentParser] + parts.map { .init(stringLiteral: $0) }),
    .executableTarget(name: "lintasan-tool", dependencies: ["LintasanCLI"], swiftSettings: house),

    library("LintasanTestSupport", path: "Tests/LintasanTestSupport", ["LintasanLinearAlgebra", "LintasanTables"]),
    .testTarget(name: "HouseTests", dependencies: ["LintasanTestSupport"], swiftSettings: house),
    tests("LintasanLinearAlgebra"),
    tests("LintasanStatistics"),
    tests("LintasanTables"),
    tests("LintasanDatasets", ["LintasanIndices"]),
    tests("LintasanIndices"),
    tests("LintasanMaturity", ["LintasanDatasets", "LintasanIndices"]),
    tests("LintasanRegression"),
    tests("LintasanForecasting"),
    tests("LintasanRankings"),
    tests("LintasanAnalysis"),
    tests("LintasanDocuments"),
    tests("LintasanNotebooks", fixtures: false),
    tests(
      "LintasanReporting", ["LintasanAnalysis", "LintasanDatasets", "LintasanDocuments", "LintasanForecasting"], fixtures: false
    ),
    // The chapter on extending, from outside: what it shows is compiled and run.
    .testTarget(
      name: "ExtendingTests", dependencies: ["Lintasan", "LintasanTestSupport"] + parts.map { .init(stringLiteral: $0) },
      swiftSettings: house),
    tests("LintasanCLI", ["lintasan-tool", "LintasanNotebooks", "LintasanTables", argumentParser]),

    // What reads strangers' bytes: replayed in every test run, and driven by libFuzzer with `make fuzz`.
    library(
      "FuzzEntries", path: "Tests/Fuzzing/Entries",
      [
        "LintasanCore", "LintasanIndices", "LintasanMaturity", "LintasanRegression", "LintasanDocuments",
        "LintasanNotebooks",
        "LintasanTables",
      ]),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzEntries", "LintasanTestSupport"], path: "Tests/Fuzzing/Replay",
      swiftSettings: house),
  ],
  cxxLanguageStandard: .cxx17
)

// libFuzzer brings its own `main`, so that its driver is a target only where it is asked for.
if Context.environment["LINTASAN_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "lintasan-fuzz", dependencies: ["FuzzEntries"], path: "Tests/Fuzzing/Driver",
      swiftSettings: house))
}
