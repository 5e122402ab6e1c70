// What the system counts for a thread and Swift cannot ask for itself.
#ifndef SERBENCH_THREAD_COUNTERS_H
#define SERBENCH_THREAD_COUNTERS_H

#include <stdint.h>

// How long the calling thread has been executing its own code, the kernel's work for it left out, in nanoseconds; from
// getrusage(2) for RUSAGE_THREAD, which is a GNU extension.
uint64_t thread_user_nanoseconds(void);

// A descriptor of a counter that starts at 0 and counts the instructions that the calling thread executes outside of the
// kernel; from perf_event_open(2), which takes variable arguments. -1 where the system, the processor or the virtual
// machine has no such counter or does not allow it. close(2) ends it.
int instruction_counter_open(void);

// The count so far; -1 if it cannot be read.
int64_t instruction_counter_read(int descriptor);

#endif
