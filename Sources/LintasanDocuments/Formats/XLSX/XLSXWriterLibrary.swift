import CXLSXWriter

/// What is known of libxlsxwriter, which writes workbooks.
package enum XLSXWriterLibrary {
  /// Its version, such as `1.1.4`.
  package static var version: String { unsafe lxw_version().map { unsafe String(cString: $0) } ?? "unknown" }
}
