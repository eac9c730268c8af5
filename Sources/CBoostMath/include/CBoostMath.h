// A C face on Boost.Math's distributions. No stable interface: only LintasanStatistics calls it.
//
// Every function returns a status and, where that is LINTASAN_BOOST_OK, leaves its value in *result.
#ifndef LINTASAN_CBOOSTMATH_H
#define LINTASAN_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

enum {
  LINTASAN_BOOST_OK = 0,
  LINTASAN_BOOST_DOMAIN = 1,       // an argument outside the function's domain
  LINTASAN_BOOST_OVERFLOW = 2,     // the value exceeds the largest double
  LINTASAN_BOOST_NO_CONVERGENCE = 3,
  LINTASAN_BOOST_OTHER = 4
};

// What is asked of a distribution.
enum {
  LINTASAN_BOOST_DENSITY = 0,
  LINTASAN_BOOST_LOWER_TAIL = 1,
  LINTASAN_BOOST_UPPER_TAIL = 2,
  LINTASAN_BOOST_LOWER_QUANTILE = 3,
  LINTASAN_BOOST_UPPER_QUANTILE = 4
};

int lintasan_boost_normal(int question, double mean, double standard_deviation, double x, double *result);
int lintasan_boost_student_t(int question, double degrees_of_freedom, double x, double *result);
int lintasan_boost_f(int question, double numerator_df, double denominator_df, double x, double *result);
int lintasan_boost_chi_squared(int question, double degrees_of_freedom, double x, double *result);
int lintasan_boost_beta(int question, double alpha, double beta, double x, double *result);

int lintasan_boost_gamma(int question, double shape, double scale, double x, double *result);
// Quantiles are the smallest whole number whose lower tail is no smaller (or whose upper tail is no larger) than x.
int lintasan_boost_binomial(int question, double trials, double probability, double x, double *result);
int lintasan_boost_poisson(int question, double mean, double x, double *result);

int lintasan_boost_log_gamma(double x, double *result);
int lintasan_boost_digamma(double x, double *result);

// The version of Boost as major.minor.patch.
const char *lintasan_boost_version(void);

#ifdef __cplusplus
}
#endif
#endif
