// What ThreadSanitizer does not see of Swift's Mutex, told to it.
//
// A Mutex that is waited for is handed over by the kernel (FUTEX_LOCK_PI), called from a library of the toolchain that is not
// instrumented. ThreadSanitizer then sees two threads at what the Mutex guards and nothing in between, and reports a race: it
// does so of a Mutex around a dictionary and nothing else. Loaded before that library (LD_PRELOAD), these stand in the way of
// its two functions and say when the lock was taken and when it is let go. Real races are reported as before.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

// Those of ThreadSanitizer; they are not there in programs that run without it.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

// `_MutexHandle._lockSlow` and `_unlockSlow` of Synchronization: the handle comes where Swift passes `self`.
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SELF __attribute__((swift_context)) void *handle
#define SWIFT __attribute__((swiftcall))

typedef SWIFT void (*lock_function)(uint32_t thread, SELF);
typedef SWIFT void (*unlock_function)(SELF);

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t thread, SELF) {
  ((lock_function)dlsym(RTLD_NEXT, LOCK))(thread, handle);
  if (__tsan_acquire) __tsan_acquire(handle);
}

SWIFT void unlock_slow(SELF) {
  if (__tsan_release) __tsan_release(handle);
  ((unlock_function)dlsym(RTLD_NEXT, UNLOCK))(handle);
}
