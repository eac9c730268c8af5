#ifndef LINTASAN_CLIBCRYPTO_H
#define LINTASAN_CLIBCRYPTO_H
/* The streaming calls need no providers and no configuration to be loaded, as the newer ones do: a hash of a few bytes
   stays a matter of microseconds. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#endif
