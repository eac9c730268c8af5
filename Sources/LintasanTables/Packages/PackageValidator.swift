/// Checks the files of a data package against what its `datapackage.json` says: presence, size, hash, encoding, line
/// ends, header, types, constraints, keys and references.
package struct PackageValidator: Sendable {
  /// The most findings that are kept; further ones are counted.
  package var limit: Int

  /// A validator.
  package init(limit: Int = 1000) {
    self.limit = limit
  }

  /// Checks every file of a package.
  ///
  /// - Parameters:
  ///   - package: what the files should be.
  ///   - read: gives the bytes of a file by its path in the package, or `nil` where there is none.
  package func validate(_ package: DataPackage, read: (_ path: String) -> [UInt8]?) -> PackageReport {
    var findings: [PackageFinding] = []
    var tables: [String: CheckedTable] = [:]
    for resource in package.resources {
      guard let bytes = read(resource.path) else {
        findings.append(
          PackageFinding(
            file: resource.path, line: nil, column: nil, rule: .missingFile, found: "no such file",
            expected: "the file of the resource “\(resource.name)”"))
        continue
      }
      findings += fingerprint(of: bytes, resource)
      guard let schema = resource.schema else { continue }
      let table = CheckedTable(bytes, resource: resource, schema: schema)
      findings += table.findings
      tables[resource.name] = table
    }
    for resource in package.resources {
      guard let table = tables[resource.name], let schema = resource.schema else { continue }
      for key in schema.foreignKeys {
        let name = key.resource.isEmpty ? resource.name : key.resource
        findings += table.references(key, in: tables[name], named: name)
      }
    }
    let order = Dictionary(package.resources.enumerated().map { ($1.path, $0) }) { first, _ in first }
    let sorted = findings.enumerated().sorted { first, second in
      func rank(_ finding: PackageFinding) -> (Int, Int) { (order[finding.file] ?? .max, finding.line ?? 0) }
      let (left, right) = (rank(first.element), rank(second.element))
      return left == right ? first.offset < second.offset : left < right
    }.map(\.element)
    return PackageReport(
      package: package.name, fileCount: package.resources.count,
      rowCount: tables.values.reduce(0) { $0 + $1.rowCount },
      valueCount: tables.values.reduce(0) { $0 + $1.valueCount },
      findings: Array(sorted.prefix(limit)), omittedCount: max(0, sorted.count - limit))
  }

  /// Size and hash.
  private func fingerprint(of bytes: [UInt8], _ resource: DataResource) -> [PackageFinding] {
    var found: [PackageFinding] = []
    func add(_ rule: PackageFinding.Rule, _ value: String, expected: String) {
      found.append(
        PackageFinding(
          file: resource.path, line: nil, column: nil, rule: rule, found: value, expected: expected))
    }
    if let expected = resource.bytes, expected != bytes.count {
      add(.size, "\(bytes.count) bytes", expected: "\(expected) bytes")
    }
    if let expected = resource.hash {
      let hash = "sha256:" + Digest.sha256(bytes)
      if hash != expected.lowercased() { add(.hash, hash, expected: expected) }
    }
    return found
  }
}
