#ifndef LINTASAN_COPENBLAS_H
#define LINTASAN_COPENBLAS_H
#include <cblas.h>
#endif
