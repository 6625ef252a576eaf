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

/// Sends what begins a transaction and, without waiting for its answer, a prepared statement as the first within it, all its
/// values and its answer in binary form (PostgreSQL 15, 34.5, "Pipeline Mode").
///
/// The answer is that to the statement, or to the beginning when that failed; NULL when the connection cannot go on. Whether the
/// transaction had begun before that stands in `has_begun`.
static inline PGresult *motcua_pq_begin(PGconn *connection, const char *beginning, const char *name, int count,
                                        const char *const *values, const int *lengths, const int *formats,
                                        int *has_begun) {
  *has_begun = 0;
  if (PQenterPipelineMode(connection) != 1) return NULL;
  PGresult *answer = NULL;
  int is_heard = 0;
  if (PQsendQueryParams(connection, beginning, 0, NULL, NULL, NULL, NULL, 1) == 1 &&
      PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1) == 1 &&
      PQpipelineSync(connection) == 1) {
    // Two answers, NULL behind each, and that all was heard.
    for (int turn = 0; turn < 5 && !is_heard && PQstatus(connection) == CONNECTION_OK; turn++) {
      PGresult *next = PQgetResult(connection);
      is_heard = PQresultStatus(next) == PGRES_PIPELINE_SYNC;
      if (answer == NULL && PQresultStatus(next) == PGRES_COMMAND_OK) *has_begun = 1;
      if (next == NULL) continue;
      if (is_heard || (answer != NULL && PQresultStatus(answer) == PGRES_FATAL_ERROR)) {
        PQclear(next);
      } else {
        PQclear(answer);
        answer = next;
      }
    }
  }
  if (PQexitPipelineMode(connection) == 1 && is_heard) return answer;
  // What the server said in place of an answer tells why; an answer to the beginning alone is none to the statement.
  if (PQresultStatus(answer) == PGRES_FATAL_ERROR) return answer;
  PQclear(answer);
  return NULL;
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
