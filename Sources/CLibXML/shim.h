#ifndef LINTASAN_CLIBXML_H
#define LINTASAN_CLIBXML_H
#include <libxml/xmlversion.h>
// Only the fields of converters, which are not used here, need ICU; its headers are others than those of Foundation, and a
// module that is compiled as one and knows both is refused.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#endif
