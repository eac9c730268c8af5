#ifndef LINTASAN_CZIP_H
#define LINTASAN_CZIP_H
#include <zip.h>
#endif
