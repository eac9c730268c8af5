#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/version.hpp>
#include <stdexcept>

namespace {

template <class Body> int guarded(double *result, Body body) {
  try {
    *result = body();
    return LINTASAN_BOOST_OK;
  } catch (const std::domain_error &) {
    return LINTASAN_BOOST_DOMAIN;
  } catch (const std::overflow_error &) {
    return LINTASAN_BOOST_OVERFLOW;
  } catch (const boost::math::evaluation_error &) {
    return LINTASAN_BOOST_NO_CONVERGENCE;
  } catch (...) {
    return LINTASAN_BOOST_OTHER;
  }
}

using whole = boost::math::policies::policy<
    boost::math::policies::discrete_quantile<boost::math::policies::integer_round_up>>;

template <class Distribution> double answer(const Distribution &distribution, int question, double x) {
  using namespace boost::math;
  switch (question) {
  case LINTASAN_BOOST_DENSITY: return pdf(distribution, x);
  case LINTASAN_BOOST_LOWER_TAIL: return cdf(distribution, x);
  case LINTASAN_BOOST_UPPER_TAIL: return cdf(complement(distribution, x));
  case LINTASAN_BOOST_LOWER_QUANTILE: return quantile(distribution, x);
  case LINTASAN_BOOST_UPPER_QUANTILE: return quantile(complement(distribution, x));
  default: throw std::domain_error("no such question");
  }
}

} // namespace

extern "C" {

int lintasan_boost_normal(int question, double mean, double standard_deviation, double x, double *result) {
  return guarded(result, [=] { return answer(boost::math::normal(mean, standard_deviation), question, x); });
}

int lintasan_boost_student_t(int question, double degrees_of_freedom, double x, double *result) {
  return guarded(result, [=] { return answer(boost::math::students_t(degrees_of_freedom), question, x); });
}

int lintasan_boost_f(int question, double numerator_df, double denominator_df, double x, double *result) {
  return guarded(result, [=] { return answer(boost::math::fisher_f(numerator_df, denominator_df), question, x); });
}

int lintasan_boost_chi_squared(int question, double degrees_of_freedom, double x, double *result) {
  return guarded(result, [=] { return answer(boost::math::chi_squared(degrees_of_freedom), question, x); });
}

int lintasan_boost_beta(int question, double alpha, double beta, double x, double *result) {
  return guarded(result, [=] { return answer(boost::math::beta_distribution<>(alpha, beta), question, x); });
}

int lintasan_boost_gamma(int question, double shape, double scale, double x, double *result) {
  return guarded(result, [=] { return answer(boost::math::gamma_distribution<>(shape, scale), question, x); });
}

int lintasan_boost_binomial(int question, double trials, double probability, double x, double *result) {
  return guarded(result, [=] {
    return answer(boost::math::binomial_distribution<double, whole>(trials, probability), question, x);
  });
}

int lintasan_boost_poisson(int question, double mean, double x, double *result) {
  return guarded(result, [=] { return answer(boost::math::poisson_distribution<double, whole>(mean), question, x); });
}

int lintasan_boost_log_gamma(double x, double *result) {
  return guarded(result, [=] { return boost::math::lgamma(x); });
}

int lintasan_boost_digamma(double x, double *result) {
  return guarded(result, [=] { return boost::math::digamma(x); });
}

const char *lintasan_boost_version(void) { return BOOST_LIB_VERSION; }

} // extern "C"
