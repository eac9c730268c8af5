/// The outcome of a check for programs that collect such: JUnit XML and SARIF 2.1.0.
package struct CheckReport: Hashable, Sendable {
  /// One thing that was looked at.
  package struct Item: Hashable, Sendable {
    /// What was looked at, such as a file's path.
    package var name: String
    /// What is wrong with it; `nil` where nothing is.
    package var failure: String?
    /// The file that it stands in, if it is one.
    package var file: String?
    /// The line of the file, counted from 1.
    package var line: Int?

    /// An item.
    package init(_ name: String, failure: String? = nil, file: String? = nil, line: Int? = nil) {
      self.name = name
      self.failure = failure
      self.file = file
      self.line = line
    }
  }

  /// The name of the check, such as `verify`.
  package var name: String
  /// The version of the tool.
  package var version: String
  /// What was looked at, in order.
  package var items: [Item]

  /// A report.
  package init(name: String, version: String, items: [Item]) {
    self.name = name
    self.version = version
    self.items = items
  }

  private var failures: [Item] { items.filter { $0.failure != nil } }

  /// As JUnit XML: a test case for each item.
  package var junit: String {
    let cases = items.map { item in
      let head = "    <testcase classname=\"lintasan.\(XMLText.escaped(name))\" name=\"\(XMLText.escaped(item.name))\""
      guard let failure = item.failure else { return head + "/>" }
      return head + "><failure message=\"\(XMLText.escaped(failure))\"/></testcase>"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="\(items.count)" failures="\(failures.count)">
        <testsuite name="lintasan \(XMLText.escaped(name))" tests="\(items.count)" failures="\(failures.count)">
      \(cases.joined(separator: "\n"))
        </testsuite>
      </testsuites>

      """
  }

  /// As SARIF: a result for each failure.
  package var sarif: String {
    let results: [JSONValue] = failures.map { item in
      var members: [JSONValue.Member] = [
        .init("ruleId", "difference"), .init("level", "error"),
        .init("message", ["text": .text(item.failure ?? item.name)]),
      ]
      if let file = item.file {
        var place: [JSONValue.Member] = [.init("artifactLocation", ["uri": .text(file)])]
        if let line = item.line { place.append(.init("region", ["startLine": JSONValue(line)])) }
        members.append(.init("locations", [["physicalLocation": .object(place)]]))
      }
      return .object(members)
    }
    let rule: JSONValue = [
      "id": "difference", "shortDescription": ["text": "A result is not what it was"],
    ]
    let value: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": ["name": "lintasan", "version": .text(version), "rules": [rule]]],
          "results": .array(results),
        ]
      ],
    ]
    return value.text
  }
}
