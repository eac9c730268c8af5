import CZip

/// The files in a zip archive, by the libzip library.
enum ZipArchive {
  /// What is wrong with an archive.
  struct Failure: Error {
    let reason: String
  }

  /// No more than this is unpacked: a small archive can hold endless zeros.
  private static let mostBytes = 1 << 31

  /// The files whose names are wanted, by name.
  static func files(
    in archive: [UInt8], where isWanted: (String) -> Bool
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
        return .success(try unsafe read(zip, where: isWanted))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(_ zip: OpaquePointer, where isWanted: (String) -> Bool) throws(Failure) -> [String: [UInt8]]
  {
    var files: [String: [UInt8]] = [:]
    var total = 0
    for index in 0..<UInt64(max(0, unsafe zip_get_num_entries(zip, 0))) {
      guard let characters = unsafe zip_get_name(zip, index, 0) else { continue }
      let name = unsafe String(cString: characters)
      guard isWanted(name) else { continue }
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
        guard total <= mostBytes else { throw Failure(reason: "it unpacks to more than \(mostBytes) bytes") }
        bytes += part[..<Int(count)]
      }
      files[name] = bytes
    }
    return files
  }
}
