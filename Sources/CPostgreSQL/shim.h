#pragma once

#include <libpq-fe.h>

// The fields of an error are named by characters, which Swift sees as no number.

/// The five characters that say what kind of error it is; NULL without any.
static inline const char *motcua_pq_state(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

/// The error in one line, without its details, which quote values.
static inline const char *motcua_pq_message(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}

/// The rule that was broken; NULL when it was none.
static inline const char *motcua_pq_rule(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
}

/// What the server says beside its answers goes nowhere: it may quote values.
static inline void motcua_pq_quiet(void *context, const PGresult *notice) { (void)context, (void)notice; }

static inline void motcua_pq_be_quiet(PGconn *connection) {
  PQsetNoticeReceiver(connection, motcua_pq_quiet, NULL);
}

/// Tries to connect; whether it did is the status. What stands before the address can be put otherwise by it.
static inline PGconn *motcua_pq_connect(const char *address, const char *seconds) {
  const char *keywords[] = {
      "fallback_application_name", "connect_timeout",  "keepalives_idle",      "keepalives_interval",
      "keepalives_count",          "tcp_user_timeout", "target_session_attrs", "dbname",
      NULL};
  const char *values[] = {"motcua", seconds, "10", "5", "3", "20000", "read-write", address, NULL};
  return PQconnectdbParams(keywords, values, 1);
}
