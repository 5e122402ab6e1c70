#include "instruction_counter.h"

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

int instruction_counter_open(void) {
  struct perf_event_attr attributes = {
      .type = PERF_TYPE_HARDWARE,
      .size = sizeof(attributes),
      .config = PERF_COUNT_HW_INSTRUCTIONS,
      .exclude_kernel = 1,
      .exclude_hv = 1,
  };
  const pid_t this_thread = 0;
  const int any_processor = -1;
  const int no_group = -1;
  return (int)syscall(SYS_perf_event_open, &attributes, this_thread, any_processor, no_group,
                      PERF_FLAG_FD_CLOEXEC);
}

int64_t instruction_counter_read(int descriptor) {
  int64_t count;
  return read(descriptor, &count, sizeof(count)) == sizeof(count) ? count : -1;
}
