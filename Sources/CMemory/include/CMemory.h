// What the C library's allocator does with memory that was freed; nothing where it is another than glibc's.
#ifndef CMEMORY_H
#define CMEMORY_H

// Gives all of it back to the system.
void cmemory_give_back(void);

// Keeps up to 128 MiB for what comes next; blocks of 32 MiB and more go back at once.
void cmemory_keep(void);

#endif
