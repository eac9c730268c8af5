import LintasanIndices

/// A mapping of an instrument's file: gives the values of its keys in the kind asked for, or says where they are not.
struct InstrumentFields {
  let file: String
  let place: String
  private let members: [YAMLValue.Member]

  init(_ value: YAMLValue, file: String, place: String, allowing keys: [String]) throws(InstrumentError) {
    guard case .mapping(let members) = value else {
      throw .notAnInstrument(file: file, place: place, reason: "expected a mapping of keys and values")
    }
    self.file = file
    self.place = place
    self.members = members
    if let stray = members.first(where: { !keys.contains($0.key) }) {
      throw fault("there is no key “\(stray.key)”; the keys here are \(keys.joined(separator: ", "))")
    }
  }

  func fault(_ reason: String, at key: String? = nil) -> InstrumentError {
    let whole = [place, key ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
    return .notAnInstrument(file: file, place: whole, reason: reason)
  }

  func has(_ key: String) -> Bool { members.contains { $0.key == key && $0.value != .nothing } }

  private func value(_ key: String) throws(InstrumentError) -> YAMLValue {
    guard let found = members.first(where: { $0.key == key })?.value, found != .nothing else {
      throw fault("the key “\(key)” is missing; add it")
    }
    return found
  }

  func text(_ key: String) throws(InstrumentError) -> String {
    guard case .scalar(let text) = try value(key), !text.isEmpty else { throw fault("expected a text", at: key) }
    return text
  }

  func optionalText(_ key: String) throws(InstrumentError) -> String? { has(key) ? try text(key) : nil }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(InstrumentError) -> Int {
    guard let number = Int(try text(key)), range.contains(number) else {
      throw fault("expected a whole number from \(range.lowerBound) to \(range.upperBound)", at: key)
    }
    return number
  }

  func number(_ key: String) throws(InstrumentError) -> Double {
    guard let number = Double(try text(key)), number.isFinite else { throw fault("expected a number", at: key) }
    return number
  }

  func localized(_ key: String) throws(InstrumentError) -> LocalizedText {
    let found = try value(key)
    if case .scalar(let text) = found { return LocalizedText(text) }
    return try localized(found, at: key)
  }

  private func localized(_ value: YAMLValue, at key: String) throws(InstrumentError) -> LocalizedText {
    guard case .scalar(let english) = value["en"], case .scalar(let indonesian) = value["id"] else {
      throw fault("expected a text in both languages, as {en: …, id: …}", at: key)
    }
    return LocalizedText(english: english, indonesian: indonesian)
  }

  func localizedList(_ key: String) throws(InstrumentError) -> [LocalizedText] {
    var found: [LocalizedText] = []
    for element in try list(key) { found.append(try localized(element, at: key)) }
    return found
  }

  func list(_ key: String) throws(InstrumentError) -> [YAMLValue] {
    guard has(key) else { return [] }
    guard case .list(let list) = try value(key) else { throw fault("expected a list", at: key) }
    return list
  }

  func texts(_ key: String) throws(InstrumentError) -> [String] {
    var texts: [String] = []
    for element in try list(key) {
      guard case .scalar(let text) = element else { throw fault("expected texts", at: key) }
      texts.append(text)
    }
    return texts
  }

  func numbers(_ key: String) throws(InstrumentError) -> [Double] {
    var numbers: [Double] = []
    for text in try texts(key) {
      guard let number = Double(text), number.isFinite else { throw fault("expected numbers", at: key) }
      numbers.append(number)
    }
    return numbers
  }

  func integers(_ key: String, in range: ClosedRange<Int>) throws(InstrumentError) -> [Int] {
    var numbers: [Int] = []
    for text in try texts(key) {
      guard let number = Int(text), range.contains(number) else {
        throw fault("expected whole numbers from \(range.lowerBound) to \(range.upperBound)", at: key)
      }
      numbers.append(number)
    }
    return numbers
  }

  func mapping(_ key: String, allowing keys: [String]) throws(InstrumentError) -> InstrumentFields {
    try InstrumentFields(try value(key), file: file, place: path(key), allowing: keys)
  }

  func mappings(_ key: String, allowing keys: [String]) throws(InstrumentError) -> [InstrumentFields] {
    var found: [InstrumentFields] = []
    for (index, element) in try list(key).enumerated() {
      found.append(try InstrumentFields(element, file: file, place: "\(path(key))[\(index)]", allowing: keys))
    }
    return found
  }

  private func path(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }
}
