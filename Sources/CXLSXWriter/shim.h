#ifndef LINTASAN_CXLSXWRITER_H
#define LINTASAN_CXLSXWRITER_H
#include <xlsxwriter.h>
#endif
