import CZip

/// What is known of libzip, which opens workbooks.
package enum ZipLibrary {
  /// Its version, such as `1.7.3`.
  package static var version: String { unsafe String(cString: zip_libzip_version()) }
}
