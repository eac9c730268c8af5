#ifndef LINTASAN_CREFERENCEBLAS_H
#define LINTASAN_CREFERENCEBLAS_H
// Any BLAS in OpenBLAS's place. What only OpenBLAS can tell or do is said here, also where cblas.h is OpenBLAS's after all.
#define openblas_get_corename openblas_own_get_corename
#define openblas_get_config openblas_own_get_config
#define openblas_set_num_threads openblas_own_set_num_threads
#include <cblas.h>
#undef openblas_get_corename
#undef openblas_get_config
#undef openblas_set_num_threads
static inline char *openblas_get_corename(void) { return (char *)"generic"; }
static inline char *openblas_get_config(void) { return (char *)"a BLAS other than OpenBLAS"; }
static inline void openblas_set_num_threads(int count) { (void)count; }
#endif
