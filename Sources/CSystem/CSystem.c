#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/auxv.h>
#include <sys/syscall.h>
#elif defined(__APPLE__)
#include <crt_externs.h>
#include <sys/stdio.h>
#endif

static int argument_count;
static char **arguments;

#if defined(__linux__)
/* glibc gives constructors the arguments of main. */
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
  argument_count = count;
  arguments = values;
}
#elif defined(__APPLE__)
__attribute__((constructor)) static void keep_arguments(void) {
  argument_count = *_NSGetArgc();
  arguments = *_NSGetArgv();
}
#endif

int lintasan_argument_count(void) { return argument_count; }

const char *lintasan_argument(int index) {
  return index >= 0 && index < argument_count ? arguments[index] : NULL;
}

const char *lintasan_executable(void) {
#if defined(__linux__)
  return (const char *)getauxval(AT_EXECFN);
#else
  return NULL;
#endif
}

static char trap_message[2048];
static size_t trap_length;
static int trap_status;
static const char memory_message[] =
    "lintasan: memory has run out: the system allows this process no more of it (ulimit -v); nothing was written\n";
/* A trap of a stack that has run out needs another one to say so on. */
static char trap_stack[65536];

static void say(const char *text, size_t length) {
  size_t done = 0;
  while (done < length) {
    ssize_t written = write(STDERR_FILENO, text + done, length - done);
    if (written <= 0) break;
    done += (size_t)written;
  }
}

static void on_trap(int number) {
  (void)number;
  /* Only calls that are safe within a signal handler. */
  if (lintasan_memory_limit() != SIZE_MAX && !lintasan_can_hold((size_t)48 << 20)) {
    say(memory_message, sizeof memory_message - 1);
    _exit(69);
  }
  say(trap_message, trap_length);
  _exit(trap_status);
}

void lintasan_handle_traps(const char *message, int status) {
  size_t length = strlen(message);
  if (length >= sizeof trap_message) length = sizeof trap_message - 1;
  memcpy(trap_message, message, length);
  trap_length = length;
  trap_status = status;
  stack_t stack = {.ss_sp = trap_stack, .ss_size = sizeof trap_stack, .ss_flags = 0};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_trap;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  const int traps[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  for (size_t i = 0; i < sizeof traps / sizeof traps[0]; i++) sigaction(traps[i], &action, NULL);
}

int lintasan_exchange(const char *first, const char *second) {
#if defined(__linux__) && defined(SYS_renameat2)
  return syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2 /* RENAME_EXCHANGE */) == 0 ? 0 : errno;
#elif defined(__APPLE__)
  return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
#else
  (void)first;
  (void)second;
  return ENOSYS;
#endif
}

int lintasan_lock(const char *path) {
  int file = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) return -1;
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  close(file);
  return -1;
}

int lintasan_memory_file(void) {
#if defined(__linux__) && defined(SYS_memfd_create)
  int file = (int)syscall(SYS_memfd_create, "lintasan", 1U /* MFD_CLOEXEC */);
  if (file < 0) return -1;
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  if (access(path, R_OK | W_OK) == 0) return file;
  close(file);
#endif
  return -1;
}

_Noreturn void lintasan_end(int status) {
  fflush(NULL);
  _exit(status);
}

size_t lintasan_memory_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return SIZE_MAX;
  return (size_t)limit.rlim_cur;
}

size_t lintasan_stack_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return SIZE_MAX;
  return (size_t)limit.rlim_cur;
}

bool lintasan_is_short_of_memory(void) { return lintasan_memory_limit() < (size_t)1 << 31; }

long lintasan_physical_memory(void) {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  long bytes = pages > 0 && size > 0 && pages < LONG_MAX / size ? pages * size : LONG_MAX;
  FILE *file = fopen("/sys/fs/cgroup/memory.max", "re");
  if (file) {
    long allowed;
    if (fscanf(file, "%ld", &allowed) == 1 && allowed > 0 && allowed < bytes) bytes = allowed;
    fclose(file);
  }
  return bytes;
}

bool lintasan_can_hold(size_t bytes) {
  void *place = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (place == MAP_FAILED) return false;
  munmap(place, bytes);
  return true;
}

static void *nothing(void *value) { return value; }

bool lintasan_can_start_thread(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, nothing, NULL) != 0) return false;
  pthread_join(thread, NULL);
  return true;
}

bool lintasan_can_open(int count) {
  int opened[64];
  int number = 0;
  while (number < count && number < 64) {
    int file = open("/", O_RDONLY | O_CLOEXEC);
    if (file < 0) break;
    opened[number++] = file;
  }
  bool enough = number == count || number == 64;
  while (number > 0) close(opened[--number]);
  return enough;
}
