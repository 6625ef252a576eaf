#pragma once

#include <microhttpd.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

// What Swift cannot call: variadic functions, one wrapper for each kind of value.

/// What the library calls back, with the context each time.
struct motcua_mhd_callbacks {
  void *context;
  MHD_AccessHandlerCallback handle;
  void *(*line)(void *context, const char *target, struct MHD_Connection *connection);
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
  /// The library is about to refuse a request by itself.
  void (*refused)(void *context, unsigned status);
};

/// What the library said first while starting, empty when it was silent; and who hears what it says of requests.
struct motcua_mhd_words {
  char text[256];
  struct motcua_mhd_callbacks to;
};

// Only two messages are listened to: the first while starting, and the one with the status of a request that the
// library refuses by itself. The others name addresses of requests, which belong in no log.
static inline void motcua_mhd_say(void *words, const char *format, va_list arguments) {
  static const char refusal[] = "Error processing request (HTTP response code is %u";
  struct motcua_mhd_words *said = (struct motcua_mhd_words *)words;
  if (strncmp(format, refusal, sizeof refusal - 1) == 0)
    said->to.refused(said->to.context, va_arg(arguments, unsigned));
  else if (said->text[0] == 0)
    vsnprintf(said->text, sizeof said->text, format, arguments);
}

/// True for the line of releases that lets bare line feeds, folded lines and NULs in a head pass. It is the library
/// that runs which counts: both lines go by the same file name.
static inline int motcua_mhd_is_lenient(void) { return MHD_get_version()[0] == '0'; }

// The request target is kept as it came; it is decoded with more care than the library takes.
static inline size_t motcua_mhd_keep(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

/// Starts a daemon that is driven from outside with MHD_run and accepts nobody by itself; key, certificate and
/// priorities are NULL without TLS.
static inline struct MHD_Daemon *motcua_mhd_start(
    unsigned connections, size_t memory, const char *key, const char *certificate, const char *priorities,
    struct motcua_mhd_words *words) {
  const struct motcua_mhd_callbacks *to = &words->to;
  unsigned flags = MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
  struct MHD_OptionItem tls[] = {
      {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)key},
      {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)certificate},
      {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)priorities},
      {MHD_OPTION_END, 0, NULL},
  };
  struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
  if (key) flags |= MHD_USE_TLS;
  return MHD_start_daemon(
      flags, 0, NULL, NULL, to->handle, to->context,
      MHD_OPTION_EXTERNAL_LOGGER, motcua_mhd_say, words,
      MHD_OPTION_CONNECTION_LIMIT, connections,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory,
      MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
      // The older releases are checked more sharply than they could themselves; the newer must not be lenient.
      MHD_OPTION_STRICT_FOR_CLIENT, motcua_mhd_is_lenient() ? 0 : 1,
      MHD_OPTION_UNESCAPE_CALLBACK, motcua_mhd_keep, NULL,
      MHD_OPTION_URI_LOG_CALLBACK, to->line, to->context,
      MHD_OPTION_NOTIFY_COMPLETED, to->completed, to->context,
      MHD_OPTION_NOTIFY_CONNECTION, to->connection, to->context,
      MHD_OPTION_ARRAY, key ? tls : none,
      MHD_OPTION_END);
}

static inline int motcua_mhd_epoll(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  return info ? info->epoll_fd : -1;
}

static inline int motcua_mhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *motcua_mhd_peer(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info ? info->client_addr : NULL;
}

static inline void *motcua_mhd_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}

/// The GnuTLS session of a connection; NULL without TLS.
static inline void *motcua_mhd_tls(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  return info ? info->tls_session : NULL;
}

/// True once the library has read the blank line behind a head.
static inline int motcua_mhd_head_is_complete(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE) != NULL;
}

/// The bytes from the method to the blank line, both included; 0 when the head is not complete.
static inline size_t motcua_mhd_head_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info ? info->header_size : 0;
}

/// The status of the queued answer, the library's own included; 0 when there is none.
static inline unsigned motcua_mhd_status(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
  return info ? info->http_status : 0;
}

static inline enum MHD_Result motcua_mhd_close_after(struct MHD_Response *response) {
  return MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
}

// An event counter in the kernel: what wakes a loop that sleeps in poll.
static inline int motcua_bell(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/// Names the calling thread; at most 15 letters count.
static inline void motcua_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
