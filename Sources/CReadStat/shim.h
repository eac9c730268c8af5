#ifndef LINTASAN_CREADSTAT_H
#define LINTASAN_CREADSTAT_H
#include <readstat.h>
#endif
