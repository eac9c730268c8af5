#ifndef LINTASAN_CMARKDOWN_H
#define LINTASAN_CMARKDOWN_H
#include <cmark-gfm.h>
#endif
