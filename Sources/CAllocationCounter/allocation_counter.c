#include "allocation_counter.h"

#include <errno.h>
#include <stddef.h>

static _Thread_local struct allocation_counts counts __attribute__((tls_model("initial-exec")));

struct allocation_counts allocation_counter_read(void) { return counts; }

// A sanitizer brings an allocator of its own, which must stay in place.
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

// glibc's allocator under the names that stay when a program defines its own; see "Replacing malloc" in its manual.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static void *counted(void *memory, size_t bytes) {
  if (memory) {
    counts.allocations += 1;
    counts.bytes += bytes;
  }
  return memory;
}

void *malloc(size_t bytes) { return counted(__libc_malloc(bytes), bytes); }

void *calloc(size_t count, size_t size) {
  // Memory came back, so the product did not overflow.
  return counted(__libc_calloc(count, size), count * size);
}

void *realloc(void *memory, size_t bytes) {
  return counted(__libc_realloc(memory, bytes), bytes);
}

void *memalign(size_t alignment, size_t bytes) {
  return counted(__libc_memalign(alignment, bytes), bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes) { return memalign(alignment, bytes); }

int posix_memalign(void **result, size_t alignment, size_t bytes) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) {
    return EINVAL;
  }
  int before = errno;
  void *memory = memalign(alignment, bytes);
  if (!memory) {
    errno = before;
    return ENOMEM;
  }
  *result = memory;
  return 0;
}

void free(void *memory) { __libc_free(memory); }

#endif
