#ifndef LINTASAN_SYSTEM_H
#define LINTASAN_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>

/// The arguments of the process as the C library handed them over: also where /proc is not mounted.
int lintasan_argument_count(void);
const char *_Nullable lintasan_argument(int index);

/// The path by which the program was started, as the kernel handed it over: also where /proc is not mounted. It may be
/// relative to the folder in which the process began.
const char *_Nullable lintasan_executable(void);

/// How many bytes of addresses the process may have; `SIZE_MAX` where that is not limited.
size_t lintasan_memory_limit(void);

/// How many bytes of stack the process may have; `SIZE_MAX` where that is not limited.
size_t lintasan_stack_limit(void);

/// How many bytes of memory the machine has, or the container that the process runs in; `LONG_MAX` where that is not
/// known.
long lintasan_physical_memory(void);

/// Whether the process may have less than two gigabytes of addresses.
bool lintasan_is_short_of_memory(void);

/// Whether so many more bytes can be had now.
bool lintasan_can_hold(size_t bytes);

/// Has a trap (an illegal instruction, a bad address, an abort) end the process with `status` after `message` has gone to
/// standard error, instead of dying without a word; where memory has run out, that is said instead, with 69. The message is
/// copied.
void lintasan_handle_traps(const char *_Nonnull message, int status);

/// Puts two paths in each other's place in one step: 0, or the error number (ENOSYS where the system has no such call).
int lintasan_exchange(const char *_Nonnull first, const char *_Nonnull second);

/// Locks a folder or file for as long as the process lives: the number of the open file to be closed, or −1 where another process
/// holds the lock or the file system knows none.
int lintasan_lock(const char *_Nonnull path);

/// A new file in memory, without a name in any folder: the number of the open file, which this process can open anew by
/// `/proc/self/fd/NUMBER`; −1 where the system has no such files or /proc is not mounted.
int lintasan_memory_file(void);

/// Ends the process at once: what the streams hold is written, nothing else is run.
_Noreturn void lintasan_end(int status);

/// Whether another thread can be started: not where memory or the number of processes is limited too tightly.
bool lintasan_can_start_thread(void);

/// Whether so many more files can be opened.
bool lintasan_can_open(int count);

/// What became of a picture.
enum {
  LINTASAN_PICTURE_DRAWN = 0,
  /// Drawn, but no font is installed: its letters are missing.
  LINTASAN_PICTURE_NO_FONTS = 1,
  /// librsvg or cairo is not installed.
  LINTASAN_PICTURE_NO_LIBRARY = 2,
  LINTASAN_PICTURE_FAILED = 3,
};

/// Draws an SVG of a width and height into a PNG, or a PDF, so many times as large, through librsvg and cairo, which are looked
/// for at this moment. The bytes are the caller's to free; NULL where there are none.
unsigned char *_Nullable lintasan_picture(
  const unsigned char *_Nonnull svg, size_t size, double width, double height, double scale, bool is_pdf,
  size_t *_Nonnull length, int *_Nonnull problem);

#endif
