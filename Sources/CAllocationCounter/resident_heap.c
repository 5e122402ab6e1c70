#include "resident_heap.h"

#include <malloc.h>
#include <sys/prctl.h>

void resident_heap_keep(void) {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
  // A kernel that cannot do this has no huge pages either.
  prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
}
