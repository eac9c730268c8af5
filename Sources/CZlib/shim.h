#ifndef LINTASAN_CZLIB_H
#define LINTASAN_CZLIB_H
#include <zlib.h>
#endif
