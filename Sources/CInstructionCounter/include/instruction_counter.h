// The processor's instruction counter, which Swift cannot open itself: syscall(2) takes variable arguments.
#ifndef SERBENCH_INSTRUCTION_COUNTER_H
#define SERBENCH_INSTRUCTION_COUNTER_H

#include <stdint.h>

// A descriptor of a counter that starts at 0 and counts what the calling thread executes outside of the kernel. -1 where
// the system, the processor or the virtual machine has no such counter or does not allow it. close(2) ends it.
int instruction_counter_open(void);

// The count so far; -1 if it cannot be read.
int64_t instruction_counter_read(int descriptor);

#endif
