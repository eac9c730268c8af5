// The thread sanitizer sees how Synchronization.Mutex is locked while nobody waits, since that is compiled into its
// users, but not how the kernel hands it on: that lies in a library without instrumentation. This library is loaded
// before that one and says it. Named by what Swift calls them on Linux: _MutexHandle._lockSlow(_:) and _unlockSlow().
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define CONTEXT __attribute__((swift_context))
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

// Of the sanitizer's runtime; absent in processes that are started beside the tests and are not sanitized.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

SWIFT void lockSlow(uint32_t thread, CONTEXT void *mutex) __asm__(LOCK);
SWIFT void unlockSlow(CONTEXT void *mutex) __asm__(UNLOCK);

SWIFT void lockSlow(uint32_t thread, CONTEXT void *mutex) {
  SWIFT void (*lock)(uint32_t, CONTEXT void *) = (SWIFT void (*)(uint32_t, CONTEXT void *))dlsym(RTLD_NEXT, LOCK);
  lock(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlockSlow(CONTEXT void *mutex) {
  SWIFT void (*unlock)(CONTEXT void *) = (SWIFT void (*)(CONTEXT void *))dlsym(RTLD_NEXT, UNLOCK);
  if (__tsan_release) __tsan_release(mutex);
  unlock(mutex);
}
