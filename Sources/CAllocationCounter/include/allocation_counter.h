// Counts the heap allocations of the process it is linked into, a thread at a time.
//
// The executable that links this target gets its malloc, and with it everything that it loads: Foundation and the C
// libraries behind the codecs too. No library of the package links it. What else a process that measures its memory
// asks of the allocator stands in resident_heap.h.
#ifndef SERBENCH_ALLOCATION_COUNTER_H
#define SERBENCH_ALLOCATION_COUNTER_H

#include <stdint.h>

struct allocation_counts {
  // Calls that returned memory: malloc, calloc, realloc, and the aligned ones.
  uint64_t allocations;
  // What those calls asked for, in bytes.
  uint64_t bytes;
};

// What the calling thread has allocated since it began. Freeing takes nothing back.
struct allocation_counts allocation_counter_read(void);

#endif
