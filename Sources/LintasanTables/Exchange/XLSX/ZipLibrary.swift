import CZip

/// What is known of libzip, which opens workbooks.
public enum ZipLibrary {
  /// Its version, such as `1.7.3`.
  public static var version: String { unsafe String(cString: zip_libzip_version()) }
}
