/// Whose small-sample convention a covariance follows.
///
/// n rows, K coefficients with absorbed levels counted, G clusters, T periods:
///
/// | | iid | HC1 | cluster | Newey–West | Driscoll–Kraay |
/// |---|---|---|---|---|---|
/// | fixest | n − K | n/(n−K) | G/(G−1) · (n−1)/(n−K*) | T/(T−1) · (n−1)/(n−K) | T/(T−1) · (n−1)/(n−K) |
/// | stata | n − K | n/(n−K) | G/(G−1) · (n−1)/(n−K*) | n/(n−K) | T/(T−1) · (n−1)/(n−K) |
/// | linearmodels | n − K | n/(n−K) | n/(n−K*) | n/(n−K) | n/(n−K) |
/// | plm | n − K | n/(n−K) | 1 | 1 | 1 |
///
/// K* leaves out absorbed levels that are nested in a cluster (fixest's and reghdfe's `nested`; linearmodels does so
/// only where a single effect is absorbed). HC0, HC2 and HC3 carry no factor in any of them.
/// With two-way clusters G is the smaller count. Degrees of freedom for t are G − 1 with clusters, T − 1 with
/// Driscoll–Kraay and panel Newey–West under `fixest` and `stata`, n − K under the other two.
public enum SmallSample: String, Hashable, Sendable, CaseIterable {
  /// R's fixest: the default.
  case fixest
  /// Stata's `regress`, `areg`, `xtreg` and `reghdfe`.
  case stata
  /// Python's linearmodels with `debiased=True`.
  case linearmodels
  /// R's plm: no correction of robust covariances.
  case plm

  /// Reads a convention's name.
  package init(named name: String) throws(RegressionError) {
    guard let value = Self(rawValue: name.lowercased()) else {
      throw .unknownName(kind: "small-sample convention", found: name, known: Self.allCases.map(\.rawValue))
    }
    self = value
  }
}
