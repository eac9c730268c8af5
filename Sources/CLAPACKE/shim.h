#ifndef LINTASAN_CLAPACKE_H
#define LINTASAN_CLAPACKE_H
// Swift's importer knows no C99 complex numbers: give LAPACKE structs of the same layout before its header asks.
typedef struct { float real, imaginary; } lintasan_complex_float;
typedef struct { double real, imaginary; } lintasan_complex_double;
#define lapack_complex_float lintasan_complex_float
#define lapack_complex_double lintasan_complex_double
#include <lapacke.h>
#endif
