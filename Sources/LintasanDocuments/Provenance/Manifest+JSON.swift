import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Manifest {
  /// The manifest as the JSON of its file.
  package var json: JSONValue {
    [
      "tool": "lintasan",
      "format": JSONValue(format),
      "tool_version": .text(toolVersion),
      "command": .array(command.map(JSONValue.text)),
      "seed": seed.map { $0 <= 1 << 53 ? JSONValue.number(Double($0)) : .text(String($0)) } ?? .null,
      "draws": JSONValue(draws),
      "threads": JSONValue(threads),
      "linear_algebra": linearAlgebra.map { ["library": .text($0.library), "core": .text($0.core)] } ?? .null,
      "datasets": .array(datasets.map { ["name": .text($0.name), "version": .text($0.version)] }),
      "inputs": .array(inputs.map(\.json)),
      "outputs": .array(outputs.map(\.json)),
    ]
  }

  /// The manifest as a file beside its outputs.
  package var artifact: Artifact { Artifact(path: Self.fileName, text: json.text) }

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - bytes: the content of its file.
  ///   - file: the name of the file, for messages.
  /// - Throws: `.broken`, `.otherFormat`, `.unsafePath` for an output that points outside the folder.
  package init(reading bytes: [UInt8], file: String) throws(ManifestError) {
    struct Head: Decodable {
      var tool: String
      var format: Int
    }
    let data = Data(bytes)
    do {
      let head = try JSONDecoder().decode(Head.self, from: data)
      guard head.tool == "lintasan" else { throw ManifestError.broken(file: file, reason: "it is of “\(head.tool)”") }
      guard head.format == Self.currentFormat else {
        throw ManifestError.otherFormat(file: file, found: head.format, expected: Self.currentFormat)
      }
      self = try JSONDecoder().decode(Manifest.self, from: data)
      // JSON in UTF-16 holds zeros.
      guard !bytes.contains(0) else { throw ManifestError.broken(file: file, reason: "it is not UTF-8") }
      if let key = JSONKeys.repeated(in: bytes) {
        throw ManifestError.broken(file: file, reason: "the key “\(key)” stands there twice")
      }
    } catch let error as ManifestError {
      throw error
    } catch {
      throw .broken(file: file, reason: Self.reason(error))
    }
    for output in outputs where !RelativePath.isInside(output.path) {
      throw .unsafePath(file: file, path: output.path)
    }
  }

  /// Decodes a seed that may be a text, since JSON numbers end at 2⁵³.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    format = try values.decode(Int.self, forKey: .format)
    toolVersion = try values.decode(String.self, forKey: .toolVersion)
    command = try values.decode([String].self, forKey: .command)
    if let text = try? values.decode(String.self, forKey: .seed) {
      seed = UInt64(text)
    } else {
      seed = try values.decodeIfPresent(UInt64.self, forKey: .seed)
    }
    draws = try values.decodeIfPresent(Int.self, forKey: .draws)
    threads = try values.decodeIfPresent(Int.self, forKey: .threads)
    linearAlgebra = try values.decodeIfPresent(LinearAlgebra.self, forKey: .linearAlgebra)
    datasets = try values.decode([Dataset].self, forKey: .datasets)
    inputs = try values.decode([FileRecord].self, forKey: .inputs)
    outputs = try values.decode([FileRecord].self, forKey: .outputs)
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "the key “\(key.stringValue)” is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "the value of “\(context.codingPath.map(\.stringValue).joined(separator: "."))” is of the wrong kind"
    default: "it is not JSON"
    }
  }
}
