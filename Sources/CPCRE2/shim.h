#pragma once
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// The constants are macros with casts, which Swift does not see.
static inline int house_no_match(void) { return PCRE2_ERROR_NOMATCH; }
static inline size_t house_unset(void) { return PCRE2_UNSET; }
static inline uint32_t house_options(int caseless, int multiline, int dotall, int literal) {
  if (literal) return PCRE2_UTF | PCRE2_LITERAL | (caseless ? PCRE2_CASELESS : 0);
  return PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY | (caseless ? PCRE2_CASELESS : 0) |
         (multiline ? PCRE2_MULTILINE : 0) | (dotall ? PCRE2_DOTALL : 0);
}
