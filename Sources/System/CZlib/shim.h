// zlib, as the system installs it; its macros as functions.
#pragma once
#include <zlib.h>

// Begins reading gzip members (16 asks for gzip's header and checksum).
static inline int mercer_inflate_init(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}
