#pragma once

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// libcurl's options are variadic, which Swift cannot call: one function for each kind of value.

static inline CURLcode motcua_curl_set_long(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode motcua_curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(curl, option, value);
}

/// The text is copied.
static inline CURLcode motcua_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

/// What is pointed to must live until the transfer is over.
static inline CURLcode motcua_curl_set_pointer(CURL *curl, CURLoption option, const void *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode motcua_curl_set_lines(CURL *curl, struct curl_slist *lines) {
  return curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
}

/// All that is called back, with one context.
static inline void motcua_curl_set_callbacks(
    CURL *curl, void *context, curl_write_callback head, curl_write_callback body, curl_read_callback read,
    curl_opensocket_callback open) {
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, head);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, context);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, context);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read);
  curl_easy_setopt(curl, CURLOPT_READDATA, context);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, context);
}

/// What is called back while mail goes, with one context, and to whom it goes; the list must live until the transfer is over.
static inline void motcua_curl_set_mail(
    CURL *curl, struct curl_slist *to, void *context, curl_write_callback answer, curl_read_callback read,
    curl_debug_callback hear, curl_opensocket_callback open) {
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, answer);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, context);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read);
  curl_easy_setopt(curl, CURLOPT_READDATA, context);
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, hear);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, context);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, context);
}

static inline long motcua_curl_status(CURL *curl) {
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return status;
}
