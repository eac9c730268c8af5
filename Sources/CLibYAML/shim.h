#ifndef LINTASAN_CLIBYAML_H
#define LINTASAN_CLIBYAML_H
#include <yaml.h>
#endif
