// Calls of glibc that Swift's own module leaves out: GNU extensions, and the conversion of characters.

#ifndef MERCER_CLINUX_H
#define MERCER_CLINUX_H

#include <iconv.h>
#include <stdint.h>

// Renames unless the new name is taken (flag 1); fails with EEXIST then, and EINVAL where the file system cannot.
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);

// Starts (flag 2) writing a file's pages to the disk without waiting.
int sync_file_range(int file, int64_t offset, int64_t count, unsigned int flags);

#endif
