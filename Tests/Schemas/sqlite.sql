CREATE TABLE account (
  authority TEXT NOT NULL,
  name TEXT NOT NULL,
  password TEXT NOT NULL,
  is_enabled INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (authority, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  sha256 TEXT NOT NULL,
  authority TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (sha256, authority, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_subject ON attachment (authority, subject, sha256);

CREATE TABLE candidate (
  authority TEXT NOT NULL,
  intake TEXT NOT NULL,
  school TEXT NOT NULL,
  dossier TEXT NOT NULL,
  -- Which wish of the applicant it is, from 1.
  rank INTEGER NOT NULL,
  milli_points INTEGER NOT NULL,
  points TEXT,
  is_in_zone INTEGER NOT NULL,
  is_turn INTEGER NOT NULL,
  has_seat INTEGER NOT NULL,
  PRIMARY KEY (authority, dossier, school)
) STRICT, WITHOUT ROWID;

CREATE INDEX candidate_first ON candidate (authority, intake, dossier) WHERE rank = 1;

CREATE INDEX candidate_order ON candidate (authority, intake, school, rank, -milli_points, dossier);

CREATE INDEX candidate_seat ON candidate (authority, intake, school) WHERE has_seat = 1;

CREATE TABLE clock_watch (
  authority TEXT PRIMARY KEY NOT NULL,
  -- The latest moment at which it was not doubted, in milliseconds since 1970.
  seen_at INTEGER NOT NULL,
  -- Why it is doubted, and what it said then; NULL while it is not.
  doubt TEXT,
  doubted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE command (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  owner TEXT NOT NULL,
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX command_key ON command (authority, owner, key);

CREATE TABLE content (
  entry INTEGER PRIMARY KEY,
  salt BLOB NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE definition (
  authority TEXT NOT NULL,
  revision TEXT NOT NULL,
  procedure TEXT NOT NULL,
  bundle TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (authority, revision)
) STRICT;

CREATE TABLE delegation (
  authority TEXT NOT NULL,
  number INTEGER NOT NULL,
  giver TEXT NOT NULL,
  receiver TEXT NOT NULL,
  -- Both null for all posts of the giver.
  unit TEXT,
  role TEXT,
  -- Days since 1 January 1970; the last one still counts.
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  ordered_by TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  ended_by TEXT,
  ended_at INTEGER,
  PRIMARY KEY (authority, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX delegation_giver ON delegation (authority, giver, last_day);

CREATE INDEX delegation_receiver ON delegation (authority, receiver, last_day);

CREATE TABLE document (
  authority TEXT NOT NULL,
  number INTEGER NOT NULL,
  direction TEXT NOT NULL,
  agency TEXT NOT NULL,
  unit TEXT NOT NULL,
  state TEXT NOT NULL,
  kind TEXT,
  urgency INTEGER NOT NULL,
  secrecy TEXT NOT NULL,
  is_secret INTEGER NOT NULL,
  medium TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  due INTEGER,
  ended_at INTEGER,
  entry_year INTEGER,
  entry_number INTEGER,
  entry_text TEXT,
  entry_day INTEGER,
  work_file INTEGER,
  handlers TEXT NOT NULL,
  last_position INTEGER NOT NULL,
  -- Confidential; null once erased.
  content TEXT,
  PRIMARY KEY (authority, number)
) STRICT;

CREATE INDEX document_open_in_file ON document (authority, work_file, number)
  WHERE work_file IS NOT NULL AND ended_at IS NULL;

CREATE INDEX document_register
  ON document (authority, agency, direction, is_secret, entry_day, entry_number, number)
  WHERE entry_day IS NOT NULL;

CREATE TABLE document_dossier (
  authority TEXT NOT NULL,
  dossier TEXT NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (authority, dossier, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_dossier_document ON document_dossier (authority, document);

CREATE TABLE document_identity (
  authority TEXT NOT NULL,
  sender TEXT NOT NULL,
  identity TEXT NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (authority, sender, identity, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_identity_document ON document_identity (authority, document);

CREATE TABLE document_sight (
  authority TEXT NOT NULL,
  viewer TEXT NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (authority, viewer, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_sight_document ON document_sight (authority, document);

CREATE TABLE document_task (
  authority TEXT NOT NULL,
  viewer TEXT NOT NULL,
  due INTEGER NOT NULL,
  document INTEGER NOT NULL,
  task INTEGER NOT NULL,
  PRIMARY KEY (authority, viewer, due, document, task)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_task_document ON document_task (authority, document);

CREATE TABLE document_term (
  authority TEXT NOT NULL,
  viewer TEXT NOT NULL,
  word TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (authority, viewer, word, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_term_document ON document_term (authority, document, viewer, word);

CREATE TABLE dossier (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  code TEXT NOT NULL,
  procedure TEXT NOT NULL,
  place TEXT NOT NULL,
  national INTEGER NOT NULL,
  version INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL,
  due INTEGER,
  ended_at INTEGER,
  is_late INTEGER NOT NULL,
  next_moment INTEGER,
  secret TEXT NOT NULL,
  last_position INTEGER NOT NULL,
  answers_position INTEGER NOT NULL,
  lookup_position INTEGER,
  state TEXT NOT NULL,
  subject TEXT
, rating INTEGER, message_since INTEGER, unit TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL DEFAULT '', late_after INTEGER, late_cause TEXT, handled_at INTEGER, is_rated INTEGER NOT NULL DEFAULT 1, late_order INTEGER
  GENERATED ALWAYS AS (ifnull(handled_at, 9223372036854775807)) VIRTUAL, undecided TEXT, held INTEGER NOT NULL DEFAULT 0, kept_until INTEGER) STRICT;

CREATE INDEX dossier_book ON dossier (authority, unit, submitted_at, code);

CREATE UNIQUE INDEX dossier_code ON dossier (authority, code);

CREATE INDEX dossier_kept ON dossier (authority, kept_until, code) WHERE kept_until IS NOT NULL;

CREATE INDEX dossier_lapse ON dossier (authority, unit, late_after, procedure, handled_at)
  WHERE handled_at IS NULL AND late_after IS NOT NULL;

CREATE INDEX dossier_late ON dossier (authority, unit, late_order, code)
  WHERE late_after IS NOT NULL;

CREATE INDEX dossier_moment ON dossier (authority, next_moment) WHERE next_moment IS NOT NULL;

CREATE TABLE draft (
  authority TEXT NOT NULL,
  hash TEXT NOT NULL,
  procedure TEXT NOT NULL,
  owner TEXT NOT NULL,
  body TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (authority, hash)
) STRICT;

CREATE INDEX draft_expiry ON draft (authority, expires_at);

CREATE INDEX draft_owner ON draft (authority, owner, bytes);

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  position INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- The entry of the same dossier before it: a dossier is read backwards, without an index on the log.
  previous INTEGER,
  body TEXT NOT NULL,
  leaf BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX entry_position ON entry (authority, position);

CREATE TABLE evidence (
  authority TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (authority, sha256)
) STRICT;

CREATE TABLE evidence_part (
  authority TEXT NOT NULL,
  part TEXT NOT NULL,
  manifest TEXT NOT NULL,
  PRIMARY KEY (authority, part, manifest)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_part_manifest ON evidence_part (authority, manifest, part);

CREATE TABLE exchange_count (
  authority TEXT NOT NULL,
  partner TEXT NOT NULL,
  to_send INTEGER NOT NULL,
  dead INTEGER NOT NULL,
  to_take INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  held INTEGER NOT NULL,
  refused INTEGER NOT NULL, untaken_bytes INTEGER NOT NULL DEFAULT 0, held_bytes INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (authority, partner)
) STRICT, WITHOUT ROWID;

CREATE TABLE handed_draft (
  authority TEXT NOT NULL,
  document TEXT NOT NULL,
  partner TEXT NOT NULL,
  dossier_id TEXT NOT NULL,
  dossier TEXT NOT NULL,
  hidden TEXT NOT NULL,
  answer_address TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (authority, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE held_message (
  id TEXT NOT NULL,
  authority TEXT NOT NULL,
  identity TEXT NOT NULL,
  sender TEXT NOT NULL,
  receiver TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_agency TEXT NOT NULL,
  to_agency TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  status TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (authority, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX held_message_file ON held_message (sha256);

CREATE UNIQUE INDEX held_message_identity ON held_message (authority, receiver, to_agency, identity);

CREATE INDEX held_message_of_receiver ON held_message (authority, receiver, at, id);

CREATE INDEX held_message_of_sender ON held_message (authority, sender, at, id);

CREATE INDEX held_message_open ON held_message (authority, receiver, status) WHERE status <> 'done';

CREATE INDEX held_message_received ON held_message (authority, receiver, status, at, id);

CREATE INDEX held_message_share ON held_message (authority, receiver, sender, status, bytes) WHERE status <> 'done';

CREATE TABLE inbox (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  identity TEXT NOT NULL,
  partner TEXT NOT NULL,
  partners_name TEXT,
  kind TEXT NOT NULL,
  sender TEXT,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  fault TEXT,
  state TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_try INTEGER,
  answer TEXT,
  subject TEXT
, begun INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX inbox_day ON inbox (authority, partner, received_at);

CREATE INDEX inbox_file ON inbox (sha256);

CREATE UNIQUE INDEX inbox_identity ON inbox (authority, identity);

CREATE INDEX inbox_next ON inbox (authority, next_try, id) WHERE next_try IS NOT NULL;

CREATE INDEX inbox_state ON inbox (authority, state, id);

CREATE INDEX inbox_to_take ON inbox (authority, partner, id) WHERE state = 'waiting';

CREATE INDEX inbox_untaken ON inbox (authority, partner, sender, state, bytes)
  WHERE state IN ('waiting', 'quarantined');

CREATE TABLE integrator (
  authority TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  -- Parted by blanks; NULL for all.
  procedures TEXT,
  token TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  used_at INTEGER,
  PRIMARY KEY (authority, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX integrator_token ON integrator (authority, token);

CREATE TABLE leaving_evidence (
  authority TEXT NOT NULL,
  manifest TEXT NOT NULL,
  PRIMARY KEY (authority, manifest)
) STRICT, WITHOUT ROWID;

CREATE TABLE leaving_file (
  authority TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (authority, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_in (
  authority TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- Who it is, readable with the token of the browser alone.
  sealed BLOB NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (authority, hash)
) STRICT;

CREATE TABLE log_key (
  authority TEXT NOT NULL,
  -- SHA-256 of the SubjectPublicKeyInfo.
  id TEXT NOT NULL,
  public_key BLOB NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (authority, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  version INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_try INTEGER,
  answer TEXT,
  ended_at INTEGER
, lane TEXT NOT NULL DEFAULT '', token INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX outbox_day ON outbox (authority, kind, lane, made_at) WHERE lane <> '';

CREATE INDEX outbox_dead ON outbox (authority, id) WHERE state = 'dead';

CREATE INDEX outbox_dead_kind ON outbox (authority, kind, id) WHERE state = 'dead';

CREATE INDEX outbox_done ON outbox (authority, id) WHERE state = 'done';

CREATE UNIQUE INDEX outbox_identity ON outbox (authority, subject, version, number, kind);

CREATE INDEX outbox_lane ON outbox (authority, kind, lane, id) WHERE lane <> '' AND ended_at IS NULL;

CREATE INDEX outbox_next ON outbox (authority, kind, next_try) WHERE next_try IS NOT NULL;

CREATE INDEX outbox_open ON outbox (authority, id) WHERE ended_at IS NULL;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  reference TEXT NOT NULL,
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  unit TEXT NOT NULL,
  partner TEXT NOT NULL,
  amount INTEGER NOT NULL,
  status TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  -- Where the payer makes it; until the platform has said, there is none.
  address TEXT
) STRICT;

CREATE INDEX payment_begun ON payment (authority, begun_at);

CREATE UNIQUE INDEX payment_reference ON payment (authority, reference);

CREATE INDEX payment_status ON payment (authority, status, id);

CREATE TABLE payment_message (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  reference TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE INDEX payment_message_reference ON payment_message (authority, reference, id);

CREATE TABLE payment_question (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  reference TEXT NOT NULL,
  dossier TEXT,
  unit TEXT NOT NULL,
  doubt TEXT NOT NULL,
  amount INTEGER,
  platform_transaction TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  settled_at INTEGER,
  settled_by TEXT,
  reason TEXT
) STRICT;

CREATE UNIQUE INDEX payment_question_once
  ON payment_question (authority, reference, doubt, platform_transaction);

CREATE INDEX payment_question_open ON payment_question (authority, id) WHERE settled_at IS NULL;

CREATE TABLE person (
  authority TEXT NOT NULL,
  -- A keyed hash of a personal number or an account.
  hash TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  PRIMARY KEY (authority, hash, submitted_at, dossier)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_dossier ON person (authority, dossier);

CREATE TABLE portal_number (
  authority TEXT NOT NULL,
  dossier TEXT NOT NULL,
  -- The SHA-256 of the file; empty for the dossier itself.
  file TEXT NOT NULL,
  number TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (authority, dossier, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  at INTEGER NOT NULL,
  officer TEXT NOT NULL,
  subject TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;

CREATE INDEX reading_words ON reading (authority, at) WHERE what = 'search' AND subject <> '';

CREATE TABLE register_entry (
  authority TEXT NOT NULL,
  register TEXT NOT NULL,
  identity TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (authority, register, identity)
) STRICT;

CREATE TABLE register_key (
  authority TEXT NOT NULL,
  register TEXT NOT NULL,
  fields TEXT NOT NULL,
  value TEXT NOT NULL,
  identity TEXT NOT NULL,
  PRIMARY KEY (authority, register, fields, value, identity)
) STRICT, WITHOUT ROWID;

CREATE INDEX register_key_identity ON register_key (authority, register, identity);

CREATE TABLE saved_queue (
  authority TEXT NOT NULL,
  officer TEXT NOT NULL,
  name TEXT NOT NULL,
  filters TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (authority, officer, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE second_factor (
  authority TEXT NOT NULL,
  account TEXT NOT NULL,
  -- Closed in under the key of the installation.
  secret BLOB NOT NULL,
  confirmed_at INTEGER,
  last_step INTEGER,
  -- Hashes parted by blanks.
  recovery TEXT NOT NULL,
  PRIMARY KEY (authority, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE sent_file (
  authority TEXT NOT NULL,
  effect TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (authority, effect)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  authority TEXT NOT NULL,
  name TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (authority, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sight (
  authority TEXT NOT NULL,
  dossier TEXT NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (authority, dossier, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE signed_head (
  authority TEXT NOT NULL,
  -- Over how many entries of the log.
  size INTEGER NOT NULL,
  note TEXT NOT NULL,
  key TEXT NOT NULL,
  -- A token of RFC 3161 over the note; NULL for most.
  time_stamp BLOB,
  PRIMARY KEY (authority, size)
) STRICT, WITHOUT ROWID;

CREATE INDEX signed_head_stamped ON signed_head (authority, size) WHERE time_stamp IS NOT NULL;

CREATE TABLE tally (
  authority TEXT NOT NULL,
  unit TEXT NOT NULL,
  -- Days since 1970 in Vietnam.
  day INTEGER NOT NULL,
  procedure TEXT NOT NULL,
  channel TEXT NOT NULL,
  received INTEGER NOT NULL,
  lapsed INTEGER NOT NULL,
  on_time INTEGER NOT NULL,
  late INTEGER NOT NULL,
  unrated INTEGER NOT NULL,
  stars_1 INTEGER NOT NULL,
  stars_2 INTEGER NOT NULL,
  stars_3 INTEGER NOT NULL,
  stars_4 INTEGER NOT NULL,
  stars_5 INTEGER NOT NULL,
  PRIMARY KEY (authority, unit, day, procedure, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE "task" (
  authority TEXT NOT NULL,
  unit TEXT NOT NULL,
  -- Empty: for the applicant, once for each unit that may see the dossier.
  role TEXT NOT NULL,
  due INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  step TEXT NOT NULL,
  officer TEXT,
  procedure TEXT NOT NULL, opened_at INTEGER,
  PRIMARY KEY (authority, unit, role, due, dossier, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX task_dossier ON task (authority, dossier);

CREATE INDEX task_kind ON task (authority, unit, role, procedure, step, due, dossier, number);

CREATE INDEX task_officer ON task (authority, officer, unit, role, due, dossier, number) WHERE officer IS NOT NULL;

CREATE INDEX task_opened ON task (authority, unit, role, opened_at) WHERE opened_at IS NOT NULL;

CREATE TABLE "term" (
  authority TEXT NOT NULL,
  unit TEXT NOT NULL,
  word TEXT NOT NULL,
  dossier TEXT NOT NULL,
  PRIMARY KEY (authority, unit, word, dossier)
) STRICT, WITHOUT ROWID;

CREATE INDEX term_dossier ON term (authority, dossier, unit, word);

CREATE TABLE token (
  authority TEXT NOT NULL,
  hash TEXT NOT NULL,
  account TEXT NOT NULL,
  scopes TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (authority, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE tree_node (
  authority TEXT NOT NULL,
  -- Its height above the leaves: 4, 8, 12 ...
  level INTEGER NOT NULL,
  number INTEGER NOT NULL,
  head BLOB NOT NULL,
  PRIMARY KEY (authority, level, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE undecided_finding (
  authority TEXT NOT NULL,
  -- The manifest of the finding.
  evidence TEXT NOT NULL,
  dossier TEXT NOT NULL,
  PRIMARY KEY (authority, evidence, dossier)
) STRICT, WITHOUT ROWID;

CREATE TABLE unlinked_evidence (
  authority TEXT NOT NULL,
  manifest TEXT NOT NULL,
  PRIMARY KEY (authority, manifest)
) STRICT, WITHOUT ROWID;

CREATE TABLE upload (
  authority TEXT NOT NULL,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL, owner TEXT NOT NULL DEFAULT '', is_waiting INTEGER NOT NULL DEFAULT 1, scan TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (authority, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX upload_at ON upload (authority, at);

CREATE INDEX upload_oldest ON upload (authority, at) WHERE is_waiting = 1;

CREATE INDEX upload_sha256 ON upload (sha256);

CREATE INDEX upload_unscanned ON upload (authority, at) WHERE scan = '';

CREATE INDEX upload_waiting ON upload (authority, owner, at, bytes) WHERE is_waiting = 1;

CREATE TABLE "upload_count" (
  authority TEXT PRIMARY KEY,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook (
  authority TEXT NOT NULL,
  number INTEGER NOT NULL,
  integrator TEXT NOT NULL,
  url TEXT NOT NULL,
  -- Parted by blanks; NULL for all.
  procedures TEXT,
  types TEXT,
  -- What the secret is made of, with the secret of the installation; the one before it counts for a while.
  nonce BLOB NOT NULL,
  earlier_nonce BLOB,
  earlier_until INTEGER,
  made_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  -- Raised by every order of the operator's, so that a delivery under way does not undo it.
  revision INTEGER NOT NULL,
  -- Behind which event of which entry of the log it goes on.
  cursor TEXT NOT NULL,
  next_try INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  failing_since INTEGER,
  answer TEXT,
  told_at INTEGER, set_aside TEXT NOT NULL DEFAULT '[]', token INTEGER NOT NULL DEFAULT 0, held_until INTEGER,
  PRIMARY KEY (authority, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE without_persons (
  authority TEXT NOT NULL,
  dossier TEXT NOT NULL,
  PRIMARY KEY (authority, dossier)
) STRICT, WITHOUT ROWID;

CREATE TABLE work_file (
  authority TEXT NOT NULL,
  number INTEGER NOT NULL,
  agency TEXT NOT NULL,
  title TEXT NOT NULL,
  years INTEGER,
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  closed_at INTEGER,
  PRIMARY KEY (authority, number)
) STRICT;

CREATE INDEX work_file_agency ON work_file (authority, agency, number);
