#pragma once
#include <zlib.h>

// What Swift cannot call: deflateInit2 is a macro. Sixteen more than the largest window asks for the frame of gzip.
static inline int motcua_gzip_begin(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
}

// inflateInit2 is a macro too. The plain window: the frame is that of zlib, nothing else is guessed.
static inline int motcua_inflate_begin(z_stream *stream) {
  return inflateInit2(stream, MAX_WBITS);
}

// No frame at all, as zip files hold it: a negative window.
static inline int motcua_inflate_bare_begin(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}
