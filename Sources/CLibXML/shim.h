#ifndef LINTASAN_CLIBXML_H
#define LINTASAN_CLIBXML_H
#include <libxml/parser.h>
#endif
