#ifndef LINTASAN_CREFERENCEBLAS_H
#define LINTASAN_CREFERENCEBLAS_H
// Any BLAS in OpenBLAS's place: what only OpenBLAS can tell or do is said here.
#include <cblas.h>
static inline char *openblas_get_corename(void) { return (char *)"generic"; }
static inline char *openblas_get_config(void) { return (char *)"a BLAS other than OpenBLAS"; }
static inline void openblas_set_num_threads(int count) { (void)count; }
#endif
