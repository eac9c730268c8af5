import CZip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Parts of a zip archive that this library made itself.
package enum ArchiveParts {
  /// The files of some names; `nil` where the archive cannot be read or lacks one.
  package static func files(_ names: Set<String>, in archive: [UInt8]) -> [String: [UInt8]]? {
    guard let files = try? ZipArchive.files(in: archive, where: names.contains), files.count == names.count else { return nil }
    return files
  }

  /// The archive with other bytes in some of its files, which bear the first day that an archive knows.
  package static func replacing(_ files: [String: [UInt8]], in archive: [UInt8]) -> [UInt8]? {
    unsafe archive.withUnsafeBytes { buffer -> [UInt8]? in
      var error = unsafe zip_error_t()
      unsafe zip_error_init(&error)
      defer { unsafe zip_error_fini(&error) }
      guard let source = unsafe zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
        return nil
      }
      defer { unsafe zip_source_free(source) }
      unsafe zip_source_keep(source)
      guard let zip = unsafe zip_open_from_source(source, 0, &error) else {
        unsafe zip_source_free(source)
        return nil
      }
      for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
        // The library takes the bytes when it closes the archive, and frees them.
        guard let part = unsafe malloc(max(1, bytes.count)) else {
          unsafe zip_discard(zip)
          return nil
        }
        unsafe UnsafeMutableRawBufferPointer(start: part, count: bytes.count).copyBytes(from: bytes)
        let index = unsafe zip_name_locate(zip, name, 0)
        guard index >= 0, let content = unsafe zip_source_buffer(zip, part, UInt64(bytes.count), 1),
          unsafe zip_file_replace(zip, UInt64(index), content, 0) == 0,
          unsafe zip_file_set_dostime(zip, UInt64(index), 0, 1 << 5 | 1, 0) == 0
        else {
          unsafe zip_discard(zip)
          return nil
        }
      }
      guard unsafe zip_close(zip) == 0 else {
        unsafe zip_discard(zip)
        return nil
      }
      return unsafe bytes(of: source)
    }
  }

  /// All bytes of a source.
  private static func bytes(of source: OpaquePointer) -> [UInt8]? {
    guard unsafe zip_source_open(source) == 0 else { return nil }
    defer { unsafe _ = zip_source_close(source) }
    var result: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe part.withUnsafeMutableBytes { unsafe zip_source_read(source, $0.baseAddress, UInt64($0.count)) }
      guard count > 0 else { return count == 0 ? result : nil }
      result += part[..<Int(count)]
    }
  }
}
