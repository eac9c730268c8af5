#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
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

static char trap_message[2048];
static size_t trap_length;
static int trap_status;
/* A trap of a stack that has run out needs another one to say so on. */
static char trap_stack[65536];

static void on_trap(int number) {
  (void)number;
  /* Only calls that are safe within a signal handler. */
  size_t done = 0;
  while (done < trap_length) {
    ssize_t written = write(STDERR_FILENO, trap_message + done, trap_length - done);
    if (written <= 0) break;
    done += (size_t)written;
  }
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

_Noreturn void lintasan_end(int status) {
  fflush(NULL);
  _exit(status);
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
