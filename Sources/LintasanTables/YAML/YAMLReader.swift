import CLibYAML

/// Reads YAML by the libyaml library into nodes that know their places.
///
/// An alias is refused with its anchor never looked at: what it unfolds to can be larger than any memory. One document a
/// text; tags are not looked at.
package enum YAMLReader {
  /// The tree of a text; `nil` for one that holds nothing.
  ///
  /// - Throws: ``YAMLError`` with line and column.
  package static func node(in text: String) throws(YAMLError) -> YAMLNode? {
    let bytes = Array(text.utf8)
    let result: Result<YAMLNode?, YAMLError> = unsafe bytes.withUnsafeBufferPointer { buffer in
      let events = unsafe YAMLEvents(buffer)
      defer { events.close() }
      do throws(YAMLError) { return .success(try events.document()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}

/// The events of libyaml's parser, put together to nodes.
@safe private struct YAMLEvents {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// What the parser meets.
  private enum Event {
    case end
    case scalar(YAMLNode.Scalar)
    case alias
    case sequence
    case mapping
    case close
    case other
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = unsafe bytes
    unsafe parser = UnsafeMutablePointer.allocate(capacity: 1)
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  /// Gives the parser back.
  func close() {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// The one document.
  func document() throws(YAMLError) -> YAMLNode? {
    // The stream begins, then a document or its end.
    _ = try next()
    if case .end = try next().event { return nil }
    let (event, mark) = try next()
    let root = try node(event, mark, depth: 0)
    _ = try next()
    let after = try next()
    guard case .end = after.event else {
      throw YAMLError(
        fault: .syntax(
          "expected a single document in the stream begun in line 1, column 1: but found another document"),
        line: after.mark.line, column: after.mark.column)
    }
    return root
  }

  /// How deep lists and mappings may lie in one another; each level takes room on the stack.
  private static let deepest = 1000

  private func node(_ event: Event, _ mark: YAMLNode.Mark, depth: Int) throws(YAMLError) -> YAMLNode {
    guard depth < Self.deepest else { throw YAMLError(fault: .tooDeep, line: mark.line, column: mark.column) }
    switch event {
    case .scalar(let scalar): return .scalar(scalar)
    case .sequence:
      var nodes: [YAMLNode] = []
      while true {
        let (event, place) = try next()
        if case .close = event { return .sequence(YAMLNode.Sequence(nodes: nodes, mark: mark)) }
        nodes.append(try node(event, place, depth: depth + 1))
      }
    case .mapping:
      var pairs: [YAMLNode.Mapping.Pair] = []
      while true {
        let (event, place) = try next()
        if case .close = event { break }
        let key = try node(event, place, depth: depth + 1)
        let (second, secondPlace) = try next()
        pairs.append(.init(key: key, value: try node(second, secondPlace, depth: depth + 1)))
      }
      try checkKeys(pairs)
      return .mapping(YAMLNode.Mapping(pairs: pairs, mark: mark))
    case .alias:
      throw YAMLError(fault: .syntax("found undefined alias"), line: mark.line, column: mark.column)
    case .close, .end, .other:
      throw YAMLError(fault: .syntax("did not find a value"), line: mark.line, column: mark.column)
    }
  }

  private func checkKeys(_ pairs: [YAMLNode.Mapping.Pair]) throws(YAMLError) {
    var seen: Set<String> = []
    for name in pairs.compactMap({ $0.key.scalar?.string }) where !seen.insert(name).inserted {
      let first = pairs.first { $0.key.scalar?.string == name }?.key.mark
      throw YAMLError(fault: .duplicateKey(name), line: first?.line, column: first?.column)
    }
  }

  /// The next event and where it begins.
  private func next() throws(YAMLError) -> (event: Event, mark: YAMLNode.Mark) {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { unsafe yaml_event_delete(&event) }
    let mark = Self.mark(unsafe event.start_mark)
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT: return (.end, mark)
    case YAML_ALIAS_EVENT: return (.alias, mark)
    case YAML_SEQUENCE_START_EVENT: return (.sequence, mark)
    case YAML_MAPPING_START_EVENT: return (.mapping, mark)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return (.close, mark)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let text = unsafe String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return (
        .scalar(YAMLNode.Scalar(string: text, isPlain: unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE, mark: mark)),
        mark
      )
    default: return (.other, mark)
    }
  }

  private static func mark(_ mark: yaml_mark_t) -> YAMLNode.Mark {
    YAMLNode.Mark(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }

  /// What the parser says of its failure.
  private func failure() -> YAMLError {
    let state = unsafe parser.pointee
    let problem = unsafe state.problem.map { unsafe String(cString: $0) } ?? "it cannot be read"
    if unsafe state.error == YAML_READER_ERROR {
      let before = unsafe String(decoding: bytes.prefix(Int(clamping: state.problem_offset)), as: UTF8.self)
      return YAMLError(fault: .syntax(problem), line: before.reduce(1) { $1.isNewline ? $0 + 1 : $0 }, column: nil)
    }
    if unsafe state.error == YAML_MEMORY_ERROR {
      return YAMLError(fault: .syntax("no memory"), line: nil, column: nil)
    }
    let mark = Self.mark(unsafe state.problem_mark)
    if problem.hasPrefix("Maximum nesting level") {
      return YAMLError(fault: .tooDeep, line: mark.line, column: mark.column)
    }
    let begun = unsafe state.context.map { context in
      let place = Self.mark(unsafe state.context_mark)
      return "\(unsafe String(cString: context)) begun in line \(place.line), column \(place.column): "
    }
    return YAMLError(fault: .syntax((begun ?? "") + problem), line: mark.line, column: mark.column)
  }
}
