import CZip

/// The files in a zip archive, by the libzip library.
enum ZipArchive {
  /// What is wrong with an archive.
  struct Failure: Error {
    let reason: String
    var isTooLarge = false
  }

  /// No more than this is unpacked of a stranger's archive: a small one can hold endless zeros.
  static let mostBytes = 1 << 30

  /// The names of the files in an archive, folders left out.
  static func names(in archive: [UInt8]) throws(Failure) -> [String] {
    let gathered = Gathered()
    _ = try files(in: archive) { name in
      gathered.names.append(name)
      return false
    }
    return gathered.names.filter { !$0.hasSuffix("/") && !$0.hasPrefix("__MACOSX/") }
  }

  private final class Gathered {
    var names: [String] = []
  }

  /// The files whose names are wanted, by name.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that they may have together, as the archive says and as they come.
  static func files(
    in archive: [UInt8], atMost limit: Int = mostBytes, where isWanted: (String) -> Bool
  ) throws(Failure) -> [String: [UInt8]] {
    let result: Result<[String: [UInt8]], Failure> = unsafe archive.withUnsafeBytes { buffer in
      var error = unsafe zip_error_t()
      unsafe zip_error_init(&error)
      defer { unsafe zip_error_fini(&error) }
      guard let source = unsafe zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
        return .failure(Failure(reason: "no memory"))
      }
      guard let zip = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
        unsafe zip_source_free(source)
        return .failure(Failure(reason: "it is no zip archive, or a damaged one"))
      }
      defer { unsafe zip_discard(zip) }
      do throws(Failure) {
        return .success(try unsafe read(zip, atMost: limit, where: isWanted))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(
    _ zip: OpaquePointer, atMost limit: Int, where isWanted: (String) -> Bool
  ) throws(Failure) -> [String: [UInt8]] {
    let tooMuch = Failure(reason: "it unpacks to more than \(limit) bytes", isTooLarge: true)
    var files: [String: [UInt8]] = [:]
    var (total, promised) = (0, UInt64(0))
    for index in 0..<UInt64(max(0, unsafe zip_get_num_entries(zip, 0))) {
      guard let characters = unsafe zip_get_name(zip, index, 0) else { continue }
      let name = unsafe String(cString: characters)
      guard isWanted(name) else { continue }
      var facts = unsafe zip_stat_t()
      if unsafe zip_stat_index(zip, index, 0, &facts) == 0 {
        promised += unsafe min(facts.size, UInt64(limit) + 1)
        guard promised <= UInt64(limit) else { throw tooMuch }
      }
      guard let file = unsafe zip_fopen_index(zip, index, 0) else {
        throw Failure(reason: "\(name) cannot be unpacked")
      }
      defer { unsafe zip_fclose(file) }
      var bytes: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = unsafe part.withUnsafeMutableBytes { unsafe zip_fread(file, $0.baseAddress, UInt64($0.count)) }
        if count == 0 { break }
        guard count > 0 else { throw Failure(reason: "\(name) is damaged") }
        total += Int(count)
        guard total <= limit else { throw tooMuch }
        bytes += part[..<Int(count)]
      }
      files[name] = bytes
    }
    return files
  }
}
