#pragma once
#include <fcntl.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Swift's Glibc module shows neither renameat2 nor the variadic syscall. Flag 2 is RENAME_EXCHANGE. */
static inline int shim_exchange(const char *left, const char *right) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, left, AT_FDCWD, right, 2);
}

/* Pages that are free between others in use; musl and others give them back by themselves. */
static inline void shim_releaseFreeMemory(void) { malloc_trim(0); }
