#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DataPackage {
  /// Reads a `datapackage.json`.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - file: its name, for errors.
  package init(json bytes: [UInt8], file: String) throws(PackageError) {
    do {
      self = try JSONDecoder().decode(PackageDocument.self, from: Data(bytes)).package(file: file)
      if let key = JSONKeys.repeated(in: bytes) {
        throw PackageError.notJSON(file: file, detail: "the key “\(key)” stands there twice")
      }
    } catch let error as PackageError {
      throw error
    } catch {
      throw Self.translated(error, file: file)
    }
  }

  private static func translated(_ error: any Error, file: String) -> PackageError {
    func place(_ path: [any CodingKey], _ last: String? = nil) -> String {
      let steps = path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" } + (last.map { [".\($0)"] } ?? [])
      let text = steps.joined()
      return text.isEmpty ? "the document" : text.hasPrefix(".") ? String(text.dropFirst()) : text
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      return .invalid(file: file, place: place(context.codingPath, key.stringValue), expected: "a value, found none")
    case .valueNotFound(let type, let context):
      return .invalid(file: file, place: place(context.codingPath), expected: "a value (\(type)), found none")
    case .typeMismatch(let type, let context):
      return .invalid(file: file, place: place(context.codingPath), expected: "another kind of value (\(type))")
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      return .invalid(file: file, place: place(context.codingPath), expected: context.debugDescription)
    default:
      return .notJSON(file: file, detail: "it cannot be parsed from its beginning to its end")
    }
  }
}

/// `datapackage.json` as it is written.
private struct PackageDocument: Decodable {
  var name: String
  var title, description, version: String?
  var licenses: [DataPackage.Licence]?
  var sources: [DataPackage.Source]?
  var resources: [ResourceDocument]

  func package(file: String) throws(PackageError) -> DataPackage {
    var found: [DataResource] = []
    for resource in resources { found.append(try resource.resource(file: file)) }
    return DataPackage(
      name: name, title: title, description: description, version: version, licenses: licenses ?? [],
      sources: sources ?? [], resources: found)
  }
}

private struct ResourceDocument: Decodable {
  struct Dialect: Decodable {
    var delimiter, lineTerminator: String?
  }

  var name, path: String
  var title, format, hash: String?
  var bytes: Int?
  var sources: [DataPackage.Source]?
  var dialect: Dialect?
  var schema: SchemaDocument?

  func resource(file: String) throws(PackageError) -> DataResource {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !path.contains("\\") else {
      throw .unsafePath(file: file, path: path)
    }
    let delimiter = Array((dialect?.delimiter ?? ",").utf8)
    guard delimiter.count == 1 else {
      throw .invalid(file: file, place: "delimiter of “\(name)”", expected: "one ASCII character")
    }
    return DataResource(
      name: name, path: path, title: title, format: format, sources: sources ?? [], bytes: bytes, hash: hash,
      delimiter: delimiter[0], lineTerminator: dialect?.lineTerminator,
      schema: try schema?.schema(file: file, resource: name))
  }
}

private struct SchemaDocument: Decodable {
  struct Field: Decodable {
    struct Constraints: Decodable {
      var required, unique: Bool?
      var minimum, maximum: ScalarDocument?
      var minLength, maxLength: Int?
      var pattern: String?
      var `enum`: [ScalarDocument]?
    }

    var name: String
    var type, description: String?
    var constraints: Constraints?
    var categories: [CategoryDocument]?
  }

  struct ForeignKey: Decodable {
    struct Reference: Decodable {
      var resource: String?
      var fields: NamesDocument
    }

    var fields: NamesDocument
    var reference: Reference
  }

  var fields: [Field]
  var primaryKey: NamesDocument?
  var foreignKeys: [ForeignKey]?
  var missingValues: [String]?

  func schema(file: String, resource: String) throws(PackageError) -> TableSchema {
    var found: [TableSchema.Field] = []
    for field in fields {
      guard let type = TableSchema.FieldType(rawValue: field.type ?? "any") else {
        let types = TableSchema.FieldType.allCases.map(\.rawValue).joined(separator: ", ")
        throw .invalid(file: file, place: "type of field “\(field.name)” of “\(resource)”", expected: types)
      }
      found.append(
        TableSchema.Field(
          name: field.name, type: type, description: field.description,
          constraints: try field.constraints.map { (given) throws(PackageError) in
            try Self.constraints(given, file: file, place: "constraints of field “\(field.name)” of “\(resource)”")
          } ?? .init(), categories: (field.categories ?? []).compactMap(\.category)))
    }
    let names = Set(found.map(\.name))
    for name in (primaryKey?.names ?? []) + (foreignKeys ?? []).flatMap(\.fields.names) where !names.contains(name) {
      throw .invalid(file: file, place: "keys of “\(resource)”", expected: "names of its fields, found “\(name)”")
    }
    return TableSchema(
      fields: found, primaryKey: primaryKey?.names ?? [],
      foreignKeys: (foreignKeys ?? []).map {
        TableSchema.ForeignKey(
          fields: $0.fields.names, resource: $0.reference.resource ?? "", referenced: $0.reference.fields.names)
      },
      missingValues: missingValues ?? [""])
  }

  private static func constraints(
    _ given: Field.Constraints, file: String, place: String
  ) throws(PackageError) -> TableSchema.Constraints {
    func bound(_ value: ScalarDocument?) throws(PackageError) -> Double? {
      guard let value else { return nil }
      guard let number = Double(value.text) else {
        throw .invalid(file: file, place: place, expected: "numbers as bounds, found “\(value.text)”")
      }
      return number
    }
    if let pattern = given.pattern, (try? Regex(pattern)) == nil {
      throw .invalid(file: file, place: place, expected: "a regular expression, found “\(pattern)”")
    }
    return TableSchema.Constraints(
      isRequired: given.required ?? false, isUnique: given.unique ?? false, minimum: try bound(given.minimum),
      maximum: try bound(given.maximum), minimumLength: given.minLength, maximumLength: given.maxLength,
      pattern: given.pattern, allowed: given.enum?.map(\.text))
  }
}

/// A category of a field: a value with its label, or a value alone.
private struct CategoryDocument: Decodable {
  private struct Labelled: Decodable {
    var value: ScalarDocument
    var label: String?
  }

  /// The category, where its value is a number with a label.
  let category: TableSchema.Category?

  init(from decoder: any Decoder) throws {
    guard let labelled = try? Labelled(from: decoder), let label = labelled.label, let value = Double(labelled.value.text)
    else {
      category = nil
      return
    }
    category = TableSchema.Category(value: value, label: label)
  }
}

/// One name, or a list of names.
private struct NamesDocument: Decodable {
  let names: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let name = try? container.decode(String.self) {
      names = [name]
    } else {
      names = try container.decode([String].self)
    }
  }
}

/// A text, number or truth value, as it would be written in a CSV file.
private struct ScalarDocument: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else if let number = try? container.decode(Double.self) {
      text = NumberText.shortest(number)
    } else {
      text = try container.decode(Bool.self) ? "true" : "false"
    }
  }
}
