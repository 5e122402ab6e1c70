// Makes what a process has used stay in its memory, so that what is resident is the most that was used at once.
#ifndef SERBENCH_RESIDENT_HEAP_H
#define SERBENCH_RESIDENT_HEAP_H

// From here on the allocator gives nothing back to the system, asks it for no block by itself, which would be given
// back when freed, and is handed small pages only. For a process that is made to measure its memory.
//
// Source: mallopt(3), M_MMAP_MAX and M_TRIM_THRESHOLD; prctl(2), PR_SET_THP_DISABLE.
void resident_heap_keep(void);

#endif
