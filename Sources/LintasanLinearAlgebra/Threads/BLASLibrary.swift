import COpenBLAS

/// What is known of the BLAS library at run time.
///
/// Lintasan sets BLAS to one thread before its first call, in every program, and spreads independent work itself (``parallelMap(count:threads:_:)``): sums then
/// come out in one order, and results repeat to the byte on any number of threads.
package enum BLASLibrary {
  /// The processor core that OpenBLAS picked its kernels for, such as `Haswell` or `Zen`.
  package static var core: String { unsafe String(cString: openblas_get_corename()) }

  /// OpenBLAS's version and build options, as it prints them.
  package static var configuration: String { unsafe String(cString: openblas_get_config()) }

  /// Has BLAS take its working memory now: where it cannot be had later, BLAS waits for it for ever.
  package static func takeMemory() {
    OneThread.isSet
    let matrix = [1.0, 0, 0, 1]
    var product = [0.0, 0, 0, 0]
    callBLAS { unsafe cblas_dsyrk(CblasColMajor, CblasUpper, CblasTrans, 2, 2, 1, matrix, 2, 0, &product, 2) }
  }
}
