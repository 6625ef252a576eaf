--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: count_backlog(text, text, boolean, boolean, boolean, boolean, bigint, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_backlog(of_authority text, of_partner text, taking boolean, putting_aside boolean, holding boolean, refusing boolean, of_bytes bigint, step integer) RETURNS void
    LANGUAGE sql
    AS $$
  INSERT INTO exchange_count VALUES (of_authority, of_partner, 0, 0, step * CAST(taking AS INT),
    step * CAST(putting_aside AS INT), step * CAST(holding AS INT), step * CAST(refusing AS INT),
    CASE WHEN taking OR putting_aside THEN step * of_bytes ELSE 0 END,
    CASE WHEN holding OR refusing THEN step * of_bytes ELSE 0 END)
  ON CONFLICT (authority, partner) DO UPDATE SET to_take = exchange_count.to_take + excluded.to_take,
    quarantined = exchange_count.quarantined + excluded.quarantined, held = exchange_count.held + excluded.held,
    refused = exchange_count.refused + excluded.refused,
    untaken_bytes = exchange_count.untaken_bytes + excluded.untaken_bytes,
    held_bytes = exchange_count.held_bytes + excluded.held_bytes
$$;


--
-- Name: count_dossier(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_dossier() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_in_share((NEW.authority, NEW.unit, (NEW.submitted_at + 25200000) / 86400000, NEW.procedure,
      NEW.channel, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)::tally);
    RETURN NULL;
  END IF;
  IF OLD.late_after IS DISTINCT FROM NEW.late_after THEN
    IF OLD.late_after IS NOT NULL THEN
      PERFORM count_in_share((OLD.authority, OLD.unit, (OLD.late_after + 25200000) / 86400000, OLD.procedure,
        OLD.channel, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0)::tally);
    END IF;
    IF NEW.late_after IS NOT NULL THEN
      PERFORM count_in_share((NEW.authority, NEW.unit, (NEW.late_after + 25200000) / 86400000, NEW.procedure,
        NEW.channel, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)::tally);
    END IF;
  END IF;
  IF (OLD.handled_at IS NOT NULL OR NEW.handled_at IS NOT NULL)
    AND (OLD.late_after IS NULL, OLD.handled_at, OLD.is_rated, OLD.rating)
      IS DISTINCT FROM (NEW.late_after IS NULL, NEW.handled_at, NEW.is_rated, NEW.rating) THEN
    IF OLD.handled_at IS NOT NULL THEN
      PERFORM count_in_share((OLD.authority, OLD.unit, (OLD.handled_at + 25200000) / 86400000, OLD.procedure,
        OLD.channel, 0, 0, CASE WHEN OLD.late_after IS NULL THEN -OLD.is_rated ELSE 0 END,
        CASE WHEN OLD.late_after IS NULL THEN 0 ELSE -OLD.is_rated END, OLD.is_rated - 1,
        -CAST(OLD.rating IS NOT DISTINCT FROM 1 AS INTEGER), -CAST(OLD.rating IS NOT DISTINCT FROM 2 AS INTEGER),
        -CAST(OLD.rating IS NOT DISTINCT FROM 3 AS INTEGER), -CAST(OLD.rating IS NOT DISTINCT FROM 4 AS INTEGER),
        -CAST(OLD.rating IS NOT DISTINCT FROM 5 AS INTEGER), 0)::tally);
    END IF;
    IF NEW.handled_at IS NOT NULL THEN
      PERFORM count_in_share((NEW.authority, NEW.unit, (NEW.handled_at + 25200000) / 86400000, NEW.procedure,
        NEW.channel, 0, 0, CASE WHEN NEW.late_after IS NULL THEN NEW.is_rated ELSE 0 END,
        CASE WHEN NEW.late_after IS NULL THEN 0 ELSE NEW.is_rated END, 1 - NEW.is_rated,
        CAST(NEW.rating IS NOT DISTINCT FROM 1 AS INTEGER), CAST(NEW.rating IS NOT DISTINCT FROM 2 AS INTEGER),
        CAST(NEW.rating IS NOT DISTINCT FROM 3 AS INTEGER), CAST(NEW.rating IS NOT DISTINCT FROM 4 AS INTEGER),
        CAST(NEW.rating IS NOT DISTINCT FROM 5 AS INTEGER), 0)::tally);
    END IF;
  END IF;
  RETURN NULL;
END $$;


--
-- Name: count_exchange(text, text, boolean, boolean, boolean, boolean, boolean, boolean, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_exchange(of_authority text, of_partner text, sending boolean, dying boolean, taking boolean, putting_aside boolean, holding boolean, refusing boolean, step integer) RETURNS void
    LANGUAGE sql
    AS $$
  INSERT INTO exchange_count VALUES (of_authority, of_partner, step * CAST(sending AS INT), step * CAST(dying AS INT),
    step * CAST(taking AS INT), step * CAST(putting_aside AS INT), step * CAST(holding AS INT),
    step * CAST(refusing AS INT))
  ON CONFLICT (authority, partner) DO UPDATE SET to_send = exchange_count.to_send + excluded.to_send,
    dead = exchange_count.dead + excluded.dead, to_take = exchange_count.to_take + excluded.to_take,
    quarantined = exchange_count.quarantined + excluded.quarantined, held = exchange_count.held + excluded.held,
    refused = exchange_count.refused + excluded.refused
$$;


--
-- Name: count_held_message(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_held_message() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM count_backlog(OLD.authority, OLD.receiver, FALSE, FALSE, OLD.status NOT IN ('done', 'fail'),
      OLD.status = 'fail', OLD.bytes, -1);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM count_backlog(NEW.authority, NEW.receiver, FALSE, FALSE, NEW.status NOT IN ('done', 'fail'),
      NEW.status = 'fail', NEW.bytes, 1);
  END IF;
  RETURN NULL;
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: tally; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tally (
    authority text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    day bigint NOT NULL,
    procedure text NOT NULL COLLATE pg_catalog."C",
    channel text NOT NULL COLLATE pg_catalog."C",
    received bigint NOT NULL,
    lapsed bigint NOT NULL,
    on_time bigint NOT NULL,
    late bigint NOT NULL,
    unrated bigint NOT NULL,
    stars_1 bigint NOT NULL,
    stars_2 bigint NOT NULL,
    stars_3 bigint NOT NULL,
    stars_4 bigint NOT NULL,
    stars_5 bigint NOT NULL,
    share bigint DEFAULT 0 NOT NULL
);


--
-- Name: count_in_share(public.tally); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_in_share(counted public.tally) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE chosen INT := pg_backend_pid() % 16;
BEGIN
  FOR turn IN 0 .. 15 LOOP
    IF pg_try_advisory_xact_lock(hashtext(counted.authority), (pg_backend_pid() + turn) % 16) THEN
      chosen := (pg_backend_pid() + turn) % 16;
      EXIT;
    END IF;
  END LOOP;
  INSERT INTO tally VALUES (counted.authority, counted.unit, counted.day, counted.procedure, counted.channel,
      counted.received, counted.lapsed, counted.on_time, counted.late, counted.unrated, counted.stars_1,
      counted.stars_2, counted.stars_3, counted.stars_4, counted.stars_5, chosen)
    ON CONFLICT (authority, unit, day, procedure, channel, share) DO UPDATE SET
      received = tally.received + excluded.received, lapsed = tally.lapsed + excluded.lapsed,
      on_time = tally.on_time + excluded.on_time, late = tally.late + excluded.late,
      unrated = tally.unrated + excluded.unrated, stars_1 = tally.stars_1 + excluded.stars_1,
      stars_2 = tally.stars_2 + excluded.stars_2, stars_3 = tally.stars_3 + excluded.stars_3,
      stars_4 = tally.stars_4 + excluded.stars_4, stars_5 = tally.stars_5 + excluded.stars_5;
END $$;


--
-- Name: count_inbox(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_inbox() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM count_backlog(OLD.authority, OLD.partner, OLD.state = 'waiting', OLD.state = 'quarantined', FALSE, FALSE,
      OLD.bytes, -1);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM count_backlog(NEW.authority, NEW.partner, NEW.state = 'waiting', NEW.state = 'quarantined', FALSE, FALSE,
      NEW.bytes, 1);
  END IF;
  RETURN NULL;
END $$;


--
-- Name: count_outbox(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_outbox() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.kind = 'dispatch' THEN
    PERFORM count_exchange(OLD.authority, OLD.lane, OLD.lane <> '' AND OLD.ended_at IS NULL, OLD.state = 'dead', FALSE,
      FALSE, FALSE, FALSE, -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.kind = 'dispatch' THEN
    PERFORM count_exchange(NEW.authority, NEW.lane, NEW.lane <> '' AND NEW.ended_at IS NULL, NEW.state = 'dead', FALSE,
      FALSE, FALSE, FALSE, 1);
  END IF;
  RETURN NULL;
END $$;


--
-- Name: count_upload(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_upload() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.is_waiting = 1 THEN
      INSERT INTO waiting_uploads (authority, files, bytes) VALUES (NEW.authority, 1, NEW.bytes)
        ON CONFLICT (authority) DO UPDATE
          SET files = waiting_uploads.files + 1, bytes = waiting_uploads.bytes + excluded.bytes;
    END IF;
  ELSIF OLD.is_waiting = 1 AND (TG_OP = 'DELETE' OR NEW.is_waiting = 0) THEN
    UPDATE waiting_uploads SET files = files - 1, bytes = bytes - OLD.bytes WHERE authority = OLD.authority;
  END IF;
  RETURN NULL;
END $$;


--
-- Name: name_authority_of_content(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.name_authority_of_content() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  SELECT entry.authority INTO NEW.authority FROM writer
    JOIN entry ON entry.authority = writer.authority AND entry.id = NEW.entry;
  NEW.authority := coalesce(NEW.authority, '');
  RETURN NEW;
END $$;


--
-- Name: refuse_placed_entry(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_placed_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM writer WHERE authority = NEW.authority AND is_parallel = 1) THEN
    RAISE EXCEPTION 'this node is older than the record; start the program of today' USING ERRCODE = '55000';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account (
    authority text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    password text NOT NULL COLLATE pg_catalog."C",
    is_enabled bigint NOT NULL,
    failures bigint NOT NULL,
    locked_until bigint,
    created_at bigint NOT NULL
);


--
-- Name: arrival; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.arrival (
    place text NOT NULL COLLATE pg_catalog."C",
    touched_at bigint NOT NULL
);


--
-- Name: attachment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attachment (
    sha256 text NOT NULL COLLATE pg_catalog."C",
    authority text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: candidate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.candidate (
    authority text NOT NULL COLLATE pg_catalog."C",
    intake text NOT NULL COLLATE pg_catalog."C",
    school text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C",
    rank bigint NOT NULL,
    milli_points bigint NOT NULL,
    points text COLLATE pg_catalog."C",
    is_in_zone bigint NOT NULL,
    is_turn bigint NOT NULL,
    has_seat bigint NOT NULL
);


--
-- Name: clock_watch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.clock_watch (
    authority text NOT NULL COLLATE pg_catalog."C",
    seen_at bigint NOT NULL,
    doubt text COLLATE pg_catalog."C",
    doubted_at bigint
);


--
-- Name: command; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.command (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    request text NOT NULL COLLATE pg_catalog."C",
    answer text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL
);


--
-- Name: command_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.command ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.command_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: content; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.content (
    entry bigint NOT NULL,
    salt bytea NOT NULL,
    body text NOT NULL COLLATE pg_catalog."C",
    authority text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: definition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.definition (
    authority text NOT NULL COLLATE pg_catalog."C",
    revision text NOT NULL COLLATE pg_catalog."C",
    procedure text NOT NULL COLLATE pg_catalog."C",
    bundle text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL
);


--
-- Name: delegation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delegation (
    authority text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    giver text NOT NULL COLLATE pg_catalog."C",
    receiver text NOT NULL COLLATE pg_catalog."C",
    unit text COLLATE pg_catalog."C",
    role text COLLATE pg_catalog."C",
    first_day bigint NOT NULL,
    last_day bigint NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    ordered_by text NOT NULL COLLATE pg_catalog."C",
    ordered_at bigint NOT NULL,
    ended_by text COLLATE pg_catalog."C",
    ended_at bigint
);


--
-- Name: document; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document (
    authority text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    direction text NOT NULL COLLATE pg_catalog."C",
    agency text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    kind text COLLATE pg_catalog."C",
    urgency bigint NOT NULL,
    secrecy text NOT NULL COLLATE pg_catalog."C",
    is_secret bigint NOT NULL,
    medium text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    due bigint,
    ended_at bigint,
    entry_year bigint,
    entry_number bigint,
    entry_text text COLLATE pg_catalog."C",
    entry_day bigint,
    work_file bigint,
    handlers text NOT NULL COLLATE pg_catalog."C",
    last_position bigint NOT NULL,
    content text COLLATE pg_catalog."C"
);


--
-- Name: document_dossier; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document_dossier (
    authority text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C",
    document bigint NOT NULL
);


--
-- Name: document_identity; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document_identity (
    authority text NOT NULL COLLATE pg_catalog."C",
    sender text NOT NULL COLLATE pg_catalog."C",
    identity text NOT NULL COLLATE pg_catalog."C",
    document bigint NOT NULL
);


--
-- Name: document_sight; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document_sight (
    authority text NOT NULL COLLATE pg_catalog."C",
    viewer text NOT NULL COLLATE pg_catalog."C",
    document bigint NOT NULL
);


--
-- Name: document_task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document_task (
    authority text NOT NULL COLLATE pg_catalog."C",
    viewer text NOT NULL COLLATE pg_catalog."C",
    due bigint NOT NULL,
    document bigint NOT NULL,
    task bigint NOT NULL
);


--
-- Name: document_term; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document_term (
    authority text NOT NULL COLLATE pg_catalog."C",
    viewer text NOT NULL COLLATE pg_catalog."C",
    word text NOT NULL COLLATE pg_catalog."C",
    document text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: dossier; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dossier (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    procedure text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    "national" bigint NOT NULL,
    version bigint NOT NULL,
    submitted_at bigint NOT NULL,
    due bigint,
    ended_at bigint,
    is_late bigint NOT NULL,
    next_moment bigint,
    secret text NOT NULL COLLATE pg_catalog."C",
    last_position bigint NOT NULL,
    answers_position bigint NOT NULL,
    lookup_position bigint,
    state text NOT NULL COLLATE pg_catalog."C",
    subject text COLLATE pg_catalog."C",
    rating bigint,
    message_since bigint,
    unit text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    channel text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    late_after bigint,
    late_cause text COLLATE pg_catalog."C",
    handled_at bigint,
    is_rated bigint DEFAULT 1 NOT NULL,
    late_order bigint GENERATED ALWAYS AS (COALESCE(handled_at, '9223372036854775807'::bigint)) STORED,
    undecided text COLLATE pg_catalog."C",
    held bigint DEFAULT 0 NOT NULL,
    kept_until bigint
)
WITH (fillfactor='80');


--
-- Name: dossier_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.dossier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft (
    authority text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    procedure text NOT NULL COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    bytes bigint NOT NULL,
    expires_at bigint NOT NULL
);


--
-- Name: entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.entry (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    "position" bigint,
    dossier text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    previous bigint,
    body text NOT NULL COLLATE pg_catalog."C",
    leaf bytea NOT NULL
);


--
-- Name: entry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.evidence (
    authority text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    content bytea NOT NULL
);


--
-- Name: evidence_part; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.evidence_part (
    authority text NOT NULL COLLATE pg_catalog."C",
    part text NOT NULL COLLATE pg_catalog."C",
    manifest text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: exchange_count; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exchange_count (
    authority text NOT NULL COLLATE pg_catalog."C",
    partner text NOT NULL COLLATE pg_catalog."C",
    to_send bigint NOT NULL,
    dead bigint NOT NULL,
    to_take bigint NOT NULL,
    quarantined bigint NOT NULL,
    held bigint NOT NULL,
    refused bigint NOT NULL,
    untaken_bytes bigint DEFAULT 0 NOT NULL,
    held_bytes bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='50');


--
-- Name: file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file (
    sha256 text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    bytes bigint NOT NULL,
    brought_at bigint NOT NULL
);


--
-- Name: file_piece; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file_piece (
    place text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    body bytea NOT NULL
);
ALTER TABLE ONLY public.file_piece ALTER COLUMN body SET STORAGE EXTERNAL;


--
-- Name: handed_draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.handed_draft (
    authority text NOT NULL COLLATE pg_catalog."C",
    document text NOT NULL COLLATE pg_catalog."C",
    partner text NOT NULL COLLATE pg_catalog."C",
    dossier_id text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C",
    hidden text NOT NULL COLLATE pg_catalog."C",
    answer_address text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL
);


--
-- Name: held_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.held_message (
    id text NOT NULL COLLATE pg_catalog."C",
    authority text NOT NULL COLLATE pg_catalog."C",
    identity text NOT NULL COLLATE pg_catalog."C",
    sender text NOT NULL COLLATE pg_catalog."C",
    receiver text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    from_agency text NOT NULL COLLATE pg_catalog."C",
    to_agency text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    bytes bigint NOT NULL,
    at bigint NOT NULL,
    status text NOT NULL COLLATE pg_catalog."C",
    updated_at bigint NOT NULL
);


--
-- Name: inbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbox (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    identity text NOT NULL COLLATE pg_catalog."C",
    partner text NOT NULL COLLATE pg_catalog."C",
    partners_name text COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    sender text COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    bytes bigint NOT NULL,
    fault text COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    received_at bigint NOT NULL,
    copies bigint NOT NULL,
    attempts bigint NOT NULL,
    next_try bigint,
    answer text COLLATE pg_catalog."C",
    subject text COLLATE pg_catalog."C",
    begun bigint DEFAULT 0 NOT NULL,
    tries bigint DEFAULT 0 NOT NULL
);


--
-- Name: inbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.inbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.inbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: installation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.installation (
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: integrator; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.integrator (
    authority text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    scopes text NOT NULL COLLATE pg_catalog."C",
    procedures text COLLATE pg_catalog."C",
    token text NOT NULL COLLATE pg_catalog."C",
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    used_at bigint
);


--
-- Name: leaving_evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.leaving_evidence (
    authority text NOT NULL COLLATE pg_catalog."C",
    manifest text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: leaving_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.leaving_file (
    authority text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: log_in; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.log_in (
    authority text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    sealed bytea NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL
);


--
-- Name: log_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.log_key (
    authority text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    public_key bytea NOT NULL,
    since bigint NOT NULL
);


--
-- Name: migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.migration (
    number bigint NOT NULL,
    title text NOT NULL COLLATE pg_catalog."C",
    sha256 bytea NOT NULL,
    applied_at bigint NOT NULL
);


--
-- Name: node_batch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.node_batch (
    authority text NOT NULL COLLATE pg_catalog."C",
    node text NOT NULL COLLATE pg_catalog."C",
    batch bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
)
WITH (fillfactor='50');


--
-- Name: node_news; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.node_news (
    node text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    body text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    entry bigint NOT NULL,
    number bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    made_at bigint NOT NULL,
    attempts bigint NOT NULL,
    next_try bigint,
    answer text COLLATE pg_catalog."C",
    ended_at bigint,
    lane text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    token bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='80');


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: payment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.payment (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    reference text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    unit text NOT NULL COLLATE pg_catalog."C",
    partner text NOT NULL COLLATE pg_catalog."C",
    amount bigint NOT NULL,
    status text NOT NULL COLLATE pg_catalog."C",
    begun_at bigint NOT NULL,
    address text COLLATE pg_catalog."C"
);


--
-- Name: payment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.payment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: payment_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.payment_message (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    reference text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    body bytea NOT NULL
);


--
-- Name: payment_message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.payment_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: payment_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.payment_question (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    reference text NOT NULL COLLATE pg_catalog."C",
    dossier text COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    doubt text NOT NULL COLLATE pg_catalog."C",
    amount bigint,
    platform_transaction text NOT NULL COLLATE pg_catalog."C",
    raised_at bigint NOT NULL,
    settled_at bigint,
    settled_by text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C"
);


--
-- Name: payment_question_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.payment_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    authority text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    submitted_at bigint NOT NULL,
    dossier text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: portal_number; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_number (
    authority text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    number text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL
);


--
-- Name: reading; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reading (
    id bigint NOT NULL,
    authority text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    officer text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: reading_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: register_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.register_entry (
    authority text NOT NULL COLLATE pg_catalog."C",
    register text NOT NULL COLLATE pg_catalog."C",
    identity text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: register_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.register_key (
    authority text NOT NULL COLLATE pg_catalog."C",
    register text NOT NULL COLLATE pg_catalog."C",
    fields text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    identity text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: saved_queue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.saved_queue (
    authority text NOT NULL COLLATE pg_catalog."C",
    officer text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    filters text NOT NULL COLLATE pg_catalog."C",
    saved_at bigint NOT NULL
);


--
-- Name: second_factor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.second_factor (
    authority text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    secret bytea NOT NULL,
    confirmed_at bigint,
    last_step bigint,
    recovery text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: sent_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sent_file (
    authority text NOT NULL COLLATE pg_catalog."C",
    effect text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    bytes bigint NOT NULL
);


--
-- Name: sequencer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sequencer (
    authority text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: series; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.series (
    authority text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    last bigint NOT NULL
);


--
-- Name: sight; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sight (
    authority text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: signed_head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.signed_head (
    authority text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    note text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    time_stamp bytea
);


--
-- Name: task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.task (
    authority text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    due bigint NOT NULL,
    dossier text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    step text NOT NULL COLLATE pg_catalog."C",
    officer text COLLATE pg_catalog."C",
    procedure text NOT NULL COLLATE pg_catalog."C",
    opened_at bigint
);


--
-- Name: term; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.term (
    authority text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    word text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.token (
    authority text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    scopes text NOT NULL COLLATE pg_catalog."C",
    expires_at bigint NOT NULL
);


--
-- Name: tree_node; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tree_node (
    authority text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    number bigint NOT NULL,
    head bytea NOT NULL
);


--
-- Name: undecided_finding; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.undecided_finding (
    authority text NOT NULL COLLATE pg_catalog."C",
    evidence text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: unlinked_evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unlinked_evidence (
    authority text NOT NULL COLLATE pg_catalog."C",
    manifest text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: upload; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.upload (
    authority text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    bytes bigint NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    owner text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    is_waiting bigint DEFAULT 1 NOT NULL,
    scan text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: waiting_uploads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.waiting_uploads (
    authority text NOT NULL COLLATE pg_catalog."C",
    files bigint NOT NULL,
    bytes bigint NOT NULL
);


--
-- Name: webhook; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhook (
    authority text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    integrator text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    procedures text COLLATE pg_catalog."C",
    types text COLLATE pg_catalog."C",
    nonce bytea NOT NULL,
    earlier_nonce bytea,
    earlier_until bigint,
    made_at bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    cursor text NOT NULL COLLATE pg_catalog."C",
    next_try bigint NOT NULL,
    attempts bigint NOT NULL,
    failing_since bigint,
    answer text COLLATE pg_catalog."C",
    told_at bigint,
    set_aside text DEFAULT '[]'::text NOT NULL COLLATE pg_catalog."C",
    token bigint DEFAULT 0 NOT NULL,
    held_until bigint
);


--
-- Name: without_persons; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.without_persons (
    authority text NOT NULL COLLATE pg_catalog."C",
    dossier text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: work_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.work_file (
    authority text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    agency text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    years bigint,
    opened_at bigint NOT NULL,
    opened_by text NOT NULL COLLATE pg_catalog."C",
    closed_at bigint
);


--
-- Name: writer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.writer (
    authority text NOT NULL COLLATE pg_catalog."C",
    is_parallel bigint DEFAULT 0 NOT NULL
);


--
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: attachment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attachment VALUES ('e06f58a18966f4c9c8b489a2d34321059a24d4cac9c01ddaf6d92f19a06254fe', 'tinh-mau', 'H56.06-261119-0001');


--
-- Data for Name: candidate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: clock_watch; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: command; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.command VALUES (29, 'tinh-mau', 'engine', 'erase/H56.06-261119-0022/3/2046-12-21', 'erase', '{"done":{"code":"H56.06-261119-0022","version":4}}', 2428938000000);
INSERT INTO public.command VALUES (30, 'tinh-mau', 'engine', 'tick/H56.06-261119-0001/3/1795071600000/176074', 'tick', '{"done":{"code":"H56.06-261119-0001","version":4}}', 2428938000000);


--
-- Data for Name: content; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.content VALUES (1, '\x1a1fd4356b8dde623db024a051a09f12', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"uy-quyen","so-luong":2,"thu-dien-tu":"duc@example.vn"},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0001 has been submitted","vi":"Hồ sơ H56.06-261119-0001 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0001, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0001 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}],"papers":[{"bytes":28,"name":"uy-quyen.pdf","part":"giay-uy-quyen","sha256":"e06f58a18966f4c9c8b489a2d34321059a24d4cac9c01ddaf6d92f19a06254fe","type":"application/pdf"}]}', 'tinh-mau');
INSERT INTO public.content VALUES (2, '\x1cc58e5aca6adc1dffe48ab8cd16f405', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0002 has been submitted","vi":"Hồ sơ H56.06-261119-0002 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0002, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0002 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (3, '\x2fa2aae87cc21d28d6b377064916ec35', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0003 has been submitted","vi":"Hồ sơ H56.06-261119-0003 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0003, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0003 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (4, '\x679fb378a227a21df1ac8784e946af05', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0004 has been submitted","vi":"Hồ sơ H56.06-261119-0004 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0004, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0004 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (5, '\x81abb742127138f3387e9618ff5641e2', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0005 has been submitted","vi":"Hồ sơ H56.06-261119-0005 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0005, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0005 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (6, '\x75441b2029e09e4a0e3d14f3ee6c7a00', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0006 has been submitted","vi":"Hồ sơ H56.06-261119-0006 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0006, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0006 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (7, '\x139911695bf4e9b8767c471103818258', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0007 has been submitted","vi":"Hồ sơ H56.06-261119-0007 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0007, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0007 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (8, '\x46b44435fc73be960eabf75fce345e65', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0008 has been submitted","vi":"Hồ sơ H56.06-261119-0008 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0008, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0008 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (9, '\x653d2482bf22cdd15d5902f96d890227', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0009 has been submitted","vi":"Hồ sơ H56.06-261119-0009 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0009, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0009 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (10, '\x2c4962b676b11a3b09bd5a1958206de6', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0010 has been submitted","vi":"Hồ sơ H56.06-261119-0010 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0010, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0010 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (11, '\xc4c5130b855491e15e12f21721565439', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0011 has been submitted","vi":"Hồ sơ H56.06-261119-0011 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0011, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0011 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (12, '\x68e60055949960e1ad480a1eb6e3cec9', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0012 has been submitted","vi":"Hồ sơ H56.06-261119-0012 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0012, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0012 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (13, '\x273498b1f9e19e410c8572ee9461965c', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0013 has been submitted","vi":"Hồ sơ H56.06-261119-0013 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0013, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0013 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (14, '\x39a519905b1bbe4aedf82e547b4749a5', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0014 has been submitted","vi":"Hồ sơ H56.06-261119-0014 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0014, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0014 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (15, '\x7a4a59ab112347e70d8107b415db3e49', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0015 has been submitted","vi":"Hồ sơ H56.06-261119-0015 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0015, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0015 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (16, '\x720dbb4ebc5a577c3ea58940218d58b6', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0016 has been submitted","vi":"Hồ sơ H56.06-261119-0016 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0016, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0016 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (17, '\x7d00ce9294f374d08e5be24b8d4c6b2f', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0017 has been submitted","vi":"Hồ sơ H56.06-261119-0017 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0017, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0017 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (18, '\x90c11cf1f96a256645233641124bada0', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0018 has been submitted","vi":"Hồ sơ H56.06-261119-0018 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0018, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0018 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (19, '\x116f98bcb9b2d3e93bf9d7bdc7b2aab7', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0019 has been submitted","vi":"Hồ sơ H56.06-261119-0019 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0019, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0019 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (20, '\x4faf3ff78c95720c0f92e5482ccf46b8', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0020 has been submitted","vi":"Hồ sơ H56.06-261119-0020 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0020, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0020 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (21, '\x1146601252c27f77b16bdf3233254b97', '{"answers":{"dia-chi":"12 đường Mẫu","dien-thoai":"0912345678","ho-ten-tren-bang":"Trần Văn Đức","loai-van-bang":"thpt","nam-tot-nghiep":2008,"ngay-sinh-tren-bang":"1990-05-01","nguoi-yeu-cau":{"ho-ten":"Trần Văn Đức","ngay-sinh":"1990-05-01","so-dinh-danh":"038090001234"},"nhan-ket-qua":"truc-tuyen","quan-he":"ban-than","so-luong":2},"notices":[{"notice":"da-nop","occasion":"submission","subject":{"en":"Dossier H56.06-261119-0021 has been submitted","vi":"Hồ sơ H56.06-261119-0021 đã được gửi"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has got the dossier H56.06-261119-0021, submitted at 09:00, 19/11/2026: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã nhận được hồ sơ H56.06-261119-0021 gửi lúc 09:00, 19/11/2026: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"It will be checked, and you will be told what came of it. Keep the secret on the receipt.","vi":"Hồ sơ sẽ được kiểm tra; kết quả kiểm tra được báo cho Ông/Bà. Hãy giữ kỹ mã bí mật trên biên nhận."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (22, '\xbfc30b0b8716b92ec9309712c301f8d1', '{"letters":{"giay-tiep-nhan":{"agency":{"en":"Mẫu Department of Education and Training","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu"},"at":1795053600000,"blocks":[{"text":{"en":"Mẫu Department of Education and Training has received the dossier of:","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu tiếp nhận hồ sơ của:"}},{"rows":[{"label":{"en":"Code","vi":"Mã hồ sơ"},"value":"H56.06-261119-0001"},{"label":{"en":"Submitted by","vi":"Người nộp"},"value":"Trần Văn Đức"},{"label":{"en":"For","vi":"Chủ hồ sơ"},"value":"Trần Văn Đức"},{"label":{"en":"Personal number","vi":"Số định danh cá nhân"},"value":"038090001234"},{"label":{"en":"Address","vi":"Địa chỉ"},"value":"12 đường Mẫu"},{"label":{"en":"Telephone","vi":"Số điện thoại"},"value":"0912345678"},{"label":{"en":"E-mail","vi":"Thư điện tử"},"value":"duc@example.vn"},{"label":{"en":"Request","vi":"Nội dung yêu cầu giải quyết"},"value":{"en":"Copy of a diploma from the original register","vi":"Cấp bản sao văn bằng, chứng chỉ từ sổ gốc"}}]},{"table":{"columns":[{"en":"No.","vi":"TT"},{"en":"Paper","vi":"Tên giấy tờ"},{"en":"File","vi":"Tệp"}],"heading":{"en":"Papers handed in","vi":"Thành phần hồ sơ nộp gồm"},"rows":[["1",{"en":"Power of attorney or proof of representation","vi":"Giấy ủy quyền, giấy tờ chứng minh người đại diện"},"uy-quyen.pdf"]]}},{"rows":[{"label":{"en":"Sets","vi":"Số lượng hồ sơ"},"value":{"en":"1","vi":"01 (bộ)"}},{"label":{"en":"Time allowed by law","vi":"Thời gian giải quyết theo quy định"},"value":{"en":"same working day","vi":"trong ngày làm việc"}},{"label":{"en":"Received","vi":"Thời gian nhận hồ sơ"},"value":"09:00, 19/11/2026"},{"label":{"en":"Result due","vi":"Thời gian trả kết quả"},"value":"17:00, 19/11/2026"},{"label":{"en":"Result to be received","vi":"Đăng ký nhận kết quả tại"},"value":{"en":"On line","vi":"Trực tuyến"}}]},{"signatures":[{"en":"Applicant","vi":"Người nộp hồ sơ"},{"en":"Received by: Nguyễn Thị Lan","vi":"Người tiếp nhận hồ sơ: Nguyễn Thị Lan"}]}],"code":"H56.06-261119-0001","letter":"giay-tiep-nhan","model":"Mẫu 01","number":"01/GTN-2026","place":"Trung Tâm","qr":true,"title":{"en":"Receipt of a dossier and date of the result","vi":"Giấy tiếp nhận hồ sơ và hẹn trả kết quả"}}},"notices":[{"notice":"da-tiep-nhan","occasion":"receipt","subject":{"en":"Dossier H56.06-261119-0001 has been accepted","vi":"Hồ sơ H56.06-261119-0001 đã được tiếp nhận"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"Mẫu Department of Education and Training has accepted the dossier H56.06-261119-0001: Copy of a diploma from the original register.","vi":"Sở Giáo dục và Đào tạo tỉnh Mẫu đã tiếp nhận hồ sơ H56.06-261119-0001: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc."},{"en":"The result is due: 17:00, 19/11/2026.","vi":"Hẹn trả kết quả: 17:00, 19/11/2026."}]}]}', 'tinh-mau');
INSERT INTO public.content VALUES (23, '\xa7bb326b708c330077f313672ef5298f', '{"lookup":{"entry":"125/2008","fields":[{"agrees":true,"field":"so-vao-so","registered":"125/2008"},{"agrees":true,"field":"so-hieu","registered":"B 0123456"},{"agrees":true,"asked":"Trần Văn Đức","field":"ho-ten","registered":"TRẦN VĂN ĐỨC"},{"agrees":true,"asked":"01/05/1990","field":"ngay-sinh","registered":"01/05/1990"},{"agrees":true,"field":"loai-van-bang","registered":"Bằng tốt nghiệp THPT"},{"agrees":true,"asked":"2008","field":"nam-tot-nghiep","registered":"2008"},{"agrees":true,"field":"xep-loai","registered":"Khá"}],"register":"so-goc-van-bang","verdict":"khop"}}', 'tinh-mau');
INSERT INTO public.content VALUES (24, '\xd919eba681631e74efacdade2bc57980', '{"document":{"code":"267/SGDĐT-VP","date":"2026-11-18","sender":{"code":"H99.06","name":"Sở Giáo dục và Đào tạo tỉnh Bên"},"signer":"Nguyễn Văn Mẫu","subject":"V/v xác minh văn bằng"}}', 'tinh-mau');
INSERT INTO public.content VALUES (26, '\x20fc606484fdf3b76d9d27afc34df9fc', '{"document":{"receivers":[{"name":"Sở Giáo dục và Đào tạo tỉnh Bên"}],"subject":"V/v trả lời xác minh văn bằng"}}', 'tinh-mau');
INSERT INTO public.content VALUES (32, '\x1b8dff25a6b9afbd805046dc7bd0d656', '{"notices":[{"notice":"qua-han","occasion":"apology","subject":{"en":"We apologise: dossier H56.06-261119-0001 is overdue","vi":"Xin lỗi: hồ sơ H56.06-261119-0001 quá hạn trả kết quả"},"text":[{"en":"Dear Trần Văn Đức,","vi":"Kính gửi Trần Văn Đức,"},{"en":"The result of the dossier H56.06-261119-0001 (Copy of a diploma from the original register) was due 17:00, 19/11/2026 and is not there yet. Mẫu Department of Education and Training apologises for the delay.","vi":"Hồ sơ H56.06-261119-0001 (Cấp bản sao văn bằng, chứng chỉ từ sổ gốc) hẹn trả 17:00, 19/11/2026 nhưng chưa có kết quả. Sở Giáo dục và Đào tạo tỉnh Mẫu xin lỗi Ông/Bà về sự chậm trễ này."},{"en":"Telephone: 0237 3000 000.","vi":"Điện thoại: 0237 3000 000."}]}]}', 'tinh-mau');


--
-- Data for Name: definition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.definition VALUES ('tinh-mau', '8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e', 'cap-ban-sao-van-bang', '{"Forms/ban-sao-van-bang.yaml":"# Phiếu đề nghị cấp bản sao từ sổ gốc (Phụ lục VI, Thông tư 10/2026/TT-BGDĐT).\nform: ban-sao-van-bang\nname: { vi: \"Phiếu đề nghị cấp bản sao văn bằng, chứng chỉ từ sổ gốc\", en: \"Request for a copy of a diploma from the original register\" }\nsections:\n  - section: nguoi-yeu-cau\n    name: { vi: \"Người yêu cầu\", en: \"Who asks\" }\n    fields:\n      - field: nguoi-yeu-cau\n        type: person\n        label: { vi: \"Người yêu cầu cấp bản sao\", en: \"Person asking for the copy\" }\n        hint:\n          vi: \"Người nước ngoài, người Việt Nam định cư ở nước ngoài không có số định danh thì ghi số hộ chiếu\"\n          en: \"Foreigners and Vietnamese abroad without a personal number give the number of their passport\"\n        required: true\n        papers: [so-dinh-danh, ho-chieu]\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        abroad: true\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ liên hệ\", en: \"Contact address\" }\n        required: true\n        length: 250\n      - field: quan-he\n        type: choice\n        label: { vi: \"Quan hệ với người được cấp văn bằng\", en: \"Relation to the holder of the diploma\" }\n        required: true\n        options:\n          - { value: ban-than, label: { vi: \"Chính là người được cấp\", en: \"I am the holder\" } }\n          - { value: uy-quyen, label: { vi: \"Người được ủy quyền, người đại diện theo pháp luật\", en: \"Proxy or legal representative\" } }\n          - value: than-nhan\n            label:\n              vi: \"Thân nhân, người thừa kế (người được cấp đã chết hoặc mất năng lực hành vi dân sự)\"\n              en: \"Next of kin or heir (the holder has died or lost legal capacity)\"\n\n  - section: van-bang\n    name: { vi: \"Văn bằng, chứng chỉ\", en: \"The diploma\" }\n    fields:\n      - field: ho-ten-tren-bang\n        type: text\n        label: { vi: \"Họ và tên người được cấp văn bằng\", en: \"Name of the holder\" }\n        hint: { vi: \"Ghi đúng như trên văn bằng\", en: \"Exactly as on the diploma\" }\n        required: true\n        length: 100\n      - field: ngay-sinh-tren-bang\n        type: date\n        label: { vi: \"Ngày sinh của người được cấp văn bằng\", en: \"Date of birth of the holder\" }\n        required: true\n        latest: today\n        personal: true\n      - field: loai-van-bang\n        type: choice\n        label: { vi: \"Loại văn bằng, chứng chỉ\", en: \"Kind of diploma\" }\n        required: true\n        options:\n          - { value: thpt, label: { vi: \"Bằng tốt nghiệp trung học phổ thông\", en: \"Upper secondary diploma\" } }\n          - { value: thcs, label: { vi: \"Bằng tốt nghiệp trung học cơ sở\", en: \"Lower secondary diploma\" } }\n          - { value: chung-chi, label: { vi: \"Chứng chỉ\", en: \"Certificate\" } }\n      - field: nam-tot-nghiep\n        type: number\n        label: { vi: \"Năm tốt nghiệp (khóa thi)\", en: \"Year of graduation\" }\n        required: true\n        least: 1945\n        most: 2100\n      - field: truong\n        type: text\n        label: { vi: \"Học sinh trường\", en: \"School\" }\n        length: 150\n      - field: so-hieu\n        type: text\n        label: { vi: \"Số hiệu văn bằng (nếu còn nhớ)\", en: \"Serial number of the diploma (if known)\" }\n        length: 30\n\n  - section: yeu-cau\n    name: { vi: \"Yêu cầu\", en: \"The request\" }\n    fields:\n      - field: so-luong\n        type: number\n        label: { vi: \"Số lượng bản sao\", en: \"Number of copies\" }\n        required: true\n        least: 1\n        most: 20\n      - field: ly-do-xin-cap\n        type: paragraph\n        label: { vi: \"Lý do đề nghị cấp bản sao\", en: \"Why the copy is needed\" }\n        length: 500\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Hình thức nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến\", en: \"On line\" } }\n          - { value: tai-bo-phan-mot-cua, label: { vi: \"Tại bộ phận một cửa\", en: \"At the one-stop desk\" } }\n          - { value: buu-chinh, label: { vi: \"Qua dịch vụ bưu chính\", en: \"By post\" } }\n      - field: dia-chi-nhan\n        type: text\n        label: { vi: \"Địa chỉ nhận kết quả qua bưu chính\", en: \"Postal address for the result\" }\n        when: ''nhan ket qua = \"buu-chinh\"''\n        required: true\n        length: 250\n","Workflows/cap-ban-sao-van-bang/procedure.yaml":"# Cấp bản sao văn bằng, chứng chỉ từ sổ gốc. Source: national procedure database, 3.000465 (QĐ 985/QĐ-BGDĐT).\nprocedure: cap-ban-sao-van-bang\ncode: \"3.000465\"\nname: { vi: \"Cấp bản sao văn bằng, chứng chỉ từ sổ gốc\", en: \"Copy of a diploma from the original register\" }\nsummary:\n  vi: \"Người đã được cấp văn bằng, chứng chỉ (hoặc người đại diện, thân nhân) đề nghị cơ quan quản lý sổ gốc cấp bản sao.\"\n  en: \"The holder of a diploma (or a representative or next of kin) asks the keeper of the original register for a copy.\"\nfield: { code: G03-GD14, name: { vi: \"Văn bằng, chứng chỉ\", en: \"Diplomas and certificates\" } }\nlevel: 4\nclass: toan-trinh\nunit: so-gddt\nlegal:\n  - \"Thông tư 10/2026/TT-BGDĐT, điều 17 (Quy chế văn bằng, chứng chỉ của hệ thống giáo dục quốc dân)\"\n  - \"Nghị quyết 66.7/2025/NQ-CP\"\n  - \"Quyết định 985/QĐ-BGDĐT\"\nwho:\n  - { vi: \"Công dân Việt Nam\", en: \"Vietnamese citizens\" }\n  - { vi: \"Người Việt Nam định cư ở nước ngoài\", en: \"Vietnamese residing abroad\" }\n  - { vi: \"Người nước ngoài\", en: \"Foreigners\" }\nchannels: [online, counter, postal]\nform: ban-sao-van-bang\napplicant:\n  person: nguoi-yeu-cau\n  phone: dien-thoai\n  email: thu-dien-tu\n  address: dia-chi\n  receives: nhan-ket-qua\n  for:\n    owner: ho-ten-tren-bang\n    relation: quan-he\n    same: ban-than\n    proofs: [{ relation: uy-quyen, part: giay-uy-quyen }, { relation: than-nhan, part: giay-to-quan-he }]\n\nparts:\n  - part: giay-uy-quyen\n    code: G03-KQ002361\n    name: { vi: \"Giấy ủy quyền, giấy tờ chứng minh người đại diện\", en: \"Power of attorney or proof of representation\" }\n    required: ''quan he = \"uy-quyen\"''\n    when: ''quan he = \"uy-quyen\"''\n    copies: { original: 0, copy: 1 }\n    files: { kinds: [pdf, image], each: 10 MB, most: 5 }\n  - part: giay-to-quan-he\n    code: G03-KQ002362\n    name: { vi: \"Giấy tờ chứng minh quan hệ với người được cấp văn bằng\", en: \"Proof of the relation to the holder\" }\n    required: ''quan he = \"than-nhan\"''\n    when: ''quan he = \"than-nhan\"''\n    copies: { original: 1, copy: 0 }\n  - part: giay-to-khac\n    name: { vi: \"Giấy tờ khác (bản chụp văn bằng, nếu có)\", en: \"Other papers (a copy of the diploma, if any)\" }\n    required: false\n\nfees: none\ntime:\n  limit: same working day\n  received after \"15:00\": next working day\nresult: { code: KQ.G03.000157, name: { vi: \"Bản sao văn bằng, chứng chỉ từ sổ gốc\", en: \"Copy of the diploma from the original register\" } }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Tiếp nhận\", en: \"Reception\" }\n    role: can-bo-mot-cua\n    national: 1\n    limit: 4 working hours\n    actions:\n      - action: tiep-nhan\n        name: { vi: \"Tiếp nhận hồ sơ\", en: \"Accept the dossier\" }\n        to: tra-so-goc\n        clock: start\n        letter: giay-tiep-nhan\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 30 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: back\n        clock: resume\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  - step: tra-so-goc\n    name: { vi: \"Tra cứu sổ gốc\", en: \"Search the original register\" }\n    role: chuyen-vien\n    national: 4\n    limit: 4 working hours\n    lookup:\n      register: so-goc-van-bang\n      match: { so-hieu: so-hieu, ho-ten: ho-ten-tren-bang, ngay-sinh: ngay-sinh-tren-bang, nam-tot-nghiep: nam-tot-nghiep }\n    actions:\n      - action: trinh-ky\n        name: { vi: \"Trình ký bản sao\", en: \"Submit the copy for signature\" }\n        when: ''tra cuu.ket qua = \"khop\"''\n        because: { vi: \"sổ gốc không khớp với đề nghị\", en: \"the register does not match the request\" }\n        to: ky-ban-sao\n      - action: xac-nhan-sai-khac\n        name: { vi: \"Trình ký theo sổ gốc (có sai khác so với đề nghị)\", en: \"Submit as the register has it (differs from the request)\" }\n        when: ''tra cuu.ket qua = \"sai-khac\"''\n        because: { vi: \"chỉ dùng khi sổ gốc có tên này nhưng ghi khác\", en: \"only when the register has an entry that differs\" }\n        needs: [reason]\n        to: ky-ban-sao\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n      - action: khong-co-trong-so-goc\n        name: { vi: \"Trả lời: không có trong sổ gốc\", en: \"Answer: not in the register\" }\n        when: ''tra cuu.ket qua != \"khop\"''\n        because: { vi: \"sổ gốc có và khớp với đề nghị\", en: \"the register has it and matches the request\" }\n        needs: [reason]\n        to: khong-cap\n        letter: phieu-tu-choi\n      - action: gia-han\n        name: { vi: \"Kéo dài thời hạn\", en: \"Extend the time\" }\n        needs: [reason]\n        to: stay\n        extend: { by: 2 working days, legal: \"Thông tư 10/2026/TT-BGDĐT, điều 17 khoản 5 điểm c\", times: 1 }\n        letter: phieu-xin-loi\n\n  - step: ky-ban-sao\n    name: { vi: \"Ký bản sao\", en: \"Sign the copy\" }\n    role: lanh-dao\n    national: 4\n    limit: 2 working hours\n    actions:\n      - action: ky-cap\n        name: { vi: \"Ký và cấp bản sao\", en: \"Sign and issue the copy\" }\n        to:\n          - { when: ''nhan ket qua = \"truc-tuyen\"'', to: da-tra-ket-qua }\n          - { to: da-cap }\n        four-eyes: [tra-so-goc]\n        letter: [ban-sao, phieu-kiem-soat]\n        result: issued\n        entry:\n          register: so-cap-ban-sao\n          values:\n            ngay-cap: \"{today()}\"\n            ho-ten: \"{if tra cuu.ho ten != null then tra cuu.ho ten else ho ten tren bang}\"\n            ngay-sinh: \"{ngay sinh tren bang}\"\n            loai-van-bang: \"{loai van bang}\"\n            nam-tot-nghiep: \"{nam tot nghiep}\"\n            so-hieu: \"{tra cuu.so hieu}\"\n            so-vao-so-goc: \"{tra cuu.so vao so}\"\n            so-luong: \"{so luong}\"\n            nguoi-yeu-cau: \"{nguoi nop.ho ten}\"\n            ma-ho-so: \"{ho so.ma}\"\n      - action: tra-lai\n        name: { vi: \"Trả lại chuyên viên\", en: \"Return to the case officer\" }\n        needs: [reason]\n        to: tra-so-goc\n\n  # A copy received on line ends at once; at the desk or by post it is handed over.\n  - step: da-cap\n    name: { vi: \"Chờ trả kết quả\", en: \"Ready to be handed over\" }\n    role: can-bo-mot-cua\n    national: 9\n    clock: stop\n    actions:\n      - action: tra-ket-qua\n        name: { vi: \"Trả kết quả\", en: \"Hand over the result\" }\n        to: da-tra-ket-qua\n        result: collected\n\nwithdraw: { until: tra-so-goc, to: da-rut, needs: [reason] }\n\nends:\n  - { end: da-tra-ket-qua, name: { vi: \"Đã trả kết quả\", en: \"Result handed over\" }, national: 10, outcome: granted }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: khong-cap, name: { vi: \"Không cấp bản sao\", en: \"No copy issued\" }, national: 8, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Công dân đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n\n# Sample terms: every authority has its own list.\nretention: { keep: 20 years after end, legal: \"Danh mục hồ sơ và thời hạn lưu trữ của cơ quan (Luật Lưu trữ số 33/2024/QH15)\" }\n","Workflows/letters/ban-sao.yaml":"letter: ban-sao\ntitle: { vi: \"Bản sao văn bằng, chứng chỉ (cấp từ sổ gốc)\", en: \"Copy of a diploma (from the original register)\" }\nlegal: \"Thông tư 10/2026/TT-BGDĐT\"\nnumber: \"{so}/BS-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text: { vi: \"{co quan.ten} cấp bản sao theo sổ gốc:\", en: \"{co quan.ten en} certifies from the original register:\" }\n  - rows:\n      - { label: { vi: \"Họ và tên\", en: \"Full name\" }, value: \"{tra cuu.ho ten}\" }\n      - { label: { vi: \"Ngày sinh\", en: \"Date of birth\" }, value: \"{tra cuu.ngay sinh}\" }\n      - { label: { vi: \"Nơi sinh\", en: \"Place of birth\" }, value: \"{tra cuu.noi sinh}\" }\n      - { label: { vi: \"Giới tính\", en: \"Sex\" }, value: \"{tra cuu.gioi tinh}\" }\n      - { label: { vi: \"Dân tộc\", en: \"Ethnic group\" }, value: \"{tra cuu.dan toc}\" }\n      - { label: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" }, value: \"{tra cuu.loai van bang}\" }\n      - { label: { vi: \"Học sinh trường\", en: \"School\" }, value: \"{tra cuu.truong}\" }\n      - { label: { vi: \"Năm tốt nghiệp\", en: \"Year of graduation\" }, value: \"{tra cuu.nam tot nghiep}\" }\n      - { label: { vi: \"Xếp loại tốt nghiệp\", en: \"Classification\" }, value: \"{tra cuu.xep loai}\" }\n      - { label: { vi: \"Số hiệu văn bằng\", en: \"Serial number\" }, value: \"{tra cuu.so hieu}\" }\n      - { label: { vi: \"Số vào sổ gốc\", en: \"Register number\" }, value: \"{tra cuu.so vao so}\" }\n      - { label: { vi: \"Ngày cấp bằng\", en: \"Diploma issued\" }, value: \"{tra cuu.ngay cap}\" }\n      - { label: { vi: \"Số vào sổ cấp bản sao\", en: \"Number of this copy\" }, value: \"{vao so.so}\" }\n      - { label: { vi: \"Số bản sao\", en: \"Copies\" }, value: \"{so luong}\" }\n  - signatures:\n      - { vi: \"Người ký: {can bo.ten}\", en: \"Signed by: {can bo.ten en}\" }\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-kiem-soat.yaml":"letter: phieu-kiem-soat\nmodel: Mẫu 05\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu kiểm soát quá trình giải quyết hồ sơ\", en: \"Control slip\" }\nnumber: \"{so}/PKS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Ngày hẹn trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Cơ quan giải quyết\", en: \"Agency\" }, value: { vi: \"{co quan.ten}\", en: \"{co quan.ten en}\" } }\n  - course: { vi: \"Quá trình giao nhận\", en: \"Hand-overs\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/registers/so-cap-ban-sao.yaml":"# The register of copies issued. The procedure writes it when a copy is signed; its numbers are given by the engine,\n# without gaps, for each agency and year. motcua register list so-cap-ban-sao prints it.\nregister: so-cap-ban-sao\nname: { vi: \"Sổ cấp bản sao văn bằng, chứng chỉ từ sổ gốc\", en: \"Register of copies of diplomas\" }\nlegal: \"Thông tư 10/2026/TT-BGDĐT\"\nfields:\n  - { field: so-vao-so, type: text, required: true, name: { vi: \"Số vào sổ cấp bản sao\", en: \"Number of the copy\" } }\n  - { field: ngay-cap, type: date, required: true, name: { vi: \"Ngày cấp bản sao\", en: \"Copy issued\" } }\n  - { field: ho-ten, type: text, required: true, name: { vi: \"Họ và tên người được cấp văn bằng\", en: \"Holder of the diploma\" } }\n  - { field: ngay-sinh, type: date, required: true, name: { vi: \"Ngày sinh\", en: \"Date of birth\" } }\n  - { field: loai-van-bang, type: text, required: true, name: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" } }\n  - { field: nam-tot-nghiep, type: number, name: { vi: \"Năm tốt nghiệp\", en: \"Year of graduation\" } }\n  - { field: so-hieu, type: text, name: { vi: \"Số hiệu văn bằng\", en: \"Serial number\" } }\n  - { field: so-vao-so-goc, type: text, name: { vi: \"Số vào sổ gốc\", en: \"Number in the original register\" } }\n  - { field: so-luong, type: number, required: true, name: { vi: \"Số bản sao\", en: \"Copies\" } }\n  - { field: nguoi-yeu-cau, type: text, required: true, name: { vi: \"Người yêu cầu\", en: \"Asked for by\" } }\n  - { field: ma-ho-so, type: text, required: true, name: { vi: \"Mã hồ sơ\", en: \"Dossier\" } }\nnumbering: { field: so-vao-so, number: \"{so}/{nam}\" }\nidentity: [so-vao-so]\nkeys:\n  - [so-hieu]\n  - [ma-ho-so]\n","Workflows/registers/so-goc-van-bang.yaml":"# The original register of diplomas. Rows come from a CSV file: motcua register load so-goc-van-bang FILE.csv\nregister: so-goc-van-bang\nname: { vi: \"Sổ gốc cấp văn bằng, chứng chỉ\", en: \"Original register of diplomas and certificates\" }\nlegal: \"Thông tư 10/2026/TT-BGDĐT\"\nfields:\n  - { field: so-vao-so, type: text, required: true, name: { vi: \"Số vào sổ gốc\", en: \"Register number\" } }\n  - { field: so-hieu, type: text, required: true, name: { vi: \"Số hiệu văn bằng\", en: \"Diploma serial number\" } }\n  - { field: ho-ten, type: text, required: true, name: { vi: \"Họ và tên\", en: \"Full name\" } }\n  - { field: ngay-sinh, type: date, required: true, name: { vi: \"Ngày sinh\", en: \"Date of birth\" } }\n  - { field: noi-sinh, type: text, name: { vi: \"Nơi sinh\", en: \"Place of birth\" } }\n  - { field: gioi-tinh, type: text, name: { vi: \"Giới tính\", en: \"Sex\" } }\n  - { field: dan-toc, type: text, name: { vi: \"Dân tộc\", en: \"Ethnic group\" } }\n  - { field: loai-van-bang, type: text, required: true, name: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" } }\n  - { field: truong, type: text, name: { vi: \"Học sinh trường\", en: \"School\" } }\n  - { field: nam-tot-nghiep, type: number, required: true, name: { vi: \"Năm tốt nghiệp\", en: \"Year of graduation\" } }\n  - { field: xep-loai, type: text, name: { vi: \"Xếp loại tốt nghiệp\", en: \"Classification\" } }\n  - { field: ngay-cap, type: date, name: { vi: \"Ngày cấp\", en: \"Date of issue\" } }\n# One entry a key: the number in the register names it.\nidentity: [so-vao-so]\n# By what an entry can be found: each line is one way, most certain first.\nkeys:\n  - [so-hieu]\n  - [ho-ten, ngay-sinh]\n"}', 1795053600000);
INSERT INTO public.definition VALUES ('tinh-mau', 'fd645457a3713aebdec416721a6956ab9d1d14035b83fa327e4cc6e5a4712ea4', 'chinh-sua-van-bang', '{"Forms/chinh-sua-van-bang.yaml":"# Phiếu đề nghị chỉnh sửa nội dung văn bằng, chứng chỉ (Phụ lục VI, Thông tư 10/2026/TT-BGDĐT).\nform: chinh-sua-van-bang\nname: { vi: \"Phiếu đề nghị chỉnh sửa nội dung văn bằng, chứng chỉ\", en: \"Request to correct a diploma\" }\nsections:\n  - section: nguoi-de-nghi\n    name: { vi: \"Người đề nghị\", en: \"Who asks\" }\n    fields:\n      - field: nguoi-de-nghi\n        type: person\n        label: { vi: \"Người được cấp văn bằng, chứng chỉ\", en: \"Holder of the diploma\" }\n        required: true\n        papers: [so-dinh-danh, ho-chieu]\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        abroad: true\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ liên hệ\", en: \"Contact address\" }\n        required: true\n        length: 250\n\n  - section: van-bang\n    name: { vi: \"Văn bằng, chứng chỉ\", en: \"The diploma\" }\n    fields:\n      - field: ho-ten-tren-bang\n        type: text\n        label: { vi: \"Họ và tên người được cấp văn bằng\", en: \"Name of the holder\" }\n        hint: { vi: \"Ghi đúng như trên văn bằng\", en: \"Exactly as on the diploma\" }\n        required: true\n        length: 100\n      - field: ngay-sinh-tren-bang\n        type: date\n        label: { vi: \"Ngày sinh của người được cấp văn bằng\", en: \"Date of birth of the holder\" }\n        required: true\n        latest: today\n        personal: true\n      - field: loai-van-bang\n        type: choice\n        label: { vi: \"Loại văn bằng, chứng chỉ\", en: \"Kind of diploma\" }\n        required: true\n        options:\n          - { value: thpt, label: { vi: \"Bằng tốt nghiệp trung học phổ thông\", en: \"Upper secondary diploma\" } }\n          - { value: thcs, label: { vi: \"Bằng tốt nghiệp trung học cơ sở\", en: \"Lower secondary diploma\" } }\n          - { value: chung-chi, label: { vi: \"Chứng chỉ\", en: \"Certificate\" } }\n      - field: nam-tot-nghiep\n        type: number\n        label: { vi: \"Năm tốt nghiệp (khóa thi)\", en: \"Year of graduation\" }\n        required: true\n        least: 1945\n        most: 2100\n      - field: so-hieu\n        type: text\n        label: { vi: \"Số hiệu văn bằng\", en: \"Serial number\" }\n        required: true\n        length: 50\n\n  - section: chinh-sua\n    name: { vi: \"Nội dung chỉnh sửa\", en: \"The correction\" }\n    fields:\n      - field: truong-hop\n        type: choice\n        label: { vi: \"Lý do chỉnh sửa\", en: \"Ground\" }\n        required: true\n        options:\n          - { value: cai-chinh, label: { vi: \"Thay đổi, cải chính hộ tịch; xác định lại dân tộc, giới tính\", en: \"Civil status changed or corrected\" } }\n          - { value: bo-sung, label: { vi: \"Bổ sung, điều chỉnh hộ tịch; đăng ký khai sinh quá hạn, đăng ký lại\", en: \"Civil status supplemented, birth registered late or again\" } }\n          - { value: sai-sot, label: { vi: \"Thông tin sai do người học cung cấp\", en: \"Wrong particulars given by the learner\" } }\n      - field: noi-dung-cu\n        type: text\n        label: { vi: \"Nội dung ghi trên văn bằng\", en: \"As the diploma has it\" }\n        required: true\n        length: 300\n        personal: true\n      - field: noi-dung-moi\n        type: text\n        label: { vi: \"Nội dung đề nghị chỉnh sửa\", en: \"As it should be\" }\n        required: true\n        length: 300\n        personal: true\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Hình thức nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến\", en: \"On line\" } }\n          - { value: tai-bo-phan, label: { vi: \"Tại bộ phận một cửa\", en: \"At the desk\" } }\n          - { value: buu-chinh, label: { vi: \"Qua dịch vụ bưu chính\", en: \"By post\" } }\n","Workflows/chinh-sua-van-bang/procedure.yaml":"# Chỉnh sửa nội dung văn bằng, chứng chỉ. Source: national procedure database, 3.000466 (2026).\nprocedure: chinh-sua-van-bang\ncode: \"3.000466\"\nname: { vi: \"Chỉnh sửa nội dung văn bằng, chứng chỉ\", en: \"Correction of a diploma\" }\nsummary:\n  vi: \"Người được cấp văn bằng, chứng chỉ đề nghị chỉnh sửa nội dung khi hộ tịch thay đổi hoặc thông tin đã ghi bị sai.\"\n  en: \"The holder asks for a diploma to be corrected when the civil status has changed or what was written is wrong.\"\nfield: { code: G03-GD14, name: { vi: \"Văn bằng, chứng chỉ\", en: \"Diplomas and certificates\" } }\nlevel: 4\nclass: toan-trinh\nunit: so-gddt\nlegal:\n  - \"Thông tư 10/2026/TT-BGDĐT, điều 15 (Quy chế văn bằng, chứng chỉ của hệ thống giáo dục quốc dân)\"\n  - \"Nghị quyết 66.7/2025/NQ-CP, điều 8\"\nwho:\n  - { vi: \"Người được cấp văn bằng, chứng chỉ\", en: \"Holders of diplomas and certificates\" }\nchannels: [online, counter, postal]\nform: chinh-sua-van-bang\napplicant: { person: nguoi-de-nghi, phone: dien-thoai, email: thu-dien-tu, address: dia-chi, receives: nhan-ket-qua }\n\nparts:\n  - part: van-bang\n    code: G03-KQ002364\n    name: { vi: \"Văn bằng, chứng chỉ đề nghị chỉnh sửa\", en: \"The diploma\" }\n    required: true\n    copies: { original: 1, copy: 0 }\n  - part: quyet-dinh-ho-tich\n    code: G03-KQ002365\n    name: { vi: \"Trích lục hoặc quyết định thay đổi, cải chính hộ tịch, xác định lại dân tộc, giới tính\", en: \"Decision on the change of civil status\" }\n    required: ''truong hop = \"cai-chinh\"''\n    when: ''truong hop = \"cai-chinh\"''\n    copies: { original: 1, copy: 0 }\n  - part: giay-khai-sinh\n    code: G03-KQ002366\n    name: { vi: \"Giấy khai sinh\", en: \"Birth certificate\" }\n    required: ''truong hop != \"cai-chinh\"''\n    when: ''truong hop != \"cai-chinh\"''\n    copies: { original: 1, copy: 0 }\n\nfees: none\ntime: 3 working days\nresult: { code: KQ.G03.000158, name: { vi: \"Quyết định chỉnh sửa nội dung văn bằng, chứng chỉ\", en: \"Decision on the correction\" } }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Tiếp nhận\", en: \"Reception\" }\n    role: can-bo-mot-cua\n    national: 1\n    limit: 4 working hours\n    actions:\n      - action: tiep-nhan\n        name: { vi: \"Tiếp nhận hồ sơ\", en: \"Accept the dossier\" }\n        to: tra-so-goc\n        clock: start\n        letter: giay-tiep-nhan\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 30 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: back\n        clock: resume\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  - step: tra-so-goc\n    name: { vi: \"Đối chiếu sổ gốc và thẩm định\", en: \"Comparison with the register, appraisal\" }\n    role: chuyen-vien\n    national: 4\n    limit: 1 working day\n    lookup:\n      register: so-goc-van-bang\n      match: { so-hieu: so-hieu, ho-ten: ho-ten-tren-bang, ngay-sinh: ngay-sinh-tren-bang, nam-tot-nghiep: nam-tot-nghiep }\n    actions:\n      - action: trinh-ky\n        name: { vi: \"Trình ký quyết định chỉnh sửa\", en: \"Submit the decision for signature\" }\n        when: ''tra cuu.ket qua != \"khong-co\"''\n        because: { vi: \"văn bằng không có trong sổ gốc\", en: \"the diploma is not in the register\" }\n        to: ky-quyet-dinh\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n      - action: khong-chinh-sua\n        name: { vi: \"Trả lời không chỉnh sửa\", en: \"Answer that it is not corrected\" }\n        needs: [reason]\n        to: khong-chinh-sua\n        letter: phieu-tu-choi\n\n  - step: ky-quyet-dinh\n    name: { vi: \"Ký quyết định\", en: \"Signature\" }\n    role: lanh-dao\n    national: 4\n    limit: 1 working day\n    actions:\n      - action: ky-quyet-dinh\n        name: { vi: \"Ký quyết định chỉnh sửa\", en: \"Sign the decision\" }\n        to:\n          - { when: ''nhan ket qua = \"truc-tuyen\"'', to: da-chinh-sua }\n          - { to: cho-tra }\n        four-eyes: [tra-so-goc]\n        letter: [quyet-dinh-chinh-sua, phieu-kiem-soat]\n        result: issued\n      - action: tra-lai\n        name: { vi: \"Trả lại chuyên viên\", en: \"Return to the case officer\" }\n        needs: [reason]\n        to: tra-so-goc\n\n  # A decision received on line ends at once; at the desk or by post it is handed over.\n  - step: cho-tra\n    name: { vi: \"Chờ trả kết quả\", en: \"Ready to be handed over\" }\n    role: can-bo-mot-cua\n    national: 9\n    clock: stop\n    actions:\n      - action: tra-ket-qua\n        name: { vi: \"Trả kết quả\", en: \"Hand over the result\" }\n        to: da-chinh-sua\n        result: collected\n\nwithdraw: { until: tra-so-goc, to: da-rut, needs: [reason] }\n\nends:\n  - { end: da-chinh-sua, name: { vi: \"Đã chỉnh sửa\", en: \"Corrected\" }, national: 10, outcome: granted }\n  - { end: khong-chinh-sua, name: { vi: \"Không chỉnh sửa\", en: \"Not corrected\" }, national: 8, outcome: refused }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n\n# Sample terms: every authority has its own list.\nretention: { keep: permanent, legal: \"Danh mục hồ sơ và thời hạn lưu trữ của cơ quan (Luật Lưu trữ số 33/2024/QH15)\" }\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-kiem-soat.yaml":"letter: phieu-kiem-soat\nmodel: Mẫu 05\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu kiểm soát quá trình giải quyết hồ sơ\", en: \"Control slip\" }\nnumber: \"{so}/PKS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Ngày hẹn trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Cơ quan giải quyết\", en: \"Agency\" }, value: { vi: \"{co quan.ten}\", en: \"{co quan.ten en}\" } }\n  - course: { vi: \"Quá trình giao nhận\", en: \"Hand-overs\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/quyet-dinh-chinh-sua.yaml":"letter: quyet-dinh-chinh-sua\ntitle: { vi: \"Quyết định chỉnh sửa nội dung văn bằng, chứng chỉ\", en: \"Decision on the correction of a diploma\" }\nlegal: \"Thông tư 10/2026/TT-BGDĐT, điều 15\"\nnumber: \"{so}/QĐ-CSVB-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text:\n      vi: \"{co quan.ten} quyết định chỉnh sửa nội dung văn bằng, chứng chỉ của ông/bà {nguoi nop.ho ten} như sau:\"\n      en: \"{co quan.ten en} corrects the diploma of {nguoi nop.ho ten} as follows:\"\n  - rows:\n      - { label: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" }, value: \"{loai van bang}\" }\n      - { label: { vi: \"Số hiệu\", en: \"Serial number\" }, value: \"{so hieu}\" }\n      - { label: { vi: \"Số vào sổ gốc\", en: \"Register number\" }, value: \"{tra cuu.so vao so}\" }\n      - { label: { vi: \"Nội dung đã ghi\", en: \"As written\" }, value: \"{noi dung cu}\" }\n      - { label: { vi: \"Chỉnh sửa thành\", en: \"Corrected to\" }, value: \"{noi dung moi}\" }\n      - { label: { vi: \"Lý do\", en: \"Ground\" }, value: \"{truong hop}\" }\n  - text:\n      vi: \"Không chỉnh sửa trực tiếp trong văn bằng, chứng chỉ. Quyết định này được lưu trong hồ sơ cấp văn bằng và ghi vào phụ lục sổ gốc.\"\n      en: \"Nothing is changed on the diploma itself. This decision is kept with its file and noted in the annex of the register.\"\n  - signatures:\n      - { vi: \"Người ký: {can bo.ten}\", en: \"Signed by: {can bo.ten en}\" }\n","Workflows/registers/so-goc-van-bang.yaml":"# The original register of diplomas. Rows come from a CSV file: motcua register load so-goc-van-bang FILE.csv\nregister: so-goc-van-bang\nname: { vi: \"Sổ gốc cấp văn bằng, chứng chỉ\", en: \"Original register of diplomas and certificates\" }\nlegal: \"Thông tư 10/2026/TT-BGDĐT\"\nfields:\n  - { field: so-vao-so, type: text, required: true, name: { vi: \"Số vào sổ gốc\", en: \"Register number\" } }\n  - { field: so-hieu, type: text, required: true, name: { vi: \"Số hiệu văn bằng\", en: \"Diploma serial number\" } }\n  - { field: ho-ten, type: text, required: true, name: { vi: \"Họ và tên\", en: \"Full name\" } }\n  - { field: ngay-sinh, type: date, required: true, name: { vi: \"Ngày sinh\", en: \"Date of birth\" } }\n  - { field: noi-sinh, type: text, name: { vi: \"Nơi sinh\", en: \"Place of birth\" } }\n  - { field: gioi-tinh, type: text, name: { vi: \"Giới tính\", en: \"Sex\" } }\n  - { field: dan-toc, type: text, name: { vi: \"Dân tộc\", en: \"Ethnic group\" } }\n  - { field: loai-van-bang, type: text, required: true, name: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" } }\n  - { field: truong, type: text, name: { vi: \"Học sinh trường\", en: \"School\" } }\n  - { field: nam-tot-nghiep, type: number, required: true, name: { vi: \"Năm tốt nghiệp\", en: \"Year of graduation\" } }\n  - { field: xep-loai, type: text, name: { vi: \"Xếp loại tốt nghiệp\", en: \"Classification\" } }\n  - { field: ngay-cap, type: date, name: { vi: \"Ngày cấp\", en: \"Date of issue\" } }\n# One entry a key: the number in the register names it.\nidentity: [so-vao-so]\n# By what an entry can be found: each line is one way, most certain first.\nkeys:\n  - [so-hieu]\n  - [ho-ten, ngay-sinh]\n"}', 1795053600000);
INSERT INTO public.definition VALUES ('tinh-mau', 'dd81e067a8892f55a18170e5864a941314d6f921cd885927cb2df6a23d1d4fde', 'cong-nhan-van-bang-nuoc-ngoai', '{"Forms/cong-nhan-van-bang-nuoc-ngoai.yaml":"# Phiếu đề nghị công nhận văn bằng do cơ sở giáo dục nước ngoài cấp (Phụ lục I, Thông tư 13/2021/TT-BGDĐT).\nform: cong-nhan-van-bang-nuoc-ngoai\nname: { vi: \"Phiếu đề nghị công nhận văn bằng do cơ sở giáo dục nước ngoài cấp\", en: \"Request for the recognition of a foreign diploma\" }\nsections:\n  - section: nguoi-de-nghi\n    name: { vi: \"Người đề nghị\", en: \"Who asks\" }\n    fields:\n      - field: nguoi-de-nghi\n        type: person\n        label: { vi: \"Người đề nghị công nhận văn bằng\", en: \"Person asking for the recognition\" }\n        hint:\n          vi: \"Người nước ngoài, người Việt Nam định cư ở nước ngoài không có số định danh thì ghi số hộ chiếu\"\n          en: \"Foreigners and Vietnamese abroad without a personal number give the number of their passport\"\n        required: true\n        papers: [so-dinh-danh, ho-chieu]\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        abroad: true\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n        required: true\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ liên hệ\", en: \"Contact address\" }\n        required: true\n        length: 250\n\n  - section: van-bang\n    name: { vi: \"Văn bằng đề nghị công nhận\", en: \"The diploma\" }\n    fields:\n      - field: ho-ten-tren-bang\n        type: text\n        label: { vi: \"Họ và tên ghi trên văn bằng\", en: \"Name on the diploma\" }\n        hint: { vi: \"Ghi đúng như trên văn bằng\", en: \"Exactly as on the diploma\" }\n        required: true\n        length: 100\n      - field: loai-van-bang\n        type: choice\n        label: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" }\n        required: true\n        options:\n          - { value: thcs, label: { vi: \"Bằng tốt nghiệp trung học cơ sở\", en: \"Lower secondary diploma\" } }\n          - { value: thpt, label: { vi: \"Bằng tốt nghiệp trung học phổ thông\", en: \"Upper secondary diploma\" } }\n          - value: hoan-thanh\n            label:\n              vi: \"Giấy chứng nhận hoàn thành chương trình giáo dục phổ thông\"\n              en: \"Certificate of completion of general education\"\n      - field: ten-van-bang\n        type: text\n        label: { vi: \"Tên văn bằng (nguyên ngữ)\", en: \"Name of the diploma (as written)\" }\n        required: true\n        length: 200\n      - field: so-hieu\n        type: text\n        label: { vi: \"Số hiệu văn bằng\", en: \"Serial number\" }\n        length: 60\n      - field: ngay-cap\n        type: date\n        label: { vi: \"Ngày cấp\", en: \"Date of issue\" }\n        required: true\n        latest: today\n      - field: co-so-giao-duc\n        type: text\n        label: { vi: \"Cơ sở giáo dục cấp bằng\", en: \"Institution that issued it\" }\n        required: true\n        length: 250\n      - field: nuoc\n        type: text\n        label: { vi: \"Nước nơi cơ sở giáo dục đặt trụ sở chính\", en: \"Country of the institution''s seat\" }\n        required: true\n        length: 100\n      - field: noi-hoc\n        type: choice\n        label: { vi: \"Nơi học\", en: \"Where the programme was studied\" }\n        required: true\n        options:\n          - value: tai-viet-nam\n            label:\n              vi: \"Tại Việt Nam, ở cơ sở giáo dục nước ngoài đang hoạt động hợp pháp\"\n              en: \"In Vietnam, at a foreign institution that lawfully operates here\"\n          - value: lien-ket\n            label:\n              vi: \"Chương trình liên kết đào tạo với cơ sở giáo dục Việt Nam, do cơ sở giáo dục nước ngoài cấp bằng\"\n              en: \"In a joint programme with a Vietnamese institution; the foreign one issued the diploma\"\n          - { value: nuoc-ngoai, label: { vi: \"Hoàn thành chương trình đào tạo ở nước ngoài\", en: \"Abroad\" } }\n      - field: hinh-thuc\n        type: choice\n        label: { vi: \"Hình thức đào tạo\", en: \"Way of studying\" }\n        required: true\n        options:\n          - { value: truc-tiep, label: { vi: \"Trực tiếp\", en: \"In class\" } }\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến\", en: \"On line\" } }\n          - { value: ket-hop, label: { vi: \"Trực tiếp kết hợp trực tuyến\", en: \"Both\" } }\n      - field: hoc-tu\n        type: date\n        label: { vi: \"Học từ ngày\", en: \"Studied from\" }\n        required: true\n        latest: today\n      - field: hoc-den\n        type: date\n        label: { vi: \"đến ngày\", en: \"until\" }\n        required: true\n        latest: today\n\n  - section: xac-thuc\n    name: { vi: \"Xác thực văn bằng\", en: \"Verification\" }\n    fields:\n      - field: xac-thuc-truc-tiep\n        type: yes-no\n        label:\n          vi: \"Có thông tin, minh chứng để xác thực trực tiếp từ cơ sở giáo dục cấp bằng hoặc cơ quan có thẩm quyền xác thực\"\n          en: \"There is information by which the issuing institution or the competent authority can be asked directly\"\n        hint:\n          vi: \"Ví dụ: tài khoản hoặc mã tra cứu của cơ sở giáo dục, thư xác nhận gửi thẳng cho cơ quan công nhận\"\n          en: \"For example an account or code of the institution''s verification service, or a letter sent to the office\"\n        required: true\n      - field: thong-tin-xac-thuc\n        type: paragraph\n        label: { vi: \"Thông tin để xác thực trực tiếp\", en: \"The information for direct verification\" }\n        when: ''xac thuc truc tiep''\n        required: true\n        length: 1000\n      - field: don-vi-xac-thuc\n        type: text\n        label: { vi: \"Đơn vị xác thực nước ngoài (tên, thư điện tử, trang tin)\", en: \"Foreign verifying body (name, e-mail, site)\" }\n        when: ''not(xac thuc truc tiep)''\n        length: 500\n\n  - section: yeu-cau\n    name: { vi: \"Yêu cầu\", en: \"The request\" }\n    fields:\n      - field: muc-dich\n        type: text\n        label: { vi: \"Mục đích sử dụng\", en: \"What it is needed for\" }\n        length: 250\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Hình thức nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến\", en: \"On line\" } }\n          - { value: tai-bo-phan-mot-cua, label: { vi: \"Tại bộ phận một cửa\", en: \"At the one-stop desk\" } }\n          - { value: buu-chinh, label: { vi: \"Qua dịch vụ bưu chính\", en: \"By post\" } }\n      - field: dia-chi-nhan\n        type: text\n        label: { vi: \"Địa chỉ nhận kết quả qua bưu chính\", en: \"Postal address for the result\" }\n        when: ''nhan ket qua = \"buu-chinh\"''\n        required: true\n        length: 250\n","Workflows/cong-nhan-van-bang-nuoc-ngoai/le-phi.dmn":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Thông tư 164/2016/TT-BTC: phí xác minh giấy tờ, tài liệu để công nhận văn bằng do cơ sở giáo dục nước ngoài cấp. -->\n<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" xmlns:dmndi=\"https://www.omg.org/spec/DMN/20191111/DMNDI/\" xmlns:dc=\"http://www.omg.org/spec/DMN/20180521/DC/\" xmlns:di=\"http://www.omg.org/spec/DMN/20180521/DI/\" id=\"le_phi\" name=\"Phí xác minh văn bằng\" namespace=\"urn:motcua:1.004889:le-phi\">\n  <decision id=\"phi\" name=\"Phí xác minh\">\n    <variable id=\"phi_gia_tri\" name=\"Phí xác minh\" typeRef=\"number\" />\n    <informationRequirement id=\"phi_can_noi_hoc\">\n      <requiredInput href=\"#noi_hoc\" />\n    </informationRequirement>\n    <decisionTable id=\"phi_bang\" hitPolicy=\"UNIQUE\">\n      <input id=\"cot_noi_hoc\" label=\"Nơi học\">\n        <inputExpression id=\"cot_noi_hoc_bieu_thuc\" typeRef=\"string\">\n          <text>noi hoc</text>\n        </inputExpression>\n      </input>\n      <output id=\"cot_so_tien\" label=\"Số tiền (đồng/văn bằng)\" name=\"so tien\" typeRef=\"number\" />\n      <annotation name=\"vi\" />\n      <annotation name=\"en\" />\n      <rule id=\"trong_nuoc\">\n        <inputEntry id=\"trong_nuoc_noi_hoc\">\n          <text>\"tai-viet-nam\",\"lien-ket\"</text>\n        </inputEntry>\n        <outputEntry id=\"trong_nuoc_so_tien\">\n          <text>250000</text>\n        </outputEntry>\n        <annotationEntry>\n          <text>Cơ sở giáo dục nước ngoài đang hoạt động hợp pháp tại Việt Nam, kể cả chương trình liên kết đào tạo</text>\n        </annotationEntry>\n        <annotationEntry>\n          <text>A foreign institution that lawfully operates in Vietnam, joint programmes included</text>\n        </annotationEntry>\n      </rule>\n      <rule id=\"ngoai_nuoc\">\n        <inputEntry id=\"ngoai_nuoc_noi_hoc\">\n          <text>\"nuoc-ngoai\"</text>\n        </inputEntry>\n        <outputEntry id=\"ngoai_nuoc_so_tien\">\n          <text>500000</text>\n        </outputEntry>\n        <annotationEntry>\n          <text>Cơ sở giáo dục nước ngoài cấp sau khi hoàn thành chương trình đào tạo ở nước ngoài</text>\n        </annotationEntry>\n        <annotationEntry>\n          <text>Issued after a programme that was completed abroad</text>\n        </annotationEntry>\n      </rule>\n    </decisionTable>\n  </decision>\n  <inputData id=\"noi_hoc\" name=\"noi hoc\">\n    <variable id=\"noi_hoc_gia_tri\" name=\"noi hoc\" typeRef=\"string\" />\n  </inputData>\n  <dmndi:DMNDI>\n    <dmndi:DMNDiagram id=\"so_do\">\n      <dmndi:DMNShape id=\"so_do_phi\" dmnElementRef=\"phi\">\n        <dc:Bounds height=\"80\" width=\"180\" x=\"160\" y=\"80\" />\n      </dmndi:DMNShape>\n      <dmndi:DMNShape id=\"so_do_noi_hoc\" dmnElementRef=\"noi_hoc\">\n        <dc:Bounds height=\"45\" width=\"125\" x=\"187\" y=\"258\" />\n      </dmndi:DMNShape>\n      <dmndi:DMNEdge id=\"so_do_can_noi_hoc\" dmnElementRef=\"phi_can_noi_hoc\">\n        <di:waypoint x=\"250\" y=\"258\" />\n        <di:waypoint x=\"250\" y=\"180\" />\n        <di:waypoint x=\"250\" y=\"160\" />\n      </dmndi:DMNEdge>\n    </dmndi:DMNDiagram>\n  </dmndi:DMNDI>\n</definitions>\n","Workflows/cong-nhan-van-bang-nuoc-ngoai/procedure.yaml":"# Công nhận văn bằng phổ thông do cơ sở giáo dục nước ngoài cấp. Source: national procedure database, 1.004889\n# (QĐ 1508/QĐ-BGDĐT). Limits and fees are decisions: the limit a table of this file, the fee a DMN model beside it.\nprocedure: cong-nhan-van-bang-nuoc-ngoai\ncode: \"1.004889\"\nname:\n  vi: \"Công nhận bằng tốt nghiệp trung học cơ sở, bằng tốt nghiệp trung học phổ thông, giấy chứng nhận hoàn thành chương trình giáo dục phổ thông do cơ sở giáo dục nước ngoài cấp để sử dụng tại Việt Nam\"\n  en: \"Recognition of foreign lower and upper secondary diplomas for use in Vietnam\"\nsummary:\n  vi: \"Người có văn bằng phổ thông do cơ sở giáo dục nước ngoài cấp đề nghị Sở Giáo dục và Đào tạo công nhận để sử dụng tại Việt Nam.\"\n  en: \"The holder of a secondary diploma issued by a foreign institution asks the Department to recognise it for use in Vietnam.\"\nfield: { code: G03-GD14, name: { vi: \"Văn bằng, chứng chỉ\", en: \"Diplomas and certificates\" } }\nlevel: 4\nclass: toan-trinh\nunit: so-gddt\nlegal:\n  - \"Thông tư 13/2021/TT-BGDĐT\"\n  - \"Thông tư 07/2024/TT-BGDĐT (sửa đổi, bổ sung điều 7 và thay thế phụ lục II, III của Thông tư 13/2021/TT-BGDĐT)\"\n  - \"Thông tư 164/2016/TT-BTC\"\n  - \"Quyết định 1508/QĐ-BGDĐT\"\nwho:\n  - { vi: \"Công dân Việt Nam\", en: \"Vietnamese citizens\" }\n  - { vi: \"Người Việt Nam định cư ở nước ngoài\", en: \"Vietnamese residing abroad\" }\n  - { vi: \"Người nước ngoài\", en: \"Foreigners\" }\n  - { vi: \"Doanh nghiệp, hợp tác xã, tổ chức trong và ngoài nước\", en: \"Enterprises, cooperatives, organisations\" }\nchannels: [online, counter, postal]\nform: cong-nhan-van-bang-nuoc-ngoai\napplicant: { person: nguoi-de-nghi, phone: dien-thoai, email: thu-dien-tu, address: dia-chi, receives: nhan-ket-qua }\n\nparts:\n  - part: van-bang\n    code: 000.00.00.G03-KQ001577\n    name:\n      vi: \"Bản sao văn bằng hoặc bản sao từ sổ gốc cấp văn bằng, kèm bản công chứng dịch sang tiếng Việt\"\n      en: \"Copy of the diploma, or from the original register, with a notarised translation into Vietnamese\"\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: ket-qua-hoc-tap\n    code: 000.00.00.G03-KQ001578\n    name:\n      vi: \"Bản sao phụ lục văn bằng hoặc bảng kết quả học tập, kèm bản công chứng dịch sang tiếng Việt\"\n      en: \"Copy of the diploma supplement or transcript, with a notarised translation into Vietnamese\"\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: van-bang-lien-quan\n    code: 000.00.00.G03-KQ001579\n    name: { vi: \"Bản sao công chứng văn bằng, chứng chỉ có liên quan trực tiếp (nếu có)\", en: \"Notarised copies of related diplomas (if any)\" }\n    required: false\n    copies: { original: 0, copy: 1 }\n  - part: minh-chung-thoi-gian-hoc\n    code: 000.00.00.G03-KQ001580\n    name:\n      vi: \"Minh chứng thời gian học ở nước ngoài (nếu có): quyết định cử đi học, hộ chiếu có dấu xuất nhập cảnh hoặc giấy tờ khác\"\n      en: \"Proof of the time of study abroad (if any): decision to send, passport with stamps, or other papers\"\n    required: false\n    when: ''noi hoc = \"nuoc-ngoai\"''\n    copies: { original: 1, copy: 1 }\n  - part: uy-quyen-xac-minh\n    name:\n      vi: \"Văn bản ủy quyền xác minh thông tin về văn bằng (nếu đơn vị xác thực yêu cầu)\"\n      en: \"Authority to verify the diploma (if the verifying body asks for it)\"\n    required: false\n    when: ''not(xac thuc truc tiep)''\n    copies: { original: 0, copy: 1 }\n\ndecisions:\n  - decision: thoi-han\n    name: { vi: \"Thời hạn giải quyết\", en: \"Limit of time\" }\n    inputs: [xac thuc truc tiep]\n    outputs: [{ output: thoi han, type: string }]\n    rules:\n      - when: \"true\"\n        then: ''\"20 working days\"''\n        because:\n          vi: \"Có thông tin, minh chứng để xác thực trực tiếp\"\n          en: \"The diploma can be verified directly\"\n      - when: \"false\"\n        then: ''\"45 working days\"''\n        because:\n          vi: \"Cần xác minh thông tin từ cơ sở giáo dục nước ngoài hoặc đơn vị xác thực nước ngoài\"\n          en: \"The foreign institution or verifying body has to be asked\"\n\nfees:\n  fee: phi-xac-minh\n  name: { vi: \"Phí xác minh để công nhận văn bằng\", en: \"Fee for verifying the diploma\" }\n  legal: \"Thông tư 164/2016/TT-BTC\"\n  when: reception\n  decision: le-phi.dmn\ntime: { decision: thoi-han }\nresult:\n  code: KQ.G03.000221\n  name: { vi: \"Giấy công nhận văn bằng\", en: \"Certificate of recognition\" }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Kiểm tra hồ sơ\", en: \"Check of the dossier\" }\n    role: can-bo-mot-cua\n    national: 1\n    limit: 8 working hours\n    actions:\n      - action: thong-bao-phi\n        name: { vi: \"Hồ sơ đầy đủ, thông báo phí\", en: \"The dossier is complete: tell the fee\" }\n        to: thu-phi\n        charge: reception\n        letter: thong-bao-phi\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  # The limit of the law runs from the receipt of the complete dossier and of the fee.\n  - step: thu-phi\n    name: { vi: \"Thu phí, tiếp nhận\", en: \"Fee and reception\" }\n    role: can-bo-mot-cua\n    national: 6\n    limit: 10 working days\n    actions:\n      - action: thu-phi\n        name: { vi: \"Ghi nhận đã nộp phí, tiếp nhận hồ sơ\", en: \"Record the payment and accept the dossier\" }\n        needs: [payment]\n        online: true\n        to:\n          - { when: ''xac thuc truc tiep'', to: tham-dinh }\n          - { to: xac-minh }\n        clock: start\n        letter: giay-tiep-nhan\n      - action: mien-phi\n        name: { vi: \"Miễn phí, tiếp nhận hồ sơ\", en: \"Waive the fee and accept the dossier\" }\n        needs: [reason]\n        charge: waive\n        to:\n          - { when: ''xac thuc truc tiep'', to: tham-dinh }\n          - { to: xac-minh }\n        clock: start\n        letter: giay-tiep-nhan\n      - action: het-han-nop-phi\n        name: { vi: \"Hết hạn nộp phí\", en: \"Time for the fee ended\" }\n        by: clock\n        to: dung-xu-ly\n        charge: cancel\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 30 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: back\n        clock: resume\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  - step: xac-minh\n    name: { vi: \"Xác minh với nước ngoài\", en: \"Verification abroad\" }\n    role: chuyen-vien\n    national: 4\n    limit: 25 working days\n    actions:\n      - action: da-xac-minh\n        name: { vi: \"Đã xác minh, chuyển thẩm định\", en: \"Verified: on to appraisal\" }\n        to: tham-dinh\n      - action: khong-du-can-cu\n        name: { vi: \"Không đủ căn cứ xác minh, trình trả lời\", en: \"Cannot be verified: submit the answer\" }\n        needs: [reason]\n        to: ky-tra-loi\n\n  - step: tham-dinh\n    name: { vi: \"Thẩm định\", en: \"Appraisal\" }\n    role: chuyen-vien\n    national: 4\n    limit: 10 working days\n    actions:\n      - action: trinh-cong-nhan\n        name: { vi: \"Trình ký giấy công nhận\", en: \"Submit the certificate for signature\" }\n        to: ky-cong-nhan\n      - action: khong-du-dieu-kien\n        name: { vi: \"Không đủ điều kiện công nhận, trình trả lời\", en: \"Not to be recognised: submit the answer\" }\n        needs: [reason]\n        to: ky-tra-loi\n      - action: can-xac-minh\n        name: { vi: \"Thông tin trực tiếp không đủ, xác minh với nước ngoài\", en: \"The direct information does not do: verify abroad\" }\n        when: ''xac thuc truc tiep''\n        because: { vi: \"hồ sơ này đã qua bước xác minh với nước ngoài\", en: \"this dossier was verified abroad already\" }\n        needs: [reason]\n        to: xac-minh\n        extend: { by: 25 working days, legal: \"Thông tư 13/2021/TT-BGDĐT, điều 7 (không vượt quá 45 ngày làm việc)\", times: 1 }\n        letter: phieu-xin-loi\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n\n  - step: ky-cong-nhan\n    name: { vi: \"Ký giấy công nhận\", en: \"Sign the certificate\" }\n    role: lanh-dao\n    national: 4\n    limit: 3 working days\n    actions:\n      - action: ky-cong-nhan\n        name: { vi: \"Ký, cấp giấy công nhận\", en: \"Sign and issue the certificate\" }\n        to:\n          - { when: ''nhan ket qua = \"truc-tuyen\"'', to: da-tra-ket-qua }\n          - { to: da-cap }\n        four-eyes: [tham-dinh]\n        letter: [giay-cong-nhan, phieu-kiem-soat]\n        result: issued\n      - action: tra-lai\n        name: { vi: \"Trả lại chuyên viên\", en: \"Return to the case officer\" }\n        needs: [reason]\n        to: tham-dinh\n\n  - step: ky-tra-loi\n    name: { vi: \"Ký văn bản trả lời\", en: \"Sign the answer\" }\n    role: lanh-dao\n    national: 4\n    limit: 3 working days\n    actions:\n      - action: ky-tra-loi\n        name: { vi: \"Ký văn bản trả lời không công nhận\", en: \"Sign the answer that it is not recognised\" }\n        needs: [reason]\n        to: khong-cong-nhan\n        letter: [tra-loi-khong-cong-nhan, phieu-kiem-soat]\n      - action: tra-lai\n        name: { vi: \"Trả lại chuyên viên\", en: \"Return to the case officer\" }\n        needs: [reason]\n        to: tham-dinh\n\n  - step: da-cap\n    name: { vi: \"Chờ trả kết quả\", en: \"Ready to be handed over\" }\n    role: can-bo-mot-cua\n    national: 9\n    clock: stop\n    actions:\n      - action: tra-ket-qua\n        name: { vi: \"Trả kết quả\", en: \"Hand over the result\" }\n        to: da-tra-ket-qua\n        result: collected\n\nwithdraw: { until: tham-dinh, to: da-rut, needs: [reason], fees: cancel }\n\nends:\n  - { end: da-tra-ket-qua, name: { vi: \"Đã trả kết quả\", en: \"Result handed over\" }, national: 10, outcome: granted }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: khong-cong-nhan, name: { vi: \"Không công nhận\", en: \"Not recognised\" }, national: 8, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Công dân đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n\n# Sample terms: every authority has its own list.\nretention: { keep: 20 years after end, legal: \"Danh mục hồ sơ và thời hạn lưu trữ của cơ quan (Luật Lưu trữ số 33/2024/QH15)\" }\n","Workflows/letters/giay-cong-nhan.yaml":"letter: giay-cong-nhan\ntitle: { vi: \"Giấy công nhận văn bằng\", en: \"Certificate of recognition\" }\nlegal: \"Thông tư 13/2021/TT-BGDĐT, Thông tư 07/2024/TT-BGDĐT\"\nnumber: \"{so}/GCN-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text: { vi: \"{co quan.ten} công nhận văn bằng:\", en: \"{co quan.ten en} recognises the diploma:\" }\n  - rows:\n      - { label: { vi: \"Họ và tên\", en: \"Name\" }, value: \"{ho ten tren bang}\" }\n      - { label: { vi: \"Tên văn bằng\", en: \"Diploma\" }, value: \"{ten van bang}\" }\n      - { label: { vi: \"Số hiệu\", en: \"Serial number\" }, value: \"{so hieu}\" }\n      - { label: { vi: \"Ngày cấp\", en: \"Issued on\" }, value: \"{ngay cap}\" }\n      - { label: { vi: \"Cơ sở giáo dục cấp\", en: \"Issued by\" }, value: \"{co so giao duc}, {nuoc}\" }\n      - label: { vi: \"Tương đương\", en: \"Equivalent to\" }\n        value:\n          vi: \"{if loai van bang = \\\"thcs\\\" then \\\"Bằng tốt nghiệp trung học cơ sở\\\" else \\\"Bằng tốt nghiệp trung học phổ thông\\\"}\"\n          en: \"{if loai van bang = \\\"thcs\\\" then \\\"a Vietnamese lower secondary diploma\\\" else \\\"a Vietnamese upper secondary diploma\\\"}\"\n  - text: { vi: \"Giấy này có giá trị sử dụng tại Việt Nam.\", en: \"It is valid for use in Vietnam.\" }\n  - signatures:\n      - { vi: \"Người ký: {can bo.ten}\", en: \"Signed by: {can bo.ten en}\" }\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-kiem-soat.yaml":"letter: phieu-kiem-soat\nmodel: Mẫu 05\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu kiểm soát quá trình giải quyết hồ sơ\", en: \"Control slip\" }\nnumber: \"{so}/PKS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Ngày hẹn trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Cơ quan giải quyết\", en: \"Agency\" }, value: { vi: \"{co quan.ten}\", en: \"{co quan.ten en}\" } }\n  - course: { vi: \"Quá trình giao nhận\", en: \"Hand-overs\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/thong-bao-phi.yaml":"letter: thong-bao-phi\ntitle: { vi: \"Thông báo phí, lệ phí\", en: \"Notice of a fee\" }\nnumber: \"{so}/TBP-{nam}\"\nqr: true\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Số tiền phải nộp\", en: \"To be paid\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n  - text:\n      vi: \"Hồ sơ đã đầy đủ. Thời hạn giải quyết được tính từ khi {co quan.ten} nhận được khoản nộp này.\"\n      en: \"The dossier is complete. The time for it runs from the moment at which {co quan.ten en} has received this payment.\"\n  - transfer: { vi: \"Có thể chuyển khoản bằng mã sau:\", en: \"It can be transferred by this code:\" }\n  - signatures:\n      - { vi: \"Người thông báo: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/tra-loi-khong-cong-nhan.yaml":"letter: tra-loi-khong-cong-nhan\ntitle: { vi: \"Văn bản trả lời về việc không công nhận văn bằng\", en: \"Answer: the diploma is not recognised\" }\nlegal: \"Thông tư 13/2021/TT-BGDĐT\"\nnumber: \"{so}/TLKCN-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Văn bằng\", en: \"Diploma\" }, value: \"{ten van bang}\" }\n      - { label: { vi: \"Cơ sở giáo dục cấp\", en: \"Issued by\" }, value: \"{co so giao duc}, {nuoc}\" }\n      - { label: { vi: \"Lý do không công nhận\", en: \"Why it is not recognised\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"{co quan.ten} trả lời để ông/bà biết. Khi có đủ điều kiện hoặc căn cứ xác minh, ông/bà có thể nộp hồ sơ mới.\"\n      en: \"You may submit a new dossier when the conditions are met or the diploma can be verified.\"\n  - signatures:\n      - { vi: \"Người ký: {can bo.ten}\", en: \"Signed by: {can bo.ten en}\" }\n"}', 1795053600000);
INSERT INTO public.definition VALUES ('tinh-mau', '4655af841af33a72c0832a7bea2102cd7586ed05b7c91b57c1bb3c77b073ea9e', 'thuyen-chuyen-vien-chuc', '{"Forms/thuyen-chuyen-vien-chuc.yaml":"# Đơn đề nghị thuyên chuyển công tác; defined locally, no national form is known.\nform: thuyen-chuyen-vien-chuc\nname: { vi: \"Đơn đề nghị thuyên chuyển công tác\", en: \"Request for a transfer\" }\nsections:\n  - section: nguoi-de-nghi\n    name: { vi: \"Người đề nghị\", en: \"Who asks\" }\n    fields:\n      - field: nguoi-de-nghi\n        type: person\n        label: { vi: \"Viên chức đề nghị thuyên chuyển\", en: \"Employee who asks for the transfer\" }\n        required: true\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ liên hệ\", en: \"Contact address\" }\n        required: true\n        length: 250\n\n  - section: cong-tac\n    name: { vi: \"Công tác\", en: \"Employment\" }\n    fields:\n      - field: truong-di\n        type: unit\n        kinds: [school]\n        label: { vi: \"Trường đang công tác\", en: \"School of employment\" }\n        required: true\n      - field: chuc-danh\n        type: choice\n        label: { vi: \"Chức danh nghề nghiệp\", en: \"Position\" }\n        required: true\n        options:\n          - { value: giao-vien, label: { vi: \"Giáo viên\", en: \"Teacher\" } }\n          - { value: quan-ly, label: { vi: \"Cán bộ quản lý\", en: \"Manager\" } }\n          - { value: nhan-vien, label: { vi: \"Nhân viên\", en: \"Staff\" } }\n      - field: mon-day\n        type: text\n        label: { vi: \"Môn giảng dạy\", en: \"Subject taught\" }\n        when: ''chuc danh = \"giao-vien\"''\n        required: true\n        length: 100\n      - field: ngay-tuyen-dung\n        type: date\n        label: { vi: \"Ngày tuyển dụng\", en: \"Employed since\" }\n        required: true\n        latest: today\n\n  - section: nguyen-vong\n    name: { vi: \"Nguyện vọng\", en: \"The transfer\" }\n    fields:\n      - field: truong-den\n        type: unit\n        kinds: [school]\n        label: { vi: \"Trường xin chuyển đến\", en: \"School to move to\" }\n        required: true\n      - field: ly-do\n        type: choice\n        label: { vi: \"Lý do thuyên chuyển\", en: \"Reason for the transfer\" }\n        required: true\n        options:\n          - { value: gia-dinh, label: { vi: \"Hợp lý hóa gia đình\", en: \"Family\" } }\n          - { value: suc-khoe, label: { vi: \"Sức khỏe\", en: \"Health\" } }\n          - { value: chuyen-mon, label: { vi: \"Nhu cầu chuyên môn\", en: \"Professional need\" } }\n      - field: trinh-bay\n        type: paragraph\n        label: { vi: \"Trình bày lý do\", en: \"Explanation\" }\n        required: true\n        length: 2000\n      - field: tu-ngay\n        type: date\n        label: { vi: \"Thời điểm mong muốn chuyển\", en: \"Wanted from\" }\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Hình thức nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: tai-bo-phan, label: { vi: \"Tại bộ phận một cửa\", en: \"At the desk\" } }\n          - { value: buu-chinh, label: { vi: \"Qua dịch vụ bưu chính\", en: \"By post\" } }\n","Workflows/letters/bao-cao-cham-y-kien.yaml":"letter: bao-cao-cham-y-kien\ntitle: { vi: \"Báo cáo việc chậm cho ý kiến\", en: \"Report of a late opinion\" }\nnumber: \"{so}/BCC-{nam}\"\nblocks:\n  - text:\n      vi: \"Kính gửi Lãnh đạo {co quan.ten}: hồ sơ {ho so.ma} ({thu tuc.ten}) đã được đôn đốc nhưng vẫn chưa có ý kiến của nhà trường. Hẹn trả kết quả: {ho so.han tra}.\"\n      en: \"To the head of {co quan.ten en}: the school was reminded and has not given its opinion on dossier {ho so.ma} ({thu tuc.ten en}). Result due: {ho so.han tra}.\"\n","Workflows/letters/cong-van-don-doc.yaml":"letter: cong-van-don-doc\ntitle: { vi: \"Công văn đôn đốc cho ý kiến\", en: \"Reminder to give an opinion\" }\nnumber: \"{so}/DD-{nam}\"\nblocks:\n  - text:\n      vi: \"{co quan.ten} đề nghị nhà trường khẩn trương cho ý kiến về hồ sơ {ho so.ma} ({thu tuc.ten}) của ông/bà {nguoi nop.ho ten}; thời hạn cho ý kiến đã hết.\"\n      en: \"{co quan.ten en} asks the school for its opinion on dossier {ho so.ma} ({thu tuc.ten en}) of {nguoi nop.ho ten}; the time for it has ended.\"\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-giao-nhan.yaml":"letter: phieu-giao-nhan\ntitle: { vi: \"Phiếu giao nhận hồ sơ\", en: \"Hand-over slip\" }\nnumber: \"{so}/PGN-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Ngày hẹn trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n  - course: { vi: \"Quá trình giao nhận\", en: \"Hand-overs\" }\n  - signatures:\n      - { vi: \"Người giao: {can bo.ten}\", en: \"Handed over by: {can bo.ten en}\" }\n      - { vi: \"Người nhận\", en: \"Received by\" }\n","Workflows/letters/phieu-kiem-soat.yaml":"letter: phieu-kiem-soat\nmodel: Mẫu 05\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu kiểm soát quá trình giải quyết hồ sơ\", en: \"Control slip\" }\nnumber: \"{so}/PKS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Ngày hẹn trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Cơ quan giải quyết\", en: \"Agency\" }, value: { vi: \"{co quan.ten}\", en: \"{co quan.ten en}\" } }\n  - course: { vi: \"Quá trình giao nhận\", en: \"Hand-overs\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/quyet-dinh-thuyen-chuyen.yaml":"letter: quyet-dinh-thuyen-chuyen\ntitle: { vi: \"Quyết định về việc thuyên chuyển viên chức\", en: \"Decision on the transfer of an employee\" }\nnumber: \"{so}/QĐ-SGDĐT-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text:\n      vi: \"GIÁM ĐỐC {co quan.ten} căn cứ hồ sơ {ho so.ma}, ý kiến của hai trường và kết quả xét của hội đồng, QUYẾT ĐỊNH:\"\n      en: \"The director of {co quan.ten en}, upon dossier {ho so.ma}, the opinions of both schools and the vote of the council, DECIDES:\"\n  - rows:\n      - { label: { vi: \"Điều 1. Thuyên chuyển ông/bà\", en: \"1. Transferred is\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Đang công tác tại\", en: \"From\" }, value: \"{truong di}\" }\n      - { label: { vi: \"Đến nhận công tác tại\", en: \"To\" }, value: \"{truong den}\" }\n  - text:\n      vi: \"Điều 2. Hiệu trưởng hai trường và ông/bà {nguoi nop.ho ten} chịu trách nhiệm thi hành quyết định này.\"\n      en: \"2. The principals of both schools and {nguoi nop.ho ten} carry out this decision.\"\n  - signatures:\n      - { vi: \"Giám đốc: {can bo.ten}\", en: \"Director: {can bo.ten en}\" }\n","Workflows/thuyen-chuyen-vien-chuc/procedure.yaml":"# Thuyên chuyển viên chức, giáo viên. No national procedure is known (2026): a provincial one, defined here; its limits\n# and papers are the authority''s own to change.\nprocedure: thuyen-chuyen-vien-chuc\ncode: \"H56.TC.001\"\nname: { vi: \"Thuyên chuyển viên chức, giáo viên\", en: \"Transfer of a teacher or employee\" }\nsummary:\n  vi: \"Viên chức, giáo viên đề nghị chuyển công tác từ trường này đến trường khác trong tỉnh, khi cả hai trường đồng ý.\"\n  en: \"A teacher or employee asks to move to another school of the province, both schools agreeing.\"\nfield: { code: G03-TCCB, name: { vi: \"Tổ chức cán bộ\", en: \"Staff\" } }\nlevel: 3\nclass: mot-phan\nunit: so-gddt\nlegal:\n  - \"Luật Viên chức số 58/2010/QH12 (sửa đổi, bổ sung năm 2019)\"\n  - \"Nghị định 115/2020/NĐ-CP (sửa đổi, bổ sung bởi Nghị định 85/2023/NĐ-CP)\"\nwho:\n  - { vi: \"Viên chức, giáo viên các trường công lập thuộc tỉnh\", en: \"Employees and teachers of the province''s public schools\" }\nchannels: [online, counter, postal]\nform: thuyen-chuyen-vien-chuc\napplicant: { person: nguoi-de-nghi, phone: dien-thoai, email: thu-dien-tu, address: dia-chi, receives: nhan-ket-qua }\n\nparts:\n  - part: so-yeu-ly-lich\n    name: { vi: \"Sơ yếu lý lịch viên chức\", en: \"Personal record of the employee\" }\n    required: true\n    copies: { original: 1, copy: 0 }\n  - part: van-bang-chung-chi\n    name: { vi: \"Bản sao văn bằng, chứng chỉ\", en: \"Copies of diplomas and certificates\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: quyet-dinh-luong\n    name: { vi: \"Quyết định tuyển dụng và quyết định lương gần nhất\", en: \"Decisions on employment and last salary\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: nhan-xet-danh-gia\n    name: { vi: \"Nhận xét, đánh giá viên chức hai năm gần nhất\", en: \"Appraisals of the last two years\" }\n    required: true\n    copies: { original: 1, copy: 0 }\n  - part: minh-chung-hoan-canh\n    name: { vi: \"Minh chứng hoàn cảnh gia đình, sức khỏe\", en: \"Proof of family or health circumstances\" }\n    required: ''ly do != \"chuyen-mon\"''\n    when: ''ly do != \"chuyen-mon\"''\n    copies: { original: 0, copy: 1 }\n\nfees: none\ntime: 30 working days\nresult: { code: KQ.H56.TC.001, name: { vi: \"Quyết định thuyên chuyển viên chức\", en: \"Decision on the transfer\" } }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Tiếp nhận\", en: \"Reception\" }\n    role: can-bo-mot-cua\n    national: 1\n    limit: 1 working day\n    actions:\n      - action: tiep-nhan\n        name: { vi: \"Tiếp nhận hồ sơ\", en: \"Accept the dossier\" }\n        when: ''truong di != truong den''\n        because: { vi: \"trường đi và trường đến là một\", en: \"the school to leave and the school to move to are the same\" }\n        to: lay-y-kien\n        clock: start\n        letter: [giay-tiep-nhan, phieu-giao-nhan]\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 30 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: back\n        clock: resume\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  # Both schools at the same time, each with its own limit; silence is reminded, then reported to the department.\n  - step: lay-y-kien\n    name: { vi: \"Lấy ý kiến hai trường\", en: \"Both schools are heard\" }\n    national: 4\n    tasks:\n      - task: noi-di\n        name: { vi: \"Trường nơi đi\", en: \"The school that is left\" }\n        role: hieu-truong\n        unit: { field: truong-di }\n        limit: 5 working days\n      - task: noi-den\n        name: { vi: \"Trường nơi đến\", en: \"The school to move to\" }\n        role: hieu-truong\n        unit: { field: truong-den }\n        limit: 7 working days\n    opinions: { needed: all, agreed: tham-dinh, objected: tra-loi }\n    actions:\n      - action: dong-y\n        name: { vi: \"Đồng ý\", en: \"Agree\" }\n        # A school''s signature that nothing decides yet is looked at by the department''s records clerk.\n        opinion: agree\n        letter: phieu-giao-nhan\n      - action: khong-dong-y\n        name: { vi: \"Không đồng ý\", en: \"Object\" }\n        opinion: object\n        needs: [reason]\n      - action: don-doc\n        name: { vi: \"Đôn đốc cho ý kiến\", en: \"Reminder\" }\n        by: clock\n        to: stay\n        letter: cong-van-don-doc\n      - action: bao-cao-cham\n        name: { vi: \"Báo cáo Sở việc chậm cho ý kiến\", en: \"Report of the delay to the department\" }\n        by: clock\n        after: 2 working days\n        to: stay\n        letter: bao-cao-cham-y-kien\n\n  - step: tham-dinh\n    name: { vi: \"Thẩm định\", en: \"Appraisal\" }\n    role: chuyen-vien\n    national: 4\n    limit: 5 working days\n    actions:\n      - action: trinh-hoi-dong\n        name: { vi: \"Trình hội đồng xét\", en: \"Submit to the council\" }\n        to: hoi-dong\n        letter: phieu-giao-nhan\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n      - action: gia-han\n        name: { vi: \"Kéo dài thời hạn\", en: \"Extend the time\" }\n        needs: [reason]\n        to: stay\n        extend: { by: 10 working days, legal: \"Quy chế thuyên chuyển viên chức của tỉnh, điều 9\", times: 1 }\n        letter: phieu-xin-loi\n\n  # Five members of the council; three of them decide. Who prepared the dossier has no vote.\n  - step: hoi-dong\n    name: { vi: \"Hội đồng xét thuyên chuyển\", en: \"Council on transfers\" }\n    national: 4\n    tasks:\n      - task: uy-vien\n        name: { vi: \"Ủy viên hội đồng\", en: \"Member of the council\" }\n        role: uy-vien-hoi-dong\n        members: 5\n        limit: 3 working days\n    opinions: { needed: 3, agreed: quyet-dinh, objected: tra-loi }\n    actions:\n      - action: tan-thanh\n        name: { vi: \"Tán thành\", en: \"In favour\" }\n        opinion: agree\n        four-eyes: [tham-dinh]\n      - action: khong-tan-thanh\n        name: { vi: \"Không tán thành\", en: \"Against\" }\n        opinion: object\n        needs: [reason]\n        four-eyes: [tham-dinh]\n\n  # Whoever objected, the department answers the applicant in writing.\n  - step: tra-loi\n    name: { vi: \"Trả lời không thuyên chuyển\", en: \"Answer that there is no transfer\" }\n    role: chuyen-vien\n    national: 4\n    limit: 1 working day\n    actions:\n      - action: tra-loi\n        name: { vi: \"Trả lời bằng văn bản\", en: \"Answer in writing\" }\n        needs: [reason]\n        to: khong-thuyen-chuyen\n        letter: phieu-tu-choi\n\n  - step: quyet-dinh\n    name: { vi: \"Quyết định của Giám đốc Sở\", en: \"Decision of the director\" }\n    role: lanh-dao\n    national: 4\n    limit: 3 working days\n    actions:\n      - action: ky-quyet-dinh\n        name: { vi: \"Ký quyết định thuyên chuyển\", en: \"Sign the decision\" }\n        to: tra-quyet-dinh\n        four-eyes: [tham-dinh]\n        letter: [quyet-dinh-thuyen-chuyen, phieu-giao-nhan]\n        result: issued\n        clock: stop\n      - action: tra-lai\n        name: { vi: \"Trả lại thẩm định\", en: \"Return to the appraisal\" }\n        needs: [reason]\n        to: tham-dinh\n      - action: khong-chap-thuan\n        name: { vi: \"Không chấp thuận\", en: \"Decline\" }\n        needs: [reason]\n        to: khong-thuyen-chuyen\n        letter: phieu-tu-choi\n\n  # Level 3: the decision is collected at the desk, or sent by post from there.\n  - step: tra-quyet-dinh\n    name: { vi: \"Trả quyết định\", en: \"The decision is handed over\" }\n    role: can-bo-mot-cua\n    national: 9\n    actions:\n      - action: tra-quyet-dinh\n        name: { vi: \"Trao quyết định cho viên chức\", en: \"Hand the decision over\" }\n        to: ban-giao\n        result: collected\n\n  # Nothing of the office''s time any more: the schools hand the employee and the file over.\n  - step: ban-giao\n    name: { vi: \"Bàn giao tại trường nơi đi\", en: \"Hand-over at the school that is left\" }\n    role: hieu-truong\n    unit: { field: truong-di }\n    national: 9\n    limit: 5 working days\n    actions:\n      - action: ban-giao\n        name: { vi: \"Bàn giao viên chức và hồ sơ\", en: \"Hand over\" }\n        to: tiep-nhan-cong-tac\n        letter: phieu-giao-nhan\n\n  - step: tiep-nhan-cong-tac\n    name: { vi: \"Tiếp nhận tại trường nơi đến\", en: \"Taking over at the new school\" }\n    role: hieu-truong\n    unit: { field: truong-den }\n    national: 9\n    limit: 5 working days\n    actions:\n      - action: nhan-viec\n        name: { vi: \"Tiếp nhận và phân công công tác\", en: \"Take over\" }\n        to: da-thuyen-chuyen\n        letter: [phieu-giao-nhan, phieu-kiem-soat]\n\n# Who filed over the portal signs the withdrawal too: a request that two schools work on is not ended by whoever found the receipt.\nwithdraw:\n  until: tham-dinh\n  to: da-rut\n  needs: [reason]\n  signature: { policy: nguoi-dan, signs: deed, when: ''ho so.kenh = \"online\"'' }\n\nends:\n  - { end: da-thuyen-chuyen, name: { vi: \"Đã thuyên chuyển\", en: \"Transferred\" }, national: 10, outcome: granted }\n  - { end: khong-thuyen-chuyen, name: { vi: \"Không thuyên chuyển\", en: \"Not transferred\" }, national: 8, outcome: refused }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Viên chức đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n\n# Sample terms: every authority has its own list.\nretention: { keep: 70 years after end, legal: \"Danh mục hồ sơ và thời hạn lưu trữ của cơ quan (Luật Lưu trữ số 33/2024/QH15)\" }\n"}', 1795053600000);
INSERT INTO public.definition VALUES ('tinh-mau', 'ede18721aeec197994bdd00c5a947f356c34c6deb23d6e18460c70e2480177c8', 'tuyen-sinh-lop-1', '{"Forms/tuyen-sinh-dau-cap.yaml":"# Phiếu đăng ký dự tuyển vào lớp đầu cấp (lớp 1, lớp 6). No national form is prescribed (3.000182, 2.002492: \"Chưa có quy\n# định cụ thể\"): the province''s own.\nform: tuyen-sinh-dau-cap\nname: { vi: \"Phiếu đăng ký dự tuyển\", en: \"Registration for admission\" }\nsections:\n  - section: hoc-sinh\n    name: { vi: \"Học sinh\", en: \"The pupil\" }\n    fields:\n      - field: hoc-sinh\n        type: person\n        label: { vi: \"Học sinh dự tuyển\", en: \"Pupil to be admitted\" }\n        required: true\n      - field: truong-cu\n        type: text\n        label: { vi: \"Trường (lớp) đã hoàn thành\", en: \"School that was completed\" }\n        length: 200\n\n  - section: nguoi-nop\n    name: { vi: \"Cha, mẹ hoặc người giám hộ\", en: \"Parent or guardian\" }\n    fields:\n      - field: nguoi-nop\n        type: person\n        label: { vi: \"Người đăng ký\", en: \"Who registers\" }\n        required: true\n      - field: quan-he\n        type: choice\n        label: { vi: \"Quan hệ với học sinh\", en: \"Relation to the pupil\" }\n        required: true\n        options:\n          - { value: cha-me, label: { vi: \"Cha hoặc mẹ\", en: \"Parent\" } }\n          - { value: giam-ho, label: { vi: \"Người giám hộ\", en: \"Guardian\" } }\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n\n  - section: cu-tru\n    name: { vi: \"Nơi cư trú\", en: \"Where the pupil lives\" }\n    fields:\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ\", en: \"Address\" }\n        required: true\n        length: 250\n      - field: dia-ban\n        type: area\n        label: { vi: \"Địa bàn tuyển sinh\", en: \"Area\" }\n        hint: { vi: \"Xã, phường hoặc khu phố nơi học sinh đang cư trú\", en: \"The commune, ward or quarter in which the pupil lives\" }\n        required: true\n\n  - section: nguyen-vong\n    name: { vi: \"Nguyện vọng\", en: \"Choices\" }\n    fields:\n      - field: nguyen-vong\n        type: units\n        kinds: [school]\n        least: 1\n        most: 3\n        label: { vi: \"Các trường theo thứ tự nguyện vọng\", en: \"Schools, the most wanted first\" }\n        required: true\n      - field: uu-tien\n        type: choice\n        label: { vi: \"Diện ưu tiên\", en: \"Priority\" }\n        hint: { vi: \"Chọn diện cao nhất; cần nộp minh chứng\", en: \"The highest that holds; evidence has to be handed in\" }\n        required: true\n        options:\n          - { value: khong, label: { vi: \"Không thuộc diện ưu tiên\", en: \"None\" } }\n          - { value: con-liet-si-thuong-binh, label: { vi: \"Con liệt sĩ, thương binh, bệnh binh\", en: \"Child of a martyr or invalid of war\" } }\n          - { value: dan-toc-thieu-so, label: { vi: \"Người dân tộc thiểu số\", en: \"Ethnic minority\" } }\n          - { value: khuyet-tat, label: { vi: \"Học sinh khuyết tật\", en: \"Pupil with a disability\" } }\n          - { value: mo-coi, label: { vi: \"Học sinh mồ côi, không nơi nương tựa\", en: \"Orphan\" } }\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến, trên trang theo dõi hồ sơ\", en: \"On line, on the page of the dossier\" } }\n          - { value: tai-truong, label: { vi: \"Tại trường\", en: \"At the school\" } }\n","Workflows/letters/giay-bao-trung-tuyen.yaml":"letter: giay-bao-trung-tuyen\ntitle: { vi: \"Giấy báo trúng tuyển\", en: \"Notice of admission\" }\nnumber: \"{so}/GBTT-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text:\n      vi: \"Căn cứ danh sách trúng tuyển đã được phê duyệt của {xet tuyen.dot}, trân trọng thông báo:\"\n      en: \"By the approved list of {xet tuyen.dot en}:\"\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Học sinh\", en: \"Pupil\" }, value: \"{hoc sinh}\" }\n      - { label: { vi: \"Đã trúng tuyển vào\", en: \"is admitted to\" }, value: { vi: \"{xet tuyen.truong}\", en: \"{xet tuyen.truong en}\" } }\n      - { label: { vi: \"Theo nguyện vọng\", en: \"Choice\" }, value: \"{xet tuyen.nguyen vong}\" }\n      - { label: { vi: \"Xác nhận nhập học đến hết\", en: \"To be confirmed until\" }, value: \"{xet tuyen.xac nhan den}\" }\n  - text:\n      vi: \"Phụ huynh xác nhận nhập học hoặc từ chối trên trang theo dõi hồ sơ. Quá hạn trên mà không xác nhận, chỗ học được dành cho học sinh khác.\"\n      en: \"Confirm or decline on the page of the dossier. A seat that is not confirmed in time goes to another pupil.\"\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/thong-bao-khong-trung-tuyen.yaml":"letter: thong-bao-khong-trung-tuyen\ntitle: { vi: \"Thông báo kết quả tuyển sinh\", en: \"Result of the admission\" }\nnumber: \"{so}/TBTS-{nam}\"\nseal: true\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Học sinh\", en: \"Pupil\" }, value: \"{hoc sinh}\" }\n      - { label: { vi: \"Đợt tuyển sinh\", en: \"Intake\" }, value: { vi: \"{xet tuyen.dot}\", en: \"{xet tuyen.dot en}\" } }\n  - text:\n      vi: \"Các trường trong nguyện vọng đã đủ chỉ tiêu; học sinh chưa trúng tuyển trong đợt này. Phụ huynh theo dõi các đợt bổ sung được công bố trên trang thủ tục.\"\n      en: \"The schools of your choices have no seat left; the pupil is not admitted in this intake. Further intakes are announced on the page of the service.\"\n","Workflows/tuyen-sinh-lop-1/procedure.yaml":"# Tuyển sinh lớp 1. CHƯA XÁC NHẬN / NOT CONFIRMED: of 2.002492 no primary record was at hand (2026). Its code and field are\n# reported by provincial lists; steps, papers, limits, criteria and the code of the result are the sample province''s own and follow\n# those of grade 6.\nprocedure: tuyen-sinh-lop-1\ncode: \"2.002492\"\nname: { vi: \"Tuyển sinh lớp 1\", en: \"Admission to grade 1\" }\nsummary:\n  vi: \"Phụ huynh đăng ký cho con vào lớp 1 theo các nguyện vọng; kết quả của mọi hồ sơ được công bố cùng một ngày.\"\n  en: \"Parents register a child for grade 1 by choices; all results are published on one date.\"\nfield: { code: G03-GD09, name: { vi: \"Giáo dục tiểu học\", en: \"Primary education\" } }\nlevel: 4\nclass: mot-phan\nunit: so-gddt\nlegal:\n  - \"Chưa xác nhận căn cứ pháp lý (thủ tục 2.002492)\"\nwho:\n  - { vi: \"Trẻ em đủ tuổi vào lớp 1; cha, mẹ hoặc người giám hộ đăng ký\", en: \"Children of the age for grade 1; a parent or guardian registers\" }\nchannels: [online, counter, postal]\nform: tuyen-sinh-dau-cap\napplicant:\n  person: nguoi-nop\n  phone: dien-thoai\n  email: thu-dien-tu\n  address: dia-chi\n  receives: nhan-ket-qua\n  for: { owner: hoc-sinh, relation: quan-he }\n\nparts:\n  - part: giay-khai-sinh\n    name: { vi: \"Giấy khai sinh (bản sao hoặc bản điện tử)\", en: \"Birth certificate (a copy)\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: xac-nhan-cu-tru\n    name: { vi: \"Xác nhận thông tin cư trú\", en: \"Confirmation of residence\" }\n    required: false\n    copies: { original: 0, copy: 1 }\n  - part: minh-chung-uu-tien\n    name: { vi: \"Minh chứng diện ưu tiên\", en: \"Evidence of priority\" }\n    required: ''uu tien != \"khong\"''\n    when: ''uu tien != \"khong\"''\n    copies: { original: 0, copy: 1 }\n\nfees: none\n\n# Only within an intake (Workflows/intakes); one result date for all.\nintake: { choices: nguyen-vong, area: dia-ban, points: { decision: diem-uu-tien } }\ntime: { date: results }\n\n# Local criteria of the sample province; the law leaves them to the department.\ndecisions:\n  - decision: diem-uu-tien\n    inputs: [uu tien]\n    outputs: [{ output: diem, type: number }]\n    policy: unique\n    rules:\n      - { when: ''\"con-liet-si-thuong-binh\"'', then: \"1.5\", because: { vi: \"Con liệt sĩ, thương binh, bệnh binh\", en: \"Child of a martyr or invalid of war\" } }\n      - { when: ''\"dan-toc-thieu-so\"'', then: \"1\", because: { vi: \"Người dân tộc thiểu số\", en: \"Ethnic minority\" } }\n      - { when: ''\"khuyet-tat\",\"mo-coi\"'', then: \"1\", because: { vi: \"Học sinh khuyết tật hoặc mồ côi\", en: \"A disability, or an orphan\" } }\n      - { when: ''\"khong\"'', then: \"0\", because: { vi: \"Không thuộc diện ưu tiên\", en: \"No priority\" } }\nresult: { code: KQ.2.002492, name: { vi: \"Học sinh được tuyển vào học lớp 1\", en: \"The pupil is admitted to grade 1\" } }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Tiếp nhận, kiểm tra hồ sơ tại trường\", en: \"Reception and check at the school\" }\n    role: can-bo-tuyen-sinh\n    unit: { of: choice }\n    national: 1\n    limit: 2 working days\n    actions:\n      - action: tiep-nhan\n        name: { vi: \"Tiếp nhận hồ sơ\", en: \"Accept the dossier\" }\n        to: xet-tuyen\n        clock: start\n        letter: giay-tiep-nhan\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 5 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: tiep-nhan\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  # From here on the applicant sees that the dossier is considered, and nothing else until the results are published.\n  - step: xet-tuyen\n    name: { vi: \"Hội đồng tuyển sinh xét\", en: \"The council considers\" }\n    hidden: true\n    role: hoi-dong-tuyen-sinh\n    unit: { of: choice }\n    national: 4\n    until: results\n    actions:\n      - action: de-nghi-trung-tuyen\n        name: { vi: \"Đề nghị trúng tuyển\", en: \"Propose for admission\" }\n        to: trinh-duyet\n        seat: offer\n      - action: chuyen-nguyen-vong\n        name: { vi: \"Không trúng tuyển, chuyển nguyện vọng tiếp theo\", en: \"Not admitted here, on to the next choice\" }\n        needs: [reason]\n        to:\n          - { when: xet tuyen.con nguyen vong, to: xet-tuyen }\n          - { to: trinh-khong-trung-tuyen }\n        seat: next\n\n  - step: trinh-duyet\n    name: { vi: \"Phê duyệt danh sách trúng tuyển\", en: \"Approval of the list\" }\n    hidden: true\n    role: lanh-dao\n    unit: { over: choice }\n    national: 4\n    until: results\n    actions:\n      - action: phe-duyet\n        name: { vi: \"Phê duyệt trúng tuyển\", en: \"Approve\" }\n        four-eyes: [xet-tuyen]\n        to: cho-cong-bo\n      - action: tra-lai\n        name: { vi: \"Trả lại hội đồng\", en: \"Return to the council\" }\n        needs: [reason]\n        to: xet-tuyen\n        seat: release\n\n  - step: trinh-khong-trung-tuyen\n    name: { vi: \"Phê duyệt danh sách không trúng tuyển\", en: \"Approval of those not admitted\" }\n    hidden: true\n    role: lanh-dao\n    unit: { over: choice }\n    national: 4\n    until: results\n    actions:\n      - action: phe-duyet-khong\n        name: { vi: \"Phê duyệt không trúng tuyển\", en: \"Approve\" }\n        four-eyes: [xet-tuyen]\n        to: cho-cong-bo-khong\n      - action: tra-lai\n        name: { vi: \"Trả lại hội đồng\", en: \"Return to the council\" }\n        needs: [reason]\n        to: xet-tuyen\n\n  - step: cho-cong-bo\n    name: { vi: \"Đã duyệt trúng tuyển, chờ công bố\", en: \"Admission approved, to be published\" }\n    hidden: true\n    waits: date\n    until: results\n    national: 4\n    actions:\n      - action: cong-bo\n        name: { vi: \"Công bố trúng tuyển\", en: \"Admission is published\" }\n        by: clock\n        to: xac-nhan\n        letter: giay-bao-trung-tuyen\n        result: issued\n        clock: stop\n\n  - step: cho-cong-bo-khong\n    name: { vi: \"Đã duyệt không trúng tuyển, chờ công bố\", en: \"Not admitted, to be published\" }\n    hidden: true\n    waits: date\n    until: results\n    national: 4\n    actions:\n      - action: cong-bo-khong\n        name: { vi: \"Công bố không trúng tuyển\", en: \"It is published that there is no seat\" }\n        by: clock\n        to: khong-trung-tuyen\n        letter: thong-bao-khong-trung-tuyen\n\n  - step: xac-nhan\n    name: { vi: \"Trúng tuyển, chờ xác nhận nhập học\", en: \"Admitted, to be confirmed\" }\n    waits: applicant\n    until: confirmation\n    national: 9\n    actions:\n      - action: xac-nhan-nhap-hoc\n        name: { vi: \"Xác nhận nhập học\", en: \"Confirm the seat\" }\n        by: applicant\n        to: nhap-hoc\n      - action: khong-nhap-hoc\n        name: { vi: \"Không nhập học, nhường chỗ\", en: \"Give the seat up\" }\n        by: applicant\n        to: nhuong-cho\n      - action: het-han-xac-nhan\n        name: { vi: \"Hết hạn xác nhận\", en: \"Time to confirm ended\" }\n        by: clock\n        to: khong-xac-nhan\n\nactions:\n  - action: rut-ho-so\n    name: { vi: \"Rút hồ sơ\", en: \"Withdraw the dossier\" }\n    in: [tiep-nhan, cho-bo-sung, xet-tuyen, trinh-duyet, trinh-khong-trung-tuyen, cho-cong-bo, cho-cong-bo-khong]\n    by: applicant\n    needs: [reason]\n    to: da-rut\n\nends:\n  - { end: nhap-hoc, name: { vi: \"Đã xác nhận nhập học\", en: \"The seat is confirmed\" }, national: 10, outcome: granted }\n  - { end: khong-trung-tuyen, name: { vi: \"Không trúng tuyển\", en: \"Not admitted\" }, national: 8, outcome: refused }\n  - { end: nhuong-cho, name: { vi: \"Đã nhường chỗ\", en: \"The seat was given up\" }, national: 8, outcome: withdrawn }\n  - { end: khong-xac-nhan, name: { vi: \"Không xác nhận nhập học\", en: \"The seat was not confirmed\" }, national: 8, outcome: stopped }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n"}', 1795053600000);
INSERT INTO public.definition VALUES ('tinh-mau', '53b1cf5775565112217f49fa7d2f1ab231a7c549c2dde9147323e70011e72772', 'tuyen-sinh-lop-10', '{"Forms/tuyen-sinh-lop-10.yaml":"# Phiếu đăng ký dự tuyển vào lớp 10. No national form is prescribed (3.000181: \"Chưa quy định cụ thể\"): the province''s own.\nform: tuyen-sinh-lop-10\nname: { vi: \"Phiếu đăng ký dự tuyển vào lớp 10\", en: \"Registration for admission to grade 10\" }\nsections:\n  - section: hoc-sinh\n    name: { vi: \"Học sinh\", en: \"The pupil\" }\n    fields:\n      - field: hoc-sinh\n        type: person\n        label: { vi: \"Học sinh dự tuyển\", en: \"Pupil to be admitted\" }\n        required: true\n      - field: truong-cu\n        type: text\n        label: { vi: \"Trường trung học cơ sở đã tốt nghiệp\", en: \"Lower secondary school\" }\n        required: true\n        length: 200\n\n  - section: nguoi-nop\n    name: { vi: \"Người đăng ký\", en: \"Who registers\" }\n    fields:\n      - field: nguoi-nop\n        type: person\n        label: { vi: \"Cha, mẹ, người giám hộ hoặc học sinh\", en: \"Parent, guardian, or the pupil\" }\n        required: true\n      - field: quan-he\n        type: choice\n        label: { vi: \"Quan hệ với học sinh\", en: \"Relation to the pupil\" }\n        required: true\n        options:\n          - { value: cha-me, label: { vi: \"Cha hoặc mẹ\", en: \"Parent\" } }\n          - { value: giam-ho, label: { vi: \"Người giám hộ\", en: \"Guardian\" } }\n          - { value: ban-than, label: { vi: \"Học sinh tự đăng ký\", en: \"The pupil\" } }\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ\", en: \"Address\" }\n        required: true\n        length: 250\n      - field: dia-ban\n        type: area\n        label: { vi: \"Địa bàn tuyển sinh\", en: \"Area\" }\n        hint: { vi: \"Xã, phường nơi học sinh đang cư trú\", en: \"The commune or ward in which the pupil lives\" }\n        required: true\n\n  - section: nguyen-vong\n    name: { vi: \"Nguyện vọng và ưu tiên\", en: \"Choices and priority\" }\n    fields:\n      - field: nguyen-vong\n        type: units\n        kinds: [school]\n        least: 1\n        most: 3\n        label: { vi: \"Các trường theo thứ tự nguyện vọng\", en: \"Schools, the most wanted first\" }\n        required: true\n      - field: nhom-uu-tien\n        type: choice\n        label: { vi: \"Nhóm đối tượng ưu tiên\", en: \"Priority group\" }\n        hint: { vi: \"Theo Quy chế tuyển sinh (Thông tư 30/2024/TT-BGDĐT); chọn nhóm cao nhất\", en: \"By Circular 30/2024/TT-BGDĐT; the highest that holds\" }\n        required: true\n        options:\n          - { value: khong, label: { vi: \"Không thuộc diện ưu tiên\", en: \"None\" } }\n          - { value: nhom-1, label: { vi: \"Nhóm 1: con liệt sĩ; con thương binh, bệnh binh mất sức lao động từ 81%\", en: \"Group 1: child of a martyr, or of an invalid of 81 % or more\" } }\n          - { value: nhom-2, label: { vi: \"Nhóm 2: con Anh hùng, Bà mẹ Việt Nam anh hùng; con thương binh, bệnh binh mất sức lao động dưới 81%\", en: \"Group 2: child of a Hero, or of an invalid under 81 %\" } }\n          - { value: nhom-3, label: { vi: \"Nhóm 3: người dân tộc thiểu số hoặc có cha, mẹ là người dân tộc thiểu số; vùng đặc biệt khó khăn\", en: \"Group 3: ethnic minority, or of a region of special difficulty\" } }\n      - field: giai-cap-tinh\n        type: choice\n        label: { vi: \"Giải cấp tỉnh\", en: \"Prize of the province\" }\n        required: true\n        options:\n          - { value: khong, label: { vi: \"Không có giải\", en: \"None\" } }\n          - { value: nhat, label: { vi: \"Giải nhất\", en: \"First prize\" } }\n          - { value: nhi, label: { vi: \"Giải nhì\", en: \"Second prize\" } }\n          - { value: ba, label: { vi: \"Giải ba\", en: \"Third prize\" } }\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến, trên trang theo dõi hồ sơ\", en: \"On line, on the page of the dossier\" } }\n          - { value: tai-truong, label: { vi: \"Tại trường\", en: \"At the school\" } }\n","Workflows/letters/giay-bao-trung-tuyen.yaml":"letter: giay-bao-trung-tuyen\ntitle: { vi: \"Giấy báo trúng tuyển\", en: \"Notice of admission\" }\nnumber: \"{so}/GBTT-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text:\n      vi: \"Căn cứ danh sách trúng tuyển đã được phê duyệt của {xet tuyen.dot}, trân trọng thông báo:\"\n      en: \"By the approved list of {xet tuyen.dot en}:\"\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Học sinh\", en: \"Pupil\" }, value: \"{hoc sinh}\" }\n      - { label: { vi: \"Đã trúng tuyển vào\", en: \"is admitted to\" }, value: { vi: \"{xet tuyen.truong}\", en: \"{xet tuyen.truong en}\" } }\n      - { label: { vi: \"Theo nguyện vọng\", en: \"Choice\" }, value: \"{xet tuyen.nguyen vong}\" }\n      - { label: { vi: \"Xác nhận nhập học đến hết\", en: \"To be confirmed until\" }, value: \"{xet tuyen.xac nhan den}\" }\n  - text:\n      vi: \"Phụ huynh xác nhận nhập học hoặc từ chối trên trang theo dõi hồ sơ. Quá hạn trên mà không xác nhận, chỗ học được dành cho học sinh khác.\"\n      en: \"Confirm or decline on the page of the dossier. A seat that is not confirmed in time goes to another pupil.\"\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/thong-bao-khong-trung-tuyen.yaml":"letter: thong-bao-khong-trung-tuyen\ntitle: { vi: \"Thông báo kết quả tuyển sinh\", en: \"Result of the admission\" }\nnumber: \"{so}/TBTS-{nam}\"\nseal: true\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Học sinh\", en: \"Pupil\" }, value: \"{hoc sinh}\" }\n      - { label: { vi: \"Đợt tuyển sinh\", en: \"Intake\" }, value: { vi: \"{xet tuyen.dot}\", en: \"{xet tuyen.dot en}\" } }\n  - text:\n      vi: \"Các trường trong nguyện vọng đã đủ chỉ tiêu; học sinh chưa trúng tuyển trong đợt này. Phụ huynh theo dõi các đợt bổ sung được công bố trên trang thủ tục.\"\n      en: \"The schools of your choices have no seat left; the pupil is not admitted in this intake. Further intakes are announced on the page of the service.\"\n","Workflows/tuyen-sinh-lop-10/diem-cong.dmn":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Thông tư 30/2024/TT-BGDĐT: điểm ưu tiên theo nhóm đối tượng (2,0; 1,5; 1,0) và điểm khuyến khích theo giải cấp tỉnh (1,5; 1,0; 0,5), cộng lại. -->\n<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"diem_cong\" name=\"Điểm cộng\" namespace=\"urn:motcua:3.000181:diem-cong\">\n  <decision id=\"diem\" name=\"Điểm cộng\">\n    <variable id=\"diem_gia_tri\" name=\"Điểm cộng\" typeRef=\"number\" />\n    <informationRequirement id=\"can_nhom\"><requiredInput href=\"#nhom\" /></informationRequirement>\n    <informationRequirement id=\"can_giai\"><requiredInput href=\"#giai\" /></informationRequirement>\n    <decisionTable id=\"bang\" hitPolicy=\"COLLECT\" aggregation=\"SUM\">\n      <input id=\"cot_nhom\" label=\"Nhóm ưu tiên\">\n        <inputExpression id=\"bieu_thuc_nhom\" typeRef=\"string\"><text>nhom uu tien</text></inputExpression>\n      </input>\n      <input id=\"cot_giai\" label=\"Giải cấp tỉnh\">\n        <inputExpression id=\"bieu_thuc_giai\" typeRef=\"string\"><text>giai cap tinh</text></inputExpression>\n      </input>\n      <output id=\"cot_diem\" label=\"Điểm\" name=\"diem\" typeRef=\"number\" />\n      <annotation name=\"vi\" />\n      <annotation name=\"en\" />\n      <rule id=\"nhom_1\">\n        <inputEntry id=\"nhom_1_nhom\"><text>\"nhom-1\"</text></inputEntry>\n        <inputEntry id=\"nhom_1_giai\"><text>-</text></inputEntry>\n        <outputEntry id=\"nhom_1_diem\"><text>2</text></outputEntry>\n        <annotationEntry><text>Ưu tiên nhóm 1</text></annotationEntry>\n        <annotationEntry><text>Priority group 1</text></annotationEntry>\n      </rule>\n      <rule id=\"nhom_2\">\n        <inputEntry id=\"nhom_2_nhom\"><text>\"nhom-2\"</text></inputEntry>\n        <inputEntry id=\"nhom_2_giai\"><text>-</text></inputEntry>\n        <outputEntry id=\"nhom_2_diem\"><text>1.5</text></outputEntry>\n        <annotationEntry><text>Ưu tiên nhóm 2</text></annotationEntry>\n        <annotationEntry><text>Priority group 2</text></annotationEntry>\n      </rule>\n      <rule id=\"nhom_3\">\n        <inputEntry id=\"nhom_3_nhom\"><text>\"nhom-3\"</text></inputEntry>\n        <inputEntry id=\"nhom_3_giai\"><text>-</text></inputEntry>\n        <outputEntry id=\"nhom_3_diem\"><text>1</text></outputEntry>\n        <annotationEntry><text>Ưu tiên nhóm 3</text></annotationEntry>\n        <annotationEntry><text>Priority group 3</text></annotationEntry>\n      </rule>\n      <rule id=\"giai_nhat\">\n        <inputEntry id=\"giai_nhat_nhom\"><text>-</text></inputEntry>\n        <inputEntry id=\"giai_nhat_giai\"><text>\"nhat\"</text></inputEntry>\n        <outputEntry id=\"giai_nhat_diem\"><text>1.5</text></outputEntry>\n        <annotationEntry><text>Giải nhất cấp tỉnh</text></annotationEntry>\n        <annotationEntry><text>First prize of the province</text></annotationEntry>\n      </rule>\n      <rule id=\"giai_nhi\">\n        <inputEntry id=\"giai_nhi_nhom\"><text>-</text></inputEntry>\n        <inputEntry id=\"giai_nhi_giai\"><text>\"nhi\"</text></inputEntry>\n        <outputEntry id=\"giai_nhi_diem\"><text>1</text></outputEntry>\n        <annotationEntry><text>Giải nhì cấp tỉnh</text></annotationEntry>\n        <annotationEntry><text>Second prize of the province</text></annotationEntry>\n      </rule>\n      <rule id=\"giai_ba\">\n        <inputEntry id=\"giai_ba_nhom\"><text>-</text></inputEntry>\n        <inputEntry id=\"giai_ba_giai\"><text>\"ba\"</text></inputEntry>\n        <outputEntry id=\"giai_ba_diem\"><text>0.5</text></outputEntry>\n        <annotationEntry><text>Giải ba cấp tỉnh</text></annotationEntry>\n        <annotationEntry><text>Third prize of the province</text></annotationEntry>\n      </rule>\n      <rule id=\"khong\">\n        <inputEntry id=\"khong_nhom\"><text>-</text></inputEntry>\n        <inputEntry id=\"khong_giai\"><text>-</text></inputEntry>\n        <outputEntry id=\"khong_diem\"><text>0</text></outputEntry>\n        <annotationEntry><text>Không thuộc các diện trên</text></annotationEntry>\n        <annotationEntry><text>None of these</text></annotationEntry>\n      </rule>\n    </decisionTable>\n  </decision>\n  <inputData id=\"nhom\" name=\"nhom uu tien\"><variable id=\"nhom_gia_tri\" name=\"nhom uu tien\" typeRef=\"string\" /></inputData>\n  <inputData id=\"giai\" name=\"giai cap tinh\"><variable id=\"giai_gia_tri\" name=\"giai cap tinh\" typeRef=\"string\" /></inputData>\n</definitions>\n","Workflows/tuyen-sinh-lop-10/procedure.yaml":"# Tuyển sinh trung học phổ thông bằng xét tuyển. The school''s council proposes, the director of the department approves (3.000181, as\n# the national database had it in 2026). No papers are prescribed there (\"Chưa quy định cụ thể\"): those here are the province''s own.\nprocedure: tuyen-sinh-lop-10\ncode: \"3.000181\"\nname: { vi: \"Tuyển sinh trung học phổ thông (lớp 10)\", en: \"Admission to upper secondary school (grade 10)\" }\nsummary:\n  vi: \"Đăng ký dự tuyển vào lớp 10 theo các nguyện vọng; kết quả của mọi hồ sơ được công bố cùng một ngày.\"\n  en: \"Registration for grade 10 by choices; all results are published on one date.\"\nfield: { code: G03-GD10, name: { vi: \"Giáo dục trung học\", en: \"Secondary education\" } }\nlevel: 4\nclass: mot-phan\nunit: so-gddt\nlegal:\n  - \"Thông tư 30/2024/TT-BGDĐT (Quy chế tuyển sinh trung học cơ sở và trung học phổ thông)\"\nwho:\n  - { vi: \"Học sinh tốt nghiệp trung học cơ sở, trong độ tuổi vào lớp 10\", en: \"Pupils who have completed lower secondary school\" }\nchannels: [online, counter, postal]\nform: tuyen-sinh-lop-10\napplicant:\n  person: nguoi-nop\n  phone: dien-thoai\n  email: thu-dien-tu\n  address: dia-chi\n  receives: nhan-ket-qua\n  for: { owner: hoc-sinh, relation: quan-he, same: ban-than }\n\nparts:\n  - part: giay-khai-sinh\n    name: { vi: \"Giấy khai sinh (bản sao hoặc bản điện tử)\", en: \"Birth certificate (a copy)\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: hoc-ba\n    name: { vi: \"Học bạ trung học cơ sở\", en: \"School record of the lower secondary years\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: minh-chung-uu-tien\n    name: { vi: \"Minh chứng diện ưu tiên\", en: \"Evidence of priority\" }\n    required: ''nhom uu tien != \"khong\" or giai cap tinh != \"khong\"''\n    when: ''nhom uu tien != \"khong\" or giai cap tinh != \"khong\"''\n    copies: { original: 0, copy: 1 }\n\nfees: none\n\n# Only within an intake (Workflows/intakes); one result date for all.\nintake: { choices: nguyen-vong, area: dia-ban, points: { decision: diem-cong.dmn } }\ntime: { date: results }\nresult: { code: KQ.G03.000187, name: { vi: \"Học sinh được tuyển vào học lớp 10\", en: \"The pupil is admitted to grade 10\" } }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Tiếp nhận, kiểm tra hồ sơ tại trường\", en: \"Reception and check at the school\" }\n    role: can-bo-tuyen-sinh\n    unit: { of: choice }\n    national: 1\n    limit: 2 working days\n    actions:\n      - action: tiep-nhan\n        name: { vi: \"Tiếp nhận hồ sơ\", en: \"Accept the dossier\" }\n        to: xet-tuyen\n        clock: start\n        letter: giay-tiep-nhan\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 5 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: tiep-nhan\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  # From here on the applicant sees that the dossier is considered, and nothing else until the results are published.\n  - step: xet-tuyen\n    name: { vi: \"Hội đồng tuyển sinh xét\", en: \"The council considers\" }\n    hidden: true\n    role: hoi-dong-tuyen-sinh\n    unit: { of: choice }\n    national: 4\n    until: results\n    actions:\n      - action: de-nghi-trung-tuyen\n        name: { vi: \"Đề nghị trúng tuyển\", en: \"Propose for admission\" }\n        to: trinh-duyet\n        seat: offer\n      - action: chuyen-nguyen-vong\n        name: { vi: \"Không trúng tuyển, chuyển nguyện vọng tiếp theo\", en: \"Not admitted here, on to the next choice\" }\n        needs: [reason]\n        to:\n          - { when: xet tuyen.con nguyen vong, to: xet-tuyen }\n          - { to: trinh-khong-trung-tuyen }\n        seat: next\n\n  - step: trinh-duyet\n    name: { vi: \"Phê duyệt danh sách trúng tuyển\", en: \"Approval of the list\" }\n    hidden: true\n    role: lanh-dao\n    unit: so-gddt\n    national: 4\n    until: results\n    actions:\n      - action: phe-duyet\n        name: { vi: \"Phê duyệt trúng tuyển\", en: \"Approve\" }\n        four-eyes: [xet-tuyen]\n        to: cho-cong-bo\n      - action: tra-lai\n        name: { vi: \"Trả lại hội đồng\", en: \"Return to the council\" }\n        needs: [reason]\n        to: xet-tuyen\n        seat: release\n\n  - step: trinh-khong-trung-tuyen\n    name: { vi: \"Phê duyệt danh sách không trúng tuyển\", en: \"Approval of those not admitted\" }\n    hidden: true\n    role: lanh-dao\n    unit: so-gddt\n    national: 4\n    until: results\n    actions:\n      - action: phe-duyet-khong\n        name: { vi: \"Phê duyệt không trúng tuyển\", en: \"Approve\" }\n        four-eyes: [xet-tuyen]\n        to: cho-cong-bo-khong\n      - action: tra-lai\n        name: { vi: \"Trả lại hội đồng\", en: \"Return to the council\" }\n        needs: [reason]\n        to: xet-tuyen\n\n  - step: cho-cong-bo\n    name: { vi: \"Đã duyệt trúng tuyển, chờ công bố\", en: \"Admission approved, to be published\" }\n    hidden: true\n    waits: date\n    until: results\n    national: 4\n    actions:\n      - action: cong-bo\n        name: { vi: \"Công bố trúng tuyển\", en: \"Admission is published\" }\n        by: clock\n        to: xac-nhan\n        letter: giay-bao-trung-tuyen\n        result: issued\n        clock: stop\n\n  - step: cho-cong-bo-khong\n    name: { vi: \"Đã duyệt không trúng tuyển, chờ công bố\", en: \"Not admitted, to be published\" }\n    hidden: true\n    waits: date\n    until: results\n    national: 4\n    actions:\n      - action: cong-bo-khong\n        name: { vi: \"Công bố không trúng tuyển\", en: \"It is published that there is no seat\" }\n        by: clock\n        to: khong-trung-tuyen\n        letter: thong-bao-khong-trung-tuyen\n\n  - step: xac-nhan\n    name: { vi: \"Trúng tuyển, chờ xác nhận nhập học\", en: \"Admitted, to be confirmed\" }\n    waits: applicant\n    until: confirmation\n    national: 9\n    actions:\n      - action: xac-nhan-nhap-hoc\n        name: { vi: \"Xác nhận nhập học\", en: \"Confirm the seat\" }\n        by: applicant\n        to: nhap-hoc\n      - action: khong-nhap-hoc\n        name: { vi: \"Không nhập học, nhường chỗ\", en: \"Give the seat up\" }\n        by: applicant\n        to: nhuong-cho\n      - action: het-han-xac-nhan\n        name: { vi: \"Hết hạn xác nhận\", en: \"Time to confirm ended\" }\n        by: clock\n        to: khong-xac-nhan\n\nactions:\n  - action: rut-ho-so\n    name: { vi: \"Rút hồ sơ\", en: \"Withdraw the dossier\" }\n    in: [tiep-nhan, cho-bo-sung, xet-tuyen, trinh-duyet, trinh-khong-trung-tuyen, cho-cong-bo, cho-cong-bo-khong]\n    by: applicant\n    needs: [reason]\n    to: da-rut\n\nends:\n  - { end: nhap-hoc, name: { vi: \"Đã xác nhận nhập học\", en: \"The seat is confirmed\" }, national: 10, outcome: granted }\n  - { end: khong-trung-tuyen, name: { vi: \"Không trúng tuyển\", en: \"Not admitted\" }, national: 8, outcome: refused }\n  - { end: nhuong-cho, name: { vi: \"Đã nhường chỗ\", en: \"The seat was given up\" }, national: 8, outcome: withdrawn }\n  - { end: khong-xac-nhan, name: { vi: \"Không xác nhận nhập học\", en: \"The seat was not confirmed\" }, national: 8, outcome: stopped }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n"}', 1795053600000);
INSERT INTO public.definition VALUES ('tinh-mau', 'c38c5c0d4e80c6a08d52bd1612e89545e76d42f4a401cfb15b6caa6b6e0225ab', 'tuyen-sinh-lop-6', '{"Forms/tuyen-sinh-dau-cap.yaml":"# Phiếu đăng ký dự tuyển vào lớp đầu cấp (lớp 1, lớp 6). No national form is prescribed (3.000182, 2.002492: \"Chưa có quy\n# định cụ thể\"): the province''s own.\nform: tuyen-sinh-dau-cap\nname: { vi: \"Phiếu đăng ký dự tuyển\", en: \"Registration for admission\" }\nsections:\n  - section: hoc-sinh\n    name: { vi: \"Học sinh\", en: \"The pupil\" }\n    fields:\n      - field: hoc-sinh\n        type: person\n        label: { vi: \"Học sinh dự tuyển\", en: \"Pupil to be admitted\" }\n        required: true\n      - field: truong-cu\n        type: text\n        label: { vi: \"Trường (lớp) đã hoàn thành\", en: \"School that was completed\" }\n        length: 200\n\n  - section: nguoi-nop\n    name: { vi: \"Cha, mẹ hoặc người giám hộ\", en: \"Parent or guardian\" }\n    fields:\n      - field: nguoi-nop\n        type: person\n        label: { vi: \"Người đăng ký\", en: \"Who registers\" }\n        required: true\n      - field: quan-he\n        type: choice\n        label: { vi: \"Quan hệ với học sinh\", en: \"Relation to the pupil\" }\n        required: true\n        options:\n          - { value: cha-me, label: { vi: \"Cha hoặc mẹ\", en: \"Parent\" } }\n          - { value: giam-ho, label: { vi: \"Người giám hộ\", en: \"Guardian\" } }\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n\n  - section: cu-tru\n    name: { vi: \"Nơi cư trú\", en: \"Where the pupil lives\" }\n    fields:\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ\", en: \"Address\" }\n        required: true\n        length: 250\n      - field: dia-ban\n        type: area\n        label: { vi: \"Địa bàn tuyển sinh\", en: \"Area\" }\n        hint: { vi: \"Xã, phường hoặc khu phố nơi học sinh đang cư trú\", en: \"The commune, ward or quarter in which the pupil lives\" }\n        required: true\n\n  - section: nguyen-vong\n    name: { vi: \"Nguyện vọng\", en: \"Choices\" }\n    fields:\n      - field: nguyen-vong\n        type: units\n        kinds: [school]\n        least: 1\n        most: 3\n        label: { vi: \"Các trường theo thứ tự nguyện vọng\", en: \"Schools, the most wanted first\" }\n        required: true\n      - field: uu-tien\n        type: choice\n        label: { vi: \"Diện ưu tiên\", en: \"Priority\" }\n        hint: { vi: \"Chọn diện cao nhất; cần nộp minh chứng\", en: \"The highest that holds; evidence has to be handed in\" }\n        required: true\n        options:\n          - { value: khong, label: { vi: \"Không thuộc diện ưu tiên\", en: \"None\" } }\n          - { value: con-liet-si-thuong-binh, label: { vi: \"Con liệt sĩ, thương binh, bệnh binh\", en: \"Child of a martyr or invalid of war\" } }\n          - { value: dan-toc-thieu-so, label: { vi: \"Người dân tộc thiểu số\", en: \"Ethnic minority\" } }\n          - { value: khuyet-tat, label: { vi: \"Học sinh khuyết tật\", en: \"Pupil with a disability\" } }\n          - { value: mo-coi, label: { vi: \"Học sinh mồ côi, không nơi nương tựa\", en: \"Orphan\" } }\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến, trên trang theo dõi hồ sơ\", en: \"On line, on the page of the dossier\" } }\n          - { value: tai-truong, label: { vi: \"Tại trường\", en: \"At the school\" } }\n","Workflows/letters/giay-bao-trung-tuyen.yaml":"letter: giay-bao-trung-tuyen\ntitle: { vi: \"Giấy báo trúng tuyển\", en: \"Notice of admission\" }\nnumber: \"{so}/GBTT-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text:\n      vi: \"Căn cứ danh sách trúng tuyển đã được phê duyệt của {xet tuyen.dot}, trân trọng thông báo:\"\n      en: \"By the approved list of {xet tuyen.dot en}:\"\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Học sinh\", en: \"Pupil\" }, value: \"{hoc sinh}\" }\n      - { label: { vi: \"Đã trúng tuyển vào\", en: \"is admitted to\" }, value: { vi: \"{xet tuyen.truong}\", en: \"{xet tuyen.truong en}\" } }\n      - { label: { vi: \"Theo nguyện vọng\", en: \"Choice\" }, value: \"{xet tuyen.nguyen vong}\" }\n      - { label: { vi: \"Xác nhận nhập học đến hết\", en: \"To be confirmed until\" }, value: \"{xet tuyen.xac nhan den}\" }\n  - text:\n      vi: \"Phụ huynh xác nhận nhập học hoặc từ chối trên trang theo dõi hồ sơ. Quá hạn trên mà không xác nhận, chỗ học được dành cho học sinh khác.\"\n      en: \"Confirm or decline on the page of the dossier. A seat that is not confirmed in time goes to another pupil.\"\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/thong-bao-khong-trung-tuyen.yaml":"letter: thong-bao-khong-trung-tuyen\ntitle: { vi: \"Thông báo kết quả tuyển sinh\", en: \"Result of the admission\" }\nnumber: \"{so}/TBTS-{nam}\"\nseal: true\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Học sinh\", en: \"Pupil\" }, value: \"{hoc sinh}\" }\n      - { label: { vi: \"Đợt tuyển sinh\", en: \"Intake\" }, value: { vi: \"{xet tuyen.dot}\", en: \"{xet tuyen.dot en}\" } }\n  - text:\n      vi: \"Các trường trong nguyện vọng đã đủ chỉ tiêu; học sinh chưa trúng tuyển trong đợt này. Phụ huynh theo dõi các đợt bổ sung được công bố trên trang thủ tục.\"\n      en: \"The schools of your choices have no seat left; the pupil is not admitted in this intake. Further intakes are announced on the page of the service.\"\n","Workflows/tuyen-sinh-lop-6/procedure.yaml":"# Tuyển sinh trung học cơ sở. The plan with schools, seats and dates stands in Workflows/intakes. The school''s council proposes,\n# the chairman of the commune approves (3.000182, as the national database had it in 2026). No papers are prescribed there\n# (\"Chưa có quy định cụ thể\"): those here are the province''s own.\nprocedure: tuyen-sinh-lop-6\ncode: \"3.000182\"\nname: { vi: \"Tuyển sinh trung học cơ sở (lớp 6)\", en: \"Admission to lower secondary school (grade 6)\" }\nsummary:\n  vi: \"Phụ huynh đăng ký cho con vào lớp 6 theo các nguyện vọng; kết quả của mọi hồ sơ được công bố cùng một ngày.\"\n  en: \"Parents register a child for grade 6 by choices; all results are published on one date.\"\nfield: { code: G03-GD10, name: { vi: \"Giáo dục trung học\", en: \"Secondary education\" } }\nlevel: 4\nclass: mot-phan\nunit: so-gddt\nlegal:\n  - \"Thông tư 30/2024/TT-BGDĐT (Quy chế tuyển sinh trung học cơ sở và trung học phổ thông)\"\nwho:\n  - { vi: \"Học sinh hoàn thành chương trình tiểu học, trong độ tuổi vào lớp 6; cha, mẹ hoặc người giám hộ đăng ký\", en: \"Pupils who have completed primary school; a parent or guardian registers\" }\nchannels: [online, counter, postal]\nform: tuyen-sinh-dau-cap\napplicant:\n  person: nguoi-nop\n  phone: dien-thoai\n  email: thu-dien-tu\n  address: dia-chi\n  receives: nhan-ket-qua\n  for: { owner: hoc-sinh, relation: quan-he }\n\nparts:\n  - part: giay-khai-sinh\n    name: { vi: \"Giấy khai sinh (bản sao hoặc bản điện tử)\", en: \"Birth certificate (a copy)\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: hoc-ba\n    name: { vi: \"Học bạ cấp tiểu học hoặc xác nhận hoàn thành chương trình tiểu học\", en: \"School record of the primary years\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: xac-nhan-cu-tru\n    name: { vi: \"Xác nhận thông tin cư trú\", en: \"Confirmation of residence\" }\n    required: false\n    copies: { original: 0, copy: 1 }\n  - part: minh-chung-uu-tien\n    name: { vi: \"Minh chứng diện ưu tiên\", en: \"Evidence of priority\" }\n    required: ''uu tien != \"khong\"''\n    when: ''uu tien != \"khong\"''\n    copies: { original: 0, copy: 1 }\n\nfees: none\n\n# Only within an intake (Workflows/intakes); one result date for all.\nintake: { choices: nguyen-vong, area: dia-ban, points: { decision: diem-uu-tien } }\ntime: { date: results }\n\n# Local criteria of the sample province; the law leaves them to the department (Thông tư 30/2024/TT-BGDĐT).\ndecisions:\n  - decision: diem-uu-tien\n    inputs: [uu tien]\n    outputs: [{ output: diem, type: number }]\n    policy: unique\n    rules:\n      - { when: ''\"con-liet-si-thuong-binh\"'', then: \"1.5\", because: { vi: \"Con liệt sĩ, thương binh, bệnh binh\", en: \"Child of a martyr or invalid of war\" } }\n      - { when: ''\"dan-toc-thieu-so\"'', then: \"1\", because: { vi: \"Người dân tộc thiểu số\", en: \"Ethnic minority\" } }\n      - { when: ''\"khuyet-tat\",\"mo-coi\"'', then: \"1\", because: { vi: \"Học sinh khuyết tật hoặc mồ côi\", en: \"A disability, or an orphan\" } }\n      - { when: ''\"khong\"'', then: \"0\", because: { vi: \"Không thuộc diện ưu tiên\", en: \"No priority\" } }\nresult: { code: KQ.G03.000188, name: { vi: \"Học sinh được tuyển vào học lớp 6\", en: \"The pupil is admitted to grade 6\" } }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Tiếp nhận, kiểm tra hồ sơ tại trường\", en: \"Reception and check at the school\" }\n    role: can-bo-tuyen-sinh\n    unit: { of: choice }\n    national: 1\n    limit: 2 working days\n    actions:\n      - action: tiep-nhan\n        name: { vi: \"Tiếp nhận hồ sơ\", en: \"Accept the dossier\" }\n        to: xet-tuyen\n        clock: start\n        letter: giay-tiep-nhan\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 5 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: tiep-nhan\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  # From here on the applicant sees that the dossier is considered, and nothing else until the results are published.\n  - step: xet-tuyen\n    name: { vi: \"Hội đồng tuyển sinh xét\", en: \"The council considers\" }\n    hidden: true\n    role: hoi-dong-tuyen-sinh\n    unit: { of: choice }\n    national: 4\n    until: results\n    actions:\n      - action: de-nghi-trung-tuyen\n        name: { vi: \"Đề nghị trúng tuyển\", en: \"Propose for admission\" }\n        to: trinh-duyet\n        seat: offer\n      - action: chuyen-nguyen-vong\n        name: { vi: \"Không trúng tuyển, chuyển nguyện vọng tiếp theo\", en: \"Not admitted here, on to the next choice\" }\n        needs: [reason]\n        to:\n          - { when: xet tuyen.con nguyen vong, to: xet-tuyen }\n          - { to: trinh-khong-trung-tuyen }\n        seat: next\n\n  - step: trinh-duyet\n    name: { vi: \"Phê duyệt danh sách trúng tuyển\", en: \"Approval of the list\" }\n    hidden: true\n    role: lanh-dao\n    unit: { over: choice }\n    national: 4\n    until: results\n    actions:\n      - action: phe-duyet\n        name: { vi: \"Phê duyệt trúng tuyển\", en: \"Approve\" }\n        four-eyes: [xet-tuyen]\n        to: cho-cong-bo\n      - action: tra-lai\n        name: { vi: \"Trả lại hội đồng\", en: \"Return to the council\" }\n        needs: [reason]\n        to: xet-tuyen\n        seat: release\n\n  - step: trinh-khong-trung-tuyen\n    name: { vi: \"Phê duyệt danh sách không trúng tuyển\", en: \"Approval of those not admitted\" }\n    hidden: true\n    role: lanh-dao\n    unit: { over: choice }\n    national: 4\n    until: results\n    actions:\n      - action: phe-duyet-khong\n        name: { vi: \"Phê duyệt không trúng tuyển\", en: \"Approve\" }\n        four-eyes: [xet-tuyen]\n        to: cho-cong-bo-khong\n      - action: tra-lai\n        name: { vi: \"Trả lại hội đồng\", en: \"Return to the council\" }\n        needs: [reason]\n        to: xet-tuyen\n\n  - step: cho-cong-bo\n    name: { vi: \"Đã duyệt trúng tuyển, chờ công bố\", en: \"Admission approved, to be published\" }\n    hidden: true\n    waits: date\n    until: results\n    national: 4\n    actions:\n      - action: cong-bo\n        name: { vi: \"Công bố trúng tuyển\", en: \"Admission is published\" }\n        by: clock\n        to: xac-nhan\n        letter: giay-bao-trung-tuyen\n        result: issued\n        clock: stop\n\n  - step: cho-cong-bo-khong\n    name: { vi: \"Đã duyệt không trúng tuyển, chờ công bố\", en: \"Not admitted, to be published\" }\n    hidden: true\n    waits: date\n    until: results\n    national: 4\n    actions:\n      - action: cong-bo-khong\n        name: { vi: \"Công bố không trúng tuyển\", en: \"It is published that there is no seat\" }\n        by: clock\n        to: khong-trung-tuyen\n        letter: thong-bao-khong-trung-tuyen\n\n  - step: xac-nhan\n    name: { vi: \"Trúng tuyển, chờ xác nhận nhập học\", en: \"Admitted, to be confirmed\" }\n    waits: applicant\n    until: confirmation\n    national: 9\n    actions:\n      - action: xac-nhan-nhap-hoc\n        name: { vi: \"Xác nhận nhập học\", en: \"Confirm the seat\" }\n        by: applicant\n        to: nhap-hoc\n      - action: khong-nhap-hoc\n        name: { vi: \"Không nhập học, nhường chỗ\", en: \"Give the seat up\" }\n        by: applicant\n        to: nhuong-cho\n      - action: het-han-xac-nhan\n        name: { vi: \"Hết hạn xác nhận\", en: \"Time to confirm ended\" }\n        by: clock\n        to: khong-xac-nhan\n\nactions:\n  - action: rut-ho-so\n    name: { vi: \"Rút hồ sơ\", en: \"Withdraw the dossier\" }\n    in: [tiep-nhan, cho-bo-sung, xet-tuyen, trinh-duyet, trinh-khong-trung-tuyen, cho-cong-bo, cho-cong-bo-khong]\n    by: applicant\n    needs: [reason]\n    to: da-rut\n\nends:\n  - { end: nhap-hoc, name: { vi: \"Đã xác nhận nhập học\", en: \"The seat is confirmed\" }, national: 10, outcome: granted }\n  - { end: khong-trung-tuyen, name: { vi: \"Không trúng tuyển\", en: \"Not admitted\" }, national: 8, outcome: refused }\n  - { end: nhuong-cho, name: { vi: \"Đã nhường chỗ\", en: \"The seat was given up\" }, national: 8, outcome: withdrawn }\n  - { end: khong-xac-nhan, name: { vi: \"Không xác nhận nhập học\", en: \"The seat was not confirmed\" }, national: 8, outcome: stopped }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n"}', 1795053600000);
INSERT INTO public.definition VALUES ('tinh-mau', '9af66cd818976ae1eae1e279a30f886eaf44e3068ba94d4957eab03c3a1bf63a', 'xac-minh-van-bang', '{"Forms/xac-minh-van-bang.yaml":"# Đề nghị xác minh văn bằng, chứng chỉ; no national form is known.\nform: xac-minh-van-bang\nname: { vi: \"Đề nghị xác minh văn bằng, chứng chỉ\", en: \"Request to verify a diploma\" }\nsections:\n  - section: ben-de-nghi\n    name: { vi: \"Bên đề nghị\", en: \"Who asks\" }\n    fields:\n      - field: ben-de-nghi\n        type: choice\n        label: { vi: \"Bên đề nghị xác minh\", en: \"Who asks for the verification\" }\n        required: true\n        options:\n          - { value: ban-than, label: { vi: \"Người được cấp văn bằng\", en: \"The holder of the diploma\" } }\n          - { value: co-quan, label: { vi: \"Cơ quan, tổ chức, người sử dụng lao động\", en: \"An agency, organisation or employer\" } }\n      - field: co-quan\n        type: text\n        label: { vi: \"Tên cơ quan, tổ chức\", en: \"Name of the organisation\" }\n        when: ''ben de nghi = \"co-quan\"''\n        required: true\n        length: 200\n      - field: so-cong-van\n        type: text\n        label: { vi: \"Số, ký hiệu công văn đề nghị\", en: \"Number of the letter of request\" }\n        when: ''ben de nghi = \"co-quan\"''\n        required: true\n        length: 60\n      - field: nguoi-de-nghi\n        type: person\n        label: { vi: \"Người đề nghị hoặc người đại diện cơ quan\", en: \"Person asking, or representing the organisation\" }\n        required: true\n        papers: [so-dinh-danh, ho-chieu]\n      - field: dien-thoai\n        type: phone\n        label: { vi: \"Số điện thoại\", en: \"Telephone\" }\n        abroad: true\n        required: true\n      - field: thu-dien-tu\n        type: email\n        label: { vi: \"Thư điện tử\", en: \"E-mail\" }\n      - field: dia-chi\n        type: text\n        label: { vi: \"Địa chỉ liên hệ\", en: \"Contact address\" }\n        required: true\n        length: 250\n\n  - section: van-bang\n    name: { vi: \"Văn bằng, chứng chỉ cần xác minh\", en: \"The diploma to be verified\" }\n    fields:\n      - field: ho-ten-tren-bang\n        type: text\n        label: { vi: \"Họ và tên người được cấp văn bằng\", en: \"Name of the holder\" }\n        hint: { vi: \"Ghi đúng như trên văn bằng\", en: \"Exactly as on the diploma\" }\n        required: true\n        length: 100\n      - field: ngay-sinh-tren-bang\n        type: date\n        label: { vi: \"Ngày sinh của người được cấp văn bằng\", en: \"Date of birth of the holder\" }\n        required: true\n        latest: today\n        personal: true\n      - field: loai-van-bang\n        type: choice\n        label: { vi: \"Loại văn bằng, chứng chỉ\", en: \"Kind of diploma\" }\n        required: true\n        options:\n          - { value: thpt, label: { vi: \"Bằng tốt nghiệp trung học phổ thông\", en: \"Upper secondary diploma\" } }\n          - { value: thcs, label: { vi: \"Bằng tốt nghiệp trung học cơ sở\", en: \"Lower secondary diploma\" } }\n          - { value: chung-chi, label: { vi: \"Chứng chỉ\", en: \"Certificate\" } }\n      - field: nam-tot-nghiep\n        type: number\n        label: { vi: \"Năm tốt nghiệp (khóa thi)\", en: \"Year of graduation\" }\n        required: true\n        least: 1945\n        most: 2100\n      - field: so-hieu\n        type: text\n        label: { vi: \"Số hiệu văn bằng\", en: \"Serial number\" }\n        required: true\n        length: 50\n\n  - section: yeu-cau\n    name: { vi: \"Yêu cầu\", en: \"The request\" }\n    fields:\n      - field: muc-dich\n        type: choice\n        label: { vi: \"Mục đích xác minh\", en: \"Purpose\" }\n        required: true\n        options:\n          - { value: tuyen-dung, label: { vi: \"Tuyển dụng, quản lý cán bộ\", en: \"Employment\" } }\n          - { value: hoc-tap, label: { vi: \"Học tập, du học\", en: \"Study\" } }\n          - { value: khac, label: { vi: \"Mục đích khác\", en: \"Other\" } }\n      - field: nhan-ket-qua\n        type: choice\n        label: { vi: \"Hình thức nhận kết quả\", en: \"How to receive the result\" }\n        required: true\n        options:\n          - { value: truc-tuyen, label: { vi: \"Trực tuyến\", en: \"On line\" } }\n          - { value: tai-bo-phan, label: { vi: \"Tại bộ phận một cửa\", en: \"At the desk\" } }\n          - { value: buu-chinh, label: { vi: \"Qua dịch vụ bưu chính\", en: \"By post\" } }\n","Workflows/letters/cong-van-don-doc.yaml":"letter: cong-van-don-doc\ntitle: { vi: \"Công văn đôn đốc cho ý kiến\", en: \"Reminder to give an opinion\" }\nnumber: \"{so}/DD-{nam}\"\nblocks:\n  - text:\n      vi: \"{co quan.ten} đề nghị nhà trường khẩn trương cho ý kiến về hồ sơ {ho so.ma} ({thu tuc.ten}) của ông/bà {nguoi nop.ho ten}; thời hạn cho ý kiến đã hết.\"\n      en: \"{co quan.ten en} asks the school for its opinion on dossier {ho so.ma} ({thu tuc.ten en}) of {nguoi nop.ho ten}; the time for it has ended.\"\n","Workflows/letters/cong-van-xac-minh.yaml":"letter: cong-van-xac-minh\ntitle: { vi: \"Văn bản trả lời xác minh văn bằng, chứng chỉ\", en: \"Answer on the verification of a diploma\" }\nlegal: \"Thông tư 10/2026/TT-BGDĐT\"\nnumber: \"{so}/XM-{nam}\"\nqr: true\nseal: true\nblocks:\n  - text:\n      vi: \"Trả lời đề nghị xác minh của ông/bà {nguoi nop.ho ten} (hồ sơ {ho so.ma}), {co quan.ten} đã đối chiếu với sổ gốc: thông tin đề nghị xác minh {tra cuu.ket luan}.\"\n      en: \"In answer to {nguoi nop.ho ten} (dossier {ho so.ma}), {co quan.ten en} has compared the diploma with the original register: it {tra cuu.ket luan en}.\"\n  - rows:\n      - { label: { vi: \"Cơ quan, tổ chức đề nghị\", en: \"Organisation\" }, value: \"{co quan}\" }\n      - { label: { vi: \"Công văn đề nghị số\", en: \"Letter of request no.\" }, value: \"{so cong van}\" }\n      - { label: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" }, value: \"{loai van bang}\" }\n      - { label: { vi: \"Số vào sổ gốc\", en: \"Register number\" }, value: \"{tra cuu.so vao so}\" }\n  - lookup: { vi: \"Kết quả đối chiếu từng nội dung\", en: \"The comparison, field by field\" }\n  - signatures:\n      - { vi: \"Người ký: {can bo.ten}\", en: \"Signed by: {can bo.ten en}\" }\n","Workflows/letters/giay-tiep-nhan.yaml":"letter: giay-tiep-nhan\nmodel: Mẫu 01\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Giấy tiếp nhận hồ sơ và hẹn trả kết quả\", en: \"Receipt of a dossier and date of the result\" }\nnumber: \"{so}/GTN-{nam}\"\nqr: true\nblocks:\n  - text: { vi: \"{co quan.ten} tiếp nhận hồ sơ của:\", en: \"{co quan.ten en} has received the dossier of:\" }\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Người nộp\", en: \"Submitted by\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Số định danh cá nhân\", en: \"Personal number\" }, value: \"{nguoi nop.so dinh danh}\" }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n  - parts: { vi: \"Thành phần hồ sơ nộp gồm\", en: \"Papers handed in\" }\n  - rows:\n      - { label: { vi: \"Số lượng hồ sơ\", en: \"Sets\" }, value: { vi: \"01 (bộ)\", en: \"1\" } }\n      - { label: { vi: \"Thời gian giải quyết theo quy định\", en: \"Time allowed by law\" }, value: { vi: \"{ho so.thoi han}\", en: \"{ho so.thoi han en}\" } }\n      - { label: { vi: \"Thời gian nhận hồ sơ\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Thời gian trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Phí, lệ phí\", en: \"Fees\" }, value: { vi: \"{khoan thu.so tien}\", en: \"{khoan thu.so tien en}\" } }\n      - { label: { vi: \"Mức thu áp dụng cho\", en: \"Because\" }, value: { vi: \"{khoan thu.ly do}\", en: \"{khoan thu.ly do en}\" } }\n      - { label: { vi: \"Đăng ký nhận kết quả tại\", en: \"Result to be received\" }, value: { vi: \"{ho so.noi nhan}\", en: \"{ho so.noi nhan en}\" } }\n  - signatures:\n      - { vi: \"Người nộp hồ sơ\", en: \"Applicant\" }\n      - { vi: \"Người tiếp nhận hồ sơ: {can bo.ten}\", en: \"Received by: {can bo.ten en}\" }\n","Workflows/letters/phieu-kiem-soat.yaml":"letter: phieu-kiem-soat\nmodel: Mẫu 05\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu kiểm soát quá trình giải quyết hồ sơ\", en: \"Control slip\" }\nnumber: \"{so}/PKS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Ngày hẹn trả kết quả\", en: \"Result due\" }, value: \"{ho so.han tra}\" }\n      - { label: { vi: \"Cơ quan giải quyết\", en: \"Agency\" }, value: { vi: \"{co quan.ten}\", en: \"{co quan.ten en}\" } }\n  - course: { vi: \"Quá trình giao nhận\", en: \"Hand-overs\" }\n","Workflows/letters/phieu-tu-choi.yaml":"letter: phieu-tu-choi\nmodel: Mẫu 03\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu từ chối giải quyết hồ sơ\", en: \"Refusal\" }\nnumber: \"{so}/PTC-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n  - text:\n      vi: \"Qua xem xét, {co quan.ten} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:\"\n      en: \"{co quan.ten en} does not accept this dossier, for this reason:\"\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Xin thông báo cho ông/bà được biết và thực hiện.\"\n      en: \"You may submit a new dossier when the reason no longer holds.\"\n  - signatures:\n      - { vi: \"Người từ chối: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-xin-loi.yaml":"letter: phieu-xin-loi\nmodel: Mẫu 04\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu xin lỗi và hẹn lại ngày trả kết quả\", en: \"Apology and new date of the result\" }\nnumber: \"{so}/PXL-{nam}\"\nblocks:\n  - text: { vi: \"Kính gửi: {nguoi nop.ho ten}\", en: \"To: {nguoi nop.ho ten}\" }\n  - rows:\n      - { label: { vi: \"Ngày tiếp nhận\", en: \"Received\" }, value: \"{ho so.luc tiep nhan}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả\", en: \"Date promised\" }, value: \"{ho so.han tra cu}\" }\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n      - { label: { vi: \"Thời gian hẹn trả kết quả mới\", en: \"New date\" }, value: \"{ho so.han tra}\" }\n  - text:\n      vi: \"{co quan.ten} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian nêu trên.\"\n      en: \"{co quan.ten en} apologises for the delay.\"\n  - signatures:\n      - { vi: \"Người hẹn lại: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/letters/phieu-yeu-cau-bo-sung.yaml":"letter: phieu-yeu-cau-bo-sung\nmodel: Mẫu 02\nlegal: \"Thông tư 01/2018/TT-VPCP\"\ntitle: { vi: \"Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ\", en: \"Request for supplements\" }\nnumber: \"{so}/PBS-{nam}\"\nblocks:\n  - rows:\n      - { label: { vi: \"Mã hồ sơ\", en: \"Code\" }, value: \"{ho so.ma}\" }\n      - { label: { vi: \"Hồ sơ của\", en: \"Dossier of\" }, value: \"{nguoi nop.ho ten}\" }\n      - { label: { vi: \"Chủ hồ sơ\", en: \"For\" }, value: \"{nguoi nop.chu ho so}\" }\n      - { label: { vi: \"Nội dung yêu cầu giải quyết\", en: \"Request\" }, value: { vi: \"{thu tuc.ten}\", en: \"{thu tuc.ten en}\" } }\n      - { label: { vi: \"Địa chỉ\", en: \"Address\" }, value: \"{nguoi nop.dia chi}\" }\n      - { label: { vi: \"Số điện thoại\", en: \"Telephone\" }, value: \"{nguoi nop.dien thoai}\" }\n      - { label: { vi: \"Thư điện tử\", en: \"E-mail\" }, value: \"{nguoi nop.thu dien tu}\" }\n  - items: { vi: \"Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau\", en: \"What has to be supplemented\" }\n  - rows:\n      - { label: { vi: \"Lý do\", en: \"Reason\" }, value: \"{thao tac.ly do}\" }\n  - text:\n      vi: \"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {can bo.ten}, điện thoại {co quan.dien thoai}, để được hướng dẫn.\"\n      en: \"Questions are answered by {can bo.ten en}, telephone {co quan.dien thoai}.\"\n  - signatures:\n      - { vi: \"Người hướng dẫn: {can bo.ten}\", en: \"Officer: {can bo.ten en}\" }\n","Workflows/registers/so-goc-van-bang.yaml":"# The original register of diplomas. Rows come from a CSV file: motcua register load so-goc-van-bang FILE.csv\nregister: so-goc-van-bang\nname: { vi: \"Sổ gốc cấp văn bằng, chứng chỉ\", en: \"Original register of diplomas and certificates\" }\nlegal: \"Thông tư 10/2026/TT-BGDĐT\"\nfields:\n  - { field: so-vao-so, type: text, required: true, name: { vi: \"Số vào sổ gốc\", en: \"Register number\" } }\n  - { field: so-hieu, type: text, required: true, name: { vi: \"Số hiệu văn bằng\", en: \"Diploma serial number\" } }\n  - { field: ho-ten, type: text, required: true, name: { vi: \"Họ và tên\", en: \"Full name\" } }\n  - { field: ngay-sinh, type: date, required: true, name: { vi: \"Ngày sinh\", en: \"Date of birth\" } }\n  - { field: noi-sinh, type: text, name: { vi: \"Nơi sinh\", en: \"Place of birth\" } }\n  - { field: gioi-tinh, type: text, name: { vi: \"Giới tính\", en: \"Sex\" } }\n  - { field: dan-toc, type: text, name: { vi: \"Dân tộc\", en: \"Ethnic group\" } }\n  - { field: loai-van-bang, type: text, required: true, name: { vi: \"Loại văn bằng\", en: \"Kind of diploma\" } }\n  - { field: truong, type: text, name: { vi: \"Học sinh trường\", en: \"School\" } }\n  - { field: nam-tot-nghiep, type: number, required: true, name: { vi: \"Năm tốt nghiệp\", en: \"Year of graduation\" } }\n  - { field: xep-loai, type: text, name: { vi: \"Xếp loại tốt nghiệp\", en: \"Classification\" } }\n  - { field: ngay-cap, type: date, name: { vi: \"Ngày cấp\", en: \"Date of issue\" } }\n# One entry a key: the number in the register names it.\nidentity: [so-vao-so]\n# By what an entry can be found: each line is one way, most certain first.\nkeys:\n  - [so-hieu]\n  - [ho-ten, ngay-sinh]\n","Workflows/xac-minh-van-bang/procedure.yaml":"# Xác minh văn bằng, chứng chỉ. No law states a limit (DOMAIN 6.1): none is claimed here; each step has one of the\n# authority''s own, to be changed as it likes.\nprocedure: xac-minh-van-bang\ncode: \"H56.XM.001\"\nname: { vi: \"Xác minh văn bằng, chứng chỉ\", en: \"Verification of a diploma\" }\nsummary:\n  vi: \"Người được cấp văn bằng hoặc cơ quan, tổ chức đề nghị đối chiếu văn bằng, chứng chỉ với sổ gốc và trả lời bằng văn bản.\"\n  en: \"The holder or an organisation asks for a diploma to be compared with the original register, and gets an answer in writing.\"\nfield: { code: G03-GD14, name: { vi: \"Văn bằng, chứng chỉ\", en: \"Diplomas and certificates\" } }\nlevel: 4\nclass: toan-trinh\nunit: so-gddt\nlegal:\n  - \"Thông tư 10/2026/TT-BGDĐT (Quy chế văn bằng, chứng chỉ của hệ thống giáo dục quốc dân)\"\n  - \"Nghị định 30/2020/NĐ-CP\"\nwho:\n  - { vi: \"Công dân\", en: \"Citizens\" }\n  - { vi: \"Cơ quan, tổ chức, người sử dụng lao động\", en: \"Agencies, organisations, employers\" }\nchannels: [online, counter, postal]\nform: xac-minh-van-bang\napplicant: { person: nguoi-de-nghi, phone: dien-thoai, email: thu-dien-tu, address: dia-chi, receives: nhan-ket-qua }\n\nparts:\n  - part: ban-chup-van-bang\n    name: { vi: \"Bản chụp văn bằng, chứng chỉ cần xác minh\", en: \"Copy of the diploma\" }\n    required: true\n    copies: { original: 0, copy: 1 }\n  - part: cong-van-de-nghi\n    name: { vi: \"Công văn đề nghị xác minh\", en: \"Letter of request\" }\n    required: ''ben de nghi = \"co-quan\"''\n    when: ''ben de nghi = \"co-quan\"''\n    copies: { original: 1, copy: 0 }\n  # Whoever has a digital signature needs no visit: a false or altered one is refused, an undecided one goes to the desk.\n  - part: phieu-ky-so\n    name: { vi: \"Phiếu đề nghị đã ký số (nếu có)\", en: \"The request, digitally signed (if any)\" }\n    required: false\n    files: { kinds: [pdf, xml, p7m], most: 1 }\n    signature: { policy: nguoi-dan, signs: application }\n\n# An agency asks by an official document: who asks, and under which number, stands in it; the rest comes as a filled form beside it,\n# or the officer fills it in (`motcua document open`).\nopened-by-document:\n  subject: [xác minh văn bằng, xác minh bằng, xác minh chứng chỉ]\n  answers:\n    ben-de-nghi: co-quan\n    co-quan: \"{noi gui}\"\n    so-cong-van: \"{so ky hieu}\"\n    nhan-ket-qua: truc-tuyen\n  sheet: [to-khai.xml, to-khai.json]\n  letter: cong-van-de-nghi\n  enclosures: ban-chup-van-bang\n  at-once: true\n\nfees: none\ntime: none\nresult: { code: KQ.H56.XM.001, name: { vi: \"Văn bản trả lời xác minh\", en: \"Answer in writing\" } }\n\nsteps:\n  - step: tiep-nhan\n    name: { vi: \"Tiếp nhận\", en: \"Reception\" }\n    role: can-bo-mot-cua\n    national: 1\n    limit: 4 working hours\n    actions:\n      - action: tiep-nhan\n        name: { vi: \"Tiếp nhận hồ sơ\", en: \"Accept the dossier\" }\n        when: ''chu ky so.phieu ky so != \"chua-ket-luan\"''\n        because:\n          vi: \"chữ ký số trên phiếu đề nghị chưa kết luận được (lý do ghi cạnh phiếu): yêu cầu bổ sung, hoặc ghi lý do chấp nhận\"\n          en: \"the signature of the request is undecided (the reason stands beside it): ask for another, or say why it is accepted\"\n        to: tra-so-goc\n        clock: start\n        letter: giay-tiep-nhan\n      # What the machine leaves undecided a person decides, and says why.\n      - action: chap-nhan-chu-ky\n        name: { vi: \"Tiếp nhận, chấp nhận chữ ký số chưa kết luận được\", en: \"Accept it with its undecided signature\" }\n        when: ''chu ky so.phieu ky so = \"chua-ket-luan\"''\n        because: { vi: \"không có chữ ký số nào chưa kết luận được\", en: \"no signature is undecided\" }\n        needs: [reason]\n        to: tra-so-goc\n        clock: start\n        letter: giay-tiep-nhan\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n      - action: tu-choi\n        name: { vi: \"Từ chối tiếp nhận\", en: \"Refuse\" }\n        to: tu-choi\n        needs: [reason]\n        letter: phieu-tu-choi\n\n  - step: cho-bo-sung\n    name: { vi: \"Chờ bổ sung giấy tờ\", en: \"Waiting for supplements\" }\n    waits: applicant\n    national: 5\n    limit: 30 days\n    actions:\n      - action: nop-bo-sung\n        name: { vi: \"Nộp bổ sung\", en: \"Hand in supplements\" }\n        by: applicant\n        needs: [supplement]\n        to: back\n        clock: resume\n      - action: het-han-bo-sung\n        name: { vi: \"Hết hạn bổ sung\", en: \"Time for supplements ended\" }\n        by: clock\n        to: dung-xu-ly\n        letter: phieu-tu-choi\n\n  - step: tra-so-goc\n    name: { vi: \"Đối chiếu sổ gốc\", en: \"Comparison with the register\" }\n    role: chuyen-vien\n    national: 4\n    limit: 3 working days\n    lookup:\n      register: so-goc-van-bang\n      match: { so-hieu: so-hieu, ho-ten: ho-ten-tren-bang, ngay-sinh: ngay-sinh-tren-bang, nam-tot-nghiep: nam-tot-nghiep }\n    actions:\n      - action: trinh-tra-loi\n        name: { vi: \"Trình ký văn bản trả lời\", en: \"Submit the answer for signature\" }\n        to: ky-tra-loi\n      - action: hoi-truong\n        name: { vi: \"Hỏi trường nơi đã học\", en: \"Ask the school\" }\n        when: ''tra cuu.ket qua != \"khop\"''\n        because: { vi: \"sổ gốc đã khớp, không cần hỏi trường\", en: \"the register matches, the school need not be asked\" }\n        needs: [reason]\n        to: cho-truong-tra-loi\n      - action: yeu-cau-bo-sung\n        name: { vi: \"Yêu cầu bổ sung, hoàn thiện\", en: \"Ask for supplements\" }\n        to: cho-bo-sung\n        needs: [reason, items]\n        letter: phieu-yeu-cau-bo-sung\n        clock: pause\n\n  - step: cho-truong-tra-loi\n    name: { vi: \"Chờ trường trả lời\", en: \"Waiting for the school\" }\n    waits: agency\n    agency: { vi: \"Trường nơi đã học\", en: \"The school that was attended\" }\n    role: chuyen-vien\n    national: 4\n    limit: 10 working days\n    actions:\n      - action: nhan-tra-loi\n        name: { vi: \"Đã nhận trả lời của trường\", en: \"The school has answered\" }\n        needs: [reason]\n        answered-by-document: true\n        to: tra-so-goc\n      - action: don-doc\n        name: { vi: \"Đôn đốc trường trả lời\", en: \"Reminder\" }\n        by: clock\n        to: stay\n        letter: cong-van-don-doc\n\n  - step: ky-tra-loi\n    name: { vi: \"Ký văn bản trả lời\", en: \"Signature\" }\n    role: lanh-dao\n    national: 4\n    limit: 1 working day\n    actions:\n      - action: ky-tra-loi\n        name: { vi: \"Ký và trả lời\", en: \"Sign and answer\" }\n        to:\n          - { when: ''nhan ket qua = \"truc-tuyen\"'', to: da-tra-loi }\n          - { to: cho-tra }\n        four-eyes: [tra-so-goc]\n        letter: [cong-van-xac-minh, phieu-kiem-soat]\n        result: issued\n        sends-document: \"V/v trả lời xác minh văn bằng, chứng chỉ\"\n      - action: tra-lai\n        name: { vi: \"Trả lại chuyên viên\", en: \"Return to the case officer\" }\n        needs: [reason]\n        to: tra-so-goc\n\n  # An answer received on line ends at once; at the desk or by post it is handed over.\n  - step: cho-tra\n    name: { vi: \"Chờ trả kết quả\", en: \"Ready to be handed over\" }\n    role: can-bo-mot-cua\n    national: 9\n    clock: stop\n    actions:\n      - action: tra-ket-qua\n        name: { vi: \"Trả kết quả\", en: \"Hand over the result\" }\n        to: da-tra-loi\n        result: collected\n\nwithdraw: { until: tra-so-goc, to: da-rut, needs: [reason] }\n\nends:\n  - { end: da-tra-loi, name: { vi: \"Đã trả lời xác minh\", en: \"Answered\" }, national: 10, outcome: granted }\n  - { end: tu-choi, name: { vi: \"Không được tiếp nhận\", en: \"Not accepted\" }, national: 3, outcome: refused }\n  - { end: dung-xu-ly, name: { vi: \"Dừng xử lý\", en: \"Stopped\" }, national: 8, outcome: stopped }\n  - { end: da-rut, name: { vi: \"Đã rút hồ sơ\", en: \"Withdrawn\" }, national: 7, outcome: withdrawn }\n\n# Sample terms: every authority has its own list.\nretention: { keep: 20 years after end, legal: \"Danh mục hồ sơ và thời hạn lưu trữ của cơ quan (Luật Lưu trữ số 33/2024/QH15)\" }\n"}', 1795053600000);


--
-- Data for Name: delegation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: document; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document VALUES ('tinh-mau', 1, 'incoming', 'so-gddt', 'so-gddt', 'registered', 'cong-van', 0, 'khong', 0, 'paper', 2, 1795053600000, 1796378400000, NULL, 2026, 1, '01', 20776, NULL, '[]', 1099511627801, '{"code":"267/SGDĐT-VP","date":"2026-11-18","sender":{"code":"H99.06","name":"Sở Giáo dục và Đào tạo tỉnh Bên"},"signer":"Nguyễn Văn Mẫu","subject":"V/v xác minh văn bằng"}');
INSERT INTO public.document VALUES ('tinh-mau', 2, 'outgoing', 'so-gddt', 'so-gddt', 'drafting', 'cong-van', 0, 'khong', 0, 'paper', 1, 1795053600000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 1099511627802, '{"receivers":[{"name":"Sở Giáo dục và Đào tạo tỉnh Bên"}],"subject":"V/v trả lời xác minh văn bằng"}');


--
-- Data for Name: document_dossier; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: document_identity; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: document_sight; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document_sight VALUES ('tinh-mau', 'unit/so-gddt', 1);
INSERT INTO public.document_sight VALUES ('tinh-mau', 'unit/so-gddt', 2);


--
-- Data for Name: document_task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document_task VALUES ('tinh-mau', 'clerks/so-gddt', 1796378400000, 1, 0);
INSERT INTO public.document_task VALUES ('tinh-mau', 'officer/duc', 9223372036854775807, 2, 0);


--
-- Data for Name: document_term; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', '267/sgddt-vp', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'bang', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'ben', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'dao', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'duc', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'giao', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'h99.06', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'mau', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'minh', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'nguyen', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'so', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'tao', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'tinh', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'v/v', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'va', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'van', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'vb-1', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'xac', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', '01', '000000000000001');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'bang', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'ben', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'dao', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'duc', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'giao', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'loi', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'minh', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'so', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'tao', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'tinh', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'tra', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'v/v', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'va', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'van', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'vb-2', '000000000000002');
INSERT INTO public.document_term VALUES ('tinh-mau', 'unit/so-gddt', 'xac', '000000000000002');


--
-- Data for Name: dossier; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dossier VALUES (2, 'tinh-mau', 'H56.06-261119-0002', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'd9c5ba53de3a16d0157d110c6ddfd2497935c410dfa8322935ca646c0bf2c765', 1099511627778, 1099511627778, NULL, '{"channel":"online","code":"H56.06-261119-0002","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"d9c5ba53de3a16d0157d110c6ddfd2497935c410dfa8322935ca646c0bf2c765","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (3, 'tinh-mau', 'H56.06-261119-0003', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '537914f4864e84e050f8a512892c386a4635662e4da7c0606087ac654eed6758', 1099511627779, 1099511627779, NULL, '{"channel":"online","code":"H56.06-261119-0003","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"537914f4864e84e050f8a512892c386a4635662e4da7c0606087ac654eed6758","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (1, 'tinh-mau', 'H56.06-261119-0001', 'cap-ban-sao-van-bang', 'tra-so-goc', 4, 4, 1795053600000, 1795082400000, NULL, 1, NULL, '7be5e4481260fd35c4f7cda213aff34c995bd8f9aad02c68291f877cab8d7d5e', 1099511627808, 1099511627777, 1099511627799, '{"actedAt":{"tiep-nhan":["lan"]},"cameFrom":"tiep-nhan","channel":"online","clock":{"limit":{"cutOffs":[{"after":"15:00","limit":"1 working day"}],"limit":"same working day"},"received":1795053600000},"code":"H56.06-261119-0001","deadline":{"due":1795082400000,"provisional":true,"warnAt":1795071600000},"departure":{"charges":0,"officer":"lan","step":"tiep-nhan","supplements":0},"latestDue":1795082400000,"letters":[{"at":1795053600000,"entry":2,"letter":"giay-tiep-nhan","number":"01/GTN-2026"}],"lookup":"khop","overdue":true,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"7be5e4481260fd35c4f7cda213aff34c995bd8f9aad02c68291f877cab8d7d5e","step":"tra-so-goc","submittedAt":1795053600000,"taskCount":2,"tasks":[{"due":1795075200000,"number":2,"openedAt":1795053600000,"role":"chuyen-vien","step":"tra-so-goc","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":4,"warned":true}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'due-date', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (4, 'tinh-mau', 'H56.06-261119-0004', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'be0892a034068138313d4a6363eac269deae9052227877b4fd33793984b714ae', 1099511627780, 1099511627780, NULL, '{"channel":"online","code":"H56.06-261119-0004","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"be0892a034068138313d4a6363eac269deae9052227877b4fd33793984b714ae","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (5, 'tinh-mau', 'H56.06-261119-0005', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '02bb41ad4718303e1d9dfba955649f265b0202b012574a43733bd96a0be37cff', 1099511627781, 1099511627781, NULL, '{"channel":"online","code":"H56.06-261119-0005","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"02bb41ad4718303e1d9dfba955649f265b0202b012574a43733bd96a0be37cff","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (6, 'tinh-mau', 'H56.06-261119-0006', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'e3e2a1206e324455af634c4f80889196c3bb3dec4261bbc966464a177f88b363', 1099511627782, 1099511627782, NULL, '{"channel":"online","code":"H56.06-261119-0006","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"e3e2a1206e324455af634c4f80889196c3bb3dec4261bbc966464a177f88b363","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (7, 'tinh-mau', 'H56.06-261119-0007', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'b2a4521e2adf57839e3942280d122f5eda97919d4090fdc750d6b57d2e090fb1', 1099511627783, 1099511627783, NULL, '{"channel":"online","code":"H56.06-261119-0007","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"b2a4521e2adf57839e3942280d122f5eda97919d4090fdc750d6b57d2e090fb1","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (8, 'tinh-mau', 'H56.06-261119-0008', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '290dfd71aae75fac1ade7298a787a9dc811530c90464b2762f5bfadb725c5665', 1099511627784, 1099511627784, NULL, '{"channel":"online","code":"H56.06-261119-0008","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"290dfd71aae75fac1ade7298a787a9dc811530c90464b2762f5bfadb725c5665","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (9, 'tinh-mau', 'H56.06-261119-0009', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'ffeae959f38c1a6ad66002f48267cd4c62171c80e26b1b2de44ecb42c9af38da', 1099511627785, 1099511627785, NULL, '{"channel":"online","code":"H56.06-261119-0009","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"ffeae959f38c1a6ad66002f48267cd4c62171c80e26b1b2de44ecb42c9af38da","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (10, 'tinh-mau', 'H56.06-261119-0010', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '5c4636feddeb7a118adb94162ed881a843bf1192a2bc1571bb8026765892d083', 1099511627786, 1099511627786, NULL, '{"channel":"online","code":"H56.06-261119-0010","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"5c4636feddeb7a118adb94162ed881a843bf1192a2bc1571bb8026765892d083","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (11, 'tinh-mau', 'H56.06-261119-0011', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '652e23b1fedd411a2d4ed92355ba96ac50b6a7038855cf32b3dd75df8c496b16', 1099511627787, 1099511627787, NULL, '{"channel":"online","code":"H56.06-261119-0011","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"652e23b1fedd411a2d4ed92355ba96ac50b6a7038855cf32b3dd75df8c496b16","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (12, 'tinh-mau', 'H56.06-261119-0012', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '31c4c3cd254e16201dcbe50e99ed57fe7bfe498f24eaca8ab84dbc1b389e139c', 1099511627788, 1099511627788, NULL, '{"channel":"online","code":"H56.06-261119-0012","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"31c4c3cd254e16201dcbe50e99ed57fe7bfe498f24eaca8ab84dbc1b389e139c","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (13, 'tinh-mau', 'H56.06-261119-0013', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '603eb2c895a704af794f6cd7d9dcbccab4a5e91f750f4068077b95ec14719dee', 1099511627789, 1099511627789, NULL, '{"channel":"online","code":"H56.06-261119-0013","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"603eb2c895a704af794f6cd7d9dcbccab4a5e91f750f4068077b95ec14719dee","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (14, 'tinh-mau', 'H56.06-261119-0014', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'ef1f2df4beef1270b78a3503ac27a9e157f0d7eda705429e079259c2f40f442b', 1099511627790, 1099511627790, NULL, '{"channel":"online","code":"H56.06-261119-0014","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"ef1f2df4beef1270b78a3503ac27a9e157f0d7eda705429e079259c2f40f442b","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (15, 'tinh-mau', 'H56.06-261119-0015', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '390b2f530a24abf75a1bb83fe46bf1f0e7790d877fb746f6810b95e29af30ca4', 1099511627791, 1099511627791, NULL, '{"channel":"online","code":"H56.06-261119-0015","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"390b2f530a24abf75a1bb83fe46bf1f0e7790d877fb746f6810b95e29af30ca4","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (16, 'tinh-mau', 'H56.06-261119-0016', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'cb36597e508f815ae5acc6b8c2b6189ddc6626075ed40d3b9fe2fc6dab0a063e', 1099511627792, 1099511627792, NULL, '{"channel":"online","code":"H56.06-261119-0016","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"cb36597e508f815ae5acc6b8c2b6189ddc6626075ed40d3b9fe2fc6dab0a063e","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (17, 'tinh-mau', 'H56.06-261119-0017', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '642c90056251e44758a2a4d28264ac37db9b1547bae2873bc657fc35351ef25e', 1099511627793, 1099511627793, NULL, '{"channel":"online","code":"H56.06-261119-0017","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"642c90056251e44758a2a4d28264ac37db9b1547bae2873bc657fc35351ef25e","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (18, 'tinh-mau', 'H56.06-261119-0018', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'f1568c56e3b57bf263152e8c4169f047b3aa786c60e7871c872da388c048a5b2', 1099511627794, 1099511627794, NULL, '{"channel":"online","code":"H56.06-261119-0018","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"f1568c56e3b57bf263152e8c4169f047b3aa786c60e7871c872da388c048a5b2","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (19, 'tinh-mau', 'H56.06-261119-0019', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'c0d71cc831f2e3fd6472e355d5a360d6c6c2ee997f52a0f808f82c519d251f41', 1099511627795, 1099511627795, NULL, '{"channel":"online","code":"H56.06-261119-0019","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"c0d71cc831f2e3fd6472e355d5a360d6c6c2ee997f52a0f808f82c519d251f41","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (20, 'tinh-mau', 'H56.06-261119-0020', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, 'dce3629d47898b84899c11f1a8a1e144e3f095c157a527ca9cf835635704b44d', 1099511627796, 1099511627796, NULL, '{"channel":"online","code":"H56.06-261119-0020","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"dce3629d47898b84899c11f1a8a1e144e3f095c157a527ca9cf835635704b44d","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (21, 'tinh-mau', 'H56.06-261119-0021', 'cap-ban-sao-van-bang', 'tiep-nhan', 1, 1, 1795053600000, NULL, NULL, 0, NULL, '61fbf10395655fcba00f09ee45d4e4ebca1eb8ca187bc374e82e088d7db39c42', 1099511627797, 1099511627797, NULL, '{"channel":"online","code":"H56.06-261119-0021","latestDue":1795082400000,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"61fbf10395655fcba00f09ee45d4e4ebca1eb8ca187bc374e82e088d7db39c42","step":"tiep-nhan","submittedAt":1795053600000,"taskCount":1,"tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"unit":"so-gddt","units":["so-gddt"],"version":1}', 'Trần Văn Đức', NULL, NULL, 'so-gddt', 'online', 1795082400000, 'longest-time', NULL, 1, DEFAULT, NULL, 0, NULL);
INSERT INTO public.dossier VALUES (22, 'tinh-mau', 'H56.06-261119-0022', 'cap-ban-sao-van-bang', 'tu-choi', 3, 4, 1795053600000, NULL, 1795053600000, 0, NULL, '8417d3f776a9cff25b357c5f92937c60bf94dc806b3d4aae852cb08839196ce7', 1099511627807, 1099511627803, NULL, '{"actedAt":{"tiep-nhan":["lan"]},"channel":"online","code":"H56.06-261119-0022","end":"tu-choi","endedAt":1795053600000,"erasedAt":2428938000000,"erasureAnnouncedAt":2426259600000,"kept":"2046-11-19","latestDue":1795082400000,"letters":[{"at":1795053600000,"entry":2,"letter":"phieu-tu-choi","number":"01/PTC-2026"}],"outcome":"refused","procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"8417d3f776a9cff25b357c5f92937c60bf94dc806b3d4aae852cb08839196ce7","submittedAt":1795053600000,"taskCount":1,"unit":"so-gddt","units":["so-gddt"],"version":4}', NULL, NULL, NULL, 'so-gddt', 'online', NULL, NULL, 1795053600000, 1, DEFAULT, NULL, 0, NULL);


--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.entry VALUES (20, 'tinh-mau', 20, 'H56.06-261119-0020', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"58ae884ea0769d96663f7a8d109cee01befd39f685ae8a4a07ac7ee9c85577a2","dossier":"H56.06-261119-0020","events":[{"channel":"online","code":"H56.06-261119-0020","latestDue":1795082400000,"number":20,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"dce3629d47898b84899c11f1a8a1e144e3f095c157a527ca9cf835635704b44d","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xcf10040109a746a9784ea6422c88a26dd05d18007cf28e6e94eadff2a3680e07');
INSERT INTO public.entry VALUES (1, 'tinh-mau', 1, 'H56.06-261119-0001', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"8ed30a105efce051d6cded2769db75acc3fa20193dec34e17cbff4b0854fa800","dossier":"H56.06-261119-0001","events":[{"channel":"online","code":"H56.06-261119-0001","latestDue":1795082400000,"number":1,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"7be5e4481260fd35c4f7cda213aff34c995bd8f9aad02c68291f877cab8d7d5e","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xf465713099de9812dc0672389f68eabac11cb9d372c5ddf46ba97f387263f6c3');
INSERT INTO public.entry VALUES (2, 'tinh-mau', 2, 'H56.06-261119-0002', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"54a102084c75609611316061dad905a797e04042f7ac8f703341c3ee47539a58","dossier":"H56.06-261119-0002","events":[{"channel":"online","code":"H56.06-261119-0002","latestDue":1795082400000,"number":2,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"d9c5ba53de3a16d0157d110c6ddfd2497935c410dfa8322935ca646c0bf2c765","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x34f1cee8e19430a605e1b960033b7df946c89142add4805c6f6677fad9ce1adc');
INSERT INTO public.entry VALUES (3, 'tinh-mau', 3, 'H56.06-261119-0003', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"ba467ee81bc87e2556c02df67a06d836e0f4ff3d2dd9e25e237cf090d6b883eb","dossier":"H56.06-261119-0003","events":[{"channel":"online","code":"H56.06-261119-0003","latestDue":1795082400000,"number":3,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"537914f4864e84e050f8a512892c386a4635662e4da7c0606087ac654eed6758","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x75e43ea002a4fd9522389392fc65c251c430594239b30b8e34bba94ca4f5ef83');
INSERT INTO public.entry VALUES (4, 'tinh-mau', 4, 'H56.06-261119-0004', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"83eda8ca1e6f06ea6fc46765f78fcbd242bbb12f9799f068a4d85686cab26726","dossier":"H56.06-261119-0004","events":[{"channel":"online","code":"H56.06-261119-0004","latestDue":1795082400000,"number":4,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"be0892a034068138313d4a6363eac269deae9052227877b4fd33793984b714ae","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xf6d468451f0ee3e54ed9b9fbb940211cb4e2d6a0c1dbeb18f2145b4511440f4a');
INSERT INTO public.entry VALUES (5, 'tinh-mau', 5, 'H56.06-261119-0005', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"c267689f276bc740d62c4a9012e9f479b331e1ac99141c8c2a2a8c6cceb89832","dossier":"H56.06-261119-0005","events":[{"channel":"online","code":"H56.06-261119-0005","latestDue":1795082400000,"number":5,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"02bb41ad4718303e1d9dfba955649f265b0202b012574a43733bd96a0be37cff","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x4c7e84647d942f32ff05d9a8649829979a4d144778b39c8b249cbc4c817d42e6');
INSERT INTO public.entry VALUES (6, 'tinh-mau', 6, 'H56.06-261119-0006', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"f4011bd14252937e149f98a04b21d27cc57c61f24aaaa9aaa2b5a969157df8a1","dossier":"H56.06-261119-0006","events":[{"channel":"online","code":"H56.06-261119-0006","latestDue":1795082400000,"number":6,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"e3e2a1206e324455af634c4f80889196c3bb3dec4261bbc966464a177f88b363","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x1c7f96e2646e49511bb3996ad2f20012da54821fd6df05a13fc45d9fb7130e19');
INSERT INTO public.entry VALUES (7, 'tinh-mau', 7, 'H56.06-261119-0007', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"0750b973b4b1ac0d35832d4b9563e075e70c2c5c682229d79221056f6aa15c15","dossier":"H56.06-261119-0007","events":[{"channel":"online","code":"H56.06-261119-0007","latestDue":1795082400000,"number":7,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"b2a4521e2adf57839e3942280d122f5eda97919d4090fdc750d6b57d2e090fb1","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xc83e067b84e21d93240d8852059b09e1880c2b0be5b2189940f1c7a775f3181a');
INSERT INTO public.entry VALUES (8, 'tinh-mau', 8, 'H56.06-261119-0008', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"279ac0e1db59ad20eb01c49d1792fb2e89175d597a3374df405d16684df11e44","dossier":"H56.06-261119-0008","events":[{"channel":"online","code":"H56.06-261119-0008","latestDue":1795082400000,"number":8,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"290dfd71aae75fac1ade7298a787a9dc811530c90464b2762f5bfadb725c5665","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x862f62a490302546ecf38d3e4d9d1594b4d92cc640674900f63c22d9df7811ab');
INSERT INTO public.entry VALUES (9, 'tinh-mau', 9, 'H56.06-261119-0009', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"96ace5524155bb8797c4f9c95aca49605e121d018fd6c1d5485f8c319f222656","dossier":"H56.06-261119-0009","events":[{"channel":"online","code":"H56.06-261119-0009","latestDue":1795082400000,"number":9,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"ffeae959f38c1a6ad66002f48267cd4c62171c80e26b1b2de44ecb42c9af38da","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xf5d645c62f3a340b18c04a0a364515a2756b28facee4b787bfa20476cffcf5c9');
INSERT INTO public.entry VALUES (10, 'tinh-mau', 10, 'H56.06-261119-0010', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"58925a036165a55f3b308624646031fb9fb4033d5b4477b31cf978941472d9fa","dossier":"H56.06-261119-0010","events":[{"channel":"online","code":"H56.06-261119-0010","latestDue":1795082400000,"number":10,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"5c4636feddeb7a118adb94162ed881a843bf1192a2bc1571bb8026765892d083","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x38e977b7b13c82d4b618ea8b8dcf82a0bd99da68a738352b10863c9d2004cc40');
INSERT INTO public.entry VALUES (11, 'tinh-mau', 11, 'H56.06-261119-0011', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"3bad95d00f32ff0e2ef322c67fe6a3919447dfe9a06cc063e5dcd4390b8cecfd","dossier":"H56.06-261119-0011","events":[{"channel":"online","code":"H56.06-261119-0011","latestDue":1795082400000,"number":11,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"652e23b1fedd411a2d4ed92355ba96ac50b6a7038855cf32b3dd75df8c496b16","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xdb6a1a84aecd0177f222da0d102677ea72b8530e68a9ebfbe9e514997943ae70');
INSERT INTO public.entry VALUES (12, 'tinh-mau', 12, 'H56.06-261119-0012', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"571d1495185ab77cedf1e3d710432896e44a82808ced80433cfffcde28b9a93e","dossier":"H56.06-261119-0012","events":[{"channel":"online","code":"H56.06-261119-0012","latestDue":1795082400000,"number":12,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"31c4c3cd254e16201dcbe50e99ed57fe7bfe498f24eaca8ab84dbc1b389e139c","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x66e0be905d4fe1128eb122b3701d20e5ce9d02991927e62ecfa24b9950707254');
INSERT INTO public.entry VALUES (13, 'tinh-mau', 13, 'H56.06-261119-0013', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"b129f932350874d92d546685758a521bc7cd9aff17d86ade6887de89df2d3c7f","dossier":"H56.06-261119-0013","events":[{"channel":"online","code":"H56.06-261119-0013","latestDue":1795082400000,"number":13,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"603eb2c895a704af794f6cd7d9dcbccab4a5e91f750f4068077b95ec14719dee","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x655d37ba2834e5927fbce9c6b3b121b68f5aec66ea5243a485d7c495634f55f0');
INSERT INTO public.entry VALUES (14, 'tinh-mau', 14, 'H56.06-261119-0014', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"e81c1ab172086ac2e679873b2d7b3dc7bf93fa79fdd8b7b9d7782926229d884b","dossier":"H56.06-261119-0014","events":[{"channel":"online","code":"H56.06-261119-0014","latestDue":1795082400000,"number":14,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"ef1f2df4beef1270b78a3503ac27a9e157f0d7eda705429e079259c2f40f442b","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x614bd807d1950af675a7e94d2398ee596351fb6654a2853f297715e449b36ba2');
INSERT INTO public.entry VALUES (15, 'tinh-mau', 15, 'H56.06-261119-0015', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"79cf89d000d896a45bf872592c4cd9ed700f3cd7e375f7cb90e6e566ad72ecc4","dossier":"H56.06-261119-0015","events":[{"channel":"online","code":"H56.06-261119-0015","latestDue":1795082400000,"number":15,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"390b2f530a24abf75a1bb83fe46bf1f0e7790d877fb746f6810b95e29af30ca4","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xc2d11fb8aa08b8c4098523b92e96e813fa403dde0a097db9084cbf50e9b2255e');
INSERT INTO public.entry VALUES (16, 'tinh-mau', 16, 'H56.06-261119-0016', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"d4a840b972319f677d4e9aa1c373f7bea5ca5ad48c42271d4ab32a7a1213c66b","dossier":"H56.06-261119-0016","events":[{"channel":"online","code":"H56.06-261119-0016","latestDue":1795082400000,"number":16,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"cb36597e508f815ae5acc6b8c2b6189ddc6626075ed40d3b9fe2fc6dab0a063e","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xe09a7f60b3b499e36678e44813302bfc562eb423afbe660b9197d6671ca3b455');
INSERT INTO public.entry VALUES (17, 'tinh-mau', 17, 'H56.06-261119-0017', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"bc58cdaa50c8d4cabf3bb8e1d6383e561d71caf46fb95b067cb72021fc98ce8d","dossier":"H56.06-261119-0017","events":[{"channel":"online","code":"H56.06-261119-0017","latestDue":1795082400000,"number":17,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"642c90056251e44758a2a4d28264ac37db9b1547bae2873bc657fc35351ef25e","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\xb17a6ec875149d645c5e0828af696b380d3d1075c9b9893c8fbb629e7fd1a9f3');
INSERT INTO public.entry VALUES (18, 'tinh-mau', 18, 'H56.06-261119-0018', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"00b49994427aa32044cce35b51ec370b08f6f6b3bd1c6105958040aaa5caf9bc","dossier":"H56.06-261119-0018","events":[{"channel":"online","code":"H56.06-261119-0018","latestDue":1795082400000,"number":18,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"f1568c56e3b57bf263152e8c4169f047b3aa786c60e7871c872da388c048a5b2","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x62128f6f56286f91a3b1cc413f6cbc83158a8afd2c705bdf82f1db632d83280c');
INSERT INTO public.entry VALUES (19, 'tinh-mau', 19, 'H56.06-261119-0019', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"d8ac8e00cd6eb295c0b6cdd60222aefa6b2d39afc6a63198ca62ac0dea2cc0dc","dossier":"H56.06-261119-0019","events":[{"channel":"online","code":"H56.06-261119-0019","latestDue":1795082400000,"number":19,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"c0d71cc831f2e3fd6472e355d5a360d6c6c2ee997f52a0f808f82c519d251f41","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x379bffd78f7549e5b192d61f3c282a029def0f670fd6438ec4893491cd1222cf');
INSERT INTO public.entry VALUES (26, 'tinh-mau', 26, 'VB-2', 1, NULL, '{"actor":"officer/duc","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"958aa3a6220f0344bdad515c1581a0a7533d3b93f937eea20bf8641cd5ed01c3","document":"VB-2","events":[{"agency":"so-gddt","by":"duc","key":"VB-2","marks":{"kind":"cong-van","urgency":"thuong"},"medium":"paper","type":"drafted","unit":"so-gddt"}],"form":2,"version":1}', '\x68adcdf00f9e62b06bffc3cd2c1fbdf6584cd781c56f16daa155a6eaf0d99cea');
INSERT INTO public.entry VALUES (27, 'tinh-mau', 27, 'H56.06-261119-0022', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"98f0c4bf2c46cb65db94529f002bb0474326da14da0f6cc2608fa080bd48657d","dossier":"H56.06-261119-0022","events":[{"channel":"online","code":"H56.06-261119-0022","latestDue":1795082400000,"number":22,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"8417d3f776a9cff25b357c5f92937c60bf94dc806b3d4aae852cb08839196ce7","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x7779e80e81cbb6e527e4ddf92dd24195f2d5a748d4a7a0a44fcb33e3a7a7c925');
INSERT INTO public.entry VALUES (28, 'tinh-mau', 28, 'H56.06-261119-0022', 2, 1099511627803, '{"actor":"officer/lan","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"0bb5172ee8b2782373b3ad4b00148081a287bedff4d69c0168961c41d99f222d","dossier":"H56.06-261119-0022","events":[{"action":"tu-choi","step":"tiep-nhan","task":1,"type":"acted"},{"end":"tu-choi","outcome":"refused","type":"ended"},{"type":"retained","until":"2046-11-19"},{"letter":"phieu-tu-choi","number":1,"text":"01/PTC-2026","type":"letter-issued","year":2026}],"form":1,"version":2}', '\x30a4d04aeccd80809f55feffb1341f5198c658c28eef47b4bf71ecce1790406a');
INSERT INTO public.entry VALUES (21, 'tinh-mau', 21, 'H56.06-261119-0021', 1, NULL, '{"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"51789fa1f319c3dd602ee1a7593c186f40e3859620389a0fa6c9cc741c7c5507","dossier":"H56.06-261119-0021","events":[{"channel":"online","code":"H56.06-261119-0021","latestDue":1795082400000,"number":21,"procedure":"cap-ban-sao-van-bang","revision":"8c7dad8e5c78f558281af54fbd89d88120250ab9cbea712d8b603cec59064e7e","secret":"61fbf10395655fcba00f09ee45d4e4ebca1eb8ca187bc374e82e088d7db39c42","type":"submitted","unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,"role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}', '\x4aa991bb6a6d3022ce670f9ee50f61e608ef27107bc5a816c1db208226061895');
INSERT INTO public.entry VALUES (22, 'tinh-mau', 22, 'H56.06-261119-0001', 2, 1099511627777, '{"actor":"officer/lan","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"d35e6067f8f5c434e363cf2ef6e85e6ba4c322bbca4fc2e6422cd1f51b5cc8d5","dossier":"H56.06-261119-0001","events":[{"action":"tiep-nhan","step":"tiep-nhan","task":1,"type":"acted"},{"deadline":{"due":1795082400000,"provisional":true,"warnAt":1795071600000},"limit":{"cutOffs":[{"after":"15:00","limit":"1 working day"}],"limit":"same working day"},"type":"clock-started"},{"step":"tra-so-goc","tasks":[{"due":1795075200000,"number":2,"openedAt":1795053600000,"role":"chuyen-vien","step":"tra-so-goc","unit":"so-gddt"}],"type":"step-entered"},{"letter":"giay-tiep-nhan","number":1,"text":"01/GTN-2026","type":"letter-issued","year":2026}],"form":1,"version":2}', '\xacc341a4d7a1d85a45b47c811aa24277c1b46bba30f6a1589012921025d36330');
INSERT INTO public.entry VALUES (23, 'tinh-mau', 23, 'H56.06-261119-0001', 3, 1099511627798, '{"actor":"engine","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"2a765e02192619710d5caffcfe654b84624192f3c882e921b24f3a6c2878a51d","dossier":"H56.06-261119-0001","events":[{"register":"so-goc-van-bang","type":"looked-up","verdict":"khop"}],"form":1,"version":3}', '\x4feb70816620404b3f9d8201c8c9a6372892d7ccaab5b34666e3e6fae09b4efc');
INSERT INTO public.entry VALUES (24, 'tinh-mau', 24, 'VB-1', 1, NULL, '{"actor":"officer/minh","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"2bfd408af3e36a2eabea1900fb2a2385030f2aa8b7db0587393ffe4f5ad1d2dd","document":"VB-1","events":[{"agency":"so-gddt","authenticity":"paper","by":"minh","due":1795168800000,"key":"VB-1","marks":{"kind":"cong-van","urgency":"thuong"},"medium":"paper","type":"received"}],"form":2,"version":1}', '\xb9c6147e3034fcbbf0c53718b611fcd89f41b217e199ea555316c7cf116888a2');
INSERT INTO public.entry VALUES (25, 'tinh-mau', 25, 'VB-1', 2, 1099511627800, '{"actor":"officer/minh","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","document":"VB-1","events":[{"agency":"H56.06","day":"2026-11-19","due":1796378400000,"number":1,"text":"01","type":"registered","year":2026},{"to":"registered","type":"moved"}],"form":2,"version":2}', '\x7983dcd40035175f8e1f8b414da24c4d780aa43e79177a198e841d2c928a6b23');
INSERT INTO public.entry VALUES (29, 'tinh-mau', 29, 'H56.06-261119-0022', 3, 1099511627804, '{"actor":"engine","at":"2046-11-19T17:00:00.000Z","authority":"tinh-mau","content":"5c8e7d3d187b09f78615082246852ff4c08e846fa51b31fdb0a66d88ad89eac1","dossier":"H56.06-261119-0022","events":[{"type":"erasure-announced"}],"form":1,"version":3}', '\x19ae52835b46209cfe63703eaafa419461dcf2f61a10aff50a3ae467282012a6');
INSERT INTO public.entry VALUES (31, 'tinh-mau', 30, 'H56.06-261119-0022', 4, 1099511627805, '{"actor":"engine","at":"2046-12-20T17:00:00.000Z","authority":"tinh-mau","dossier":"H56.06-261119-0022","events":[{"contents":3,"evidence":0,"files":0,"type":"erased","until":"2046-11-19"}],"form":1,"version":4}', '\x80e20b424afdd1165ec4abf564d9ac17614bc371360b6c5944f8f3e341535951');
INSERT INTO public.entry VALUES (32, 'tinh-mau', 31, 'H56.06-261119-0001', 4, 1099511627799, '{"actor":"engine","at":"2046-12-20T17:00:00.000Z","authority":"tinh-mau","content":"f08b3b00ba75e9ee591dc86625afe54ae5652f08fc27be2243ed10ab51d5e2ab","dossier":"H56.06-261119-0001","events":[{"type":"due-soon"},{"type":"overdue"}],"form":1,"version":4}', '\xa0206355b391314d6622bed1f8a2be743878edfd2740e47e4f0fd9c93c63f502');


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: evidence_part; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: exchange_count; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: file; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.file VALUES ('e06f58a18966f4c9c8b489a2d34321059a24d4cac9c01ddaf6d92f19a06254fe', '8291c507be1ec7b7cc9288ed7cb81bc3', 28, 1795826299819);


--
-- Data for Name: file_piece; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.file_piece VALUES ('8291c507be1ec7b7cc9288ed7cb81bc3', 0, '\x255044462d312e37206769e1baa57920e1bba77920717579e1bb816e');


--
-- Data for Name: handed_draft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: held_message; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: installation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.installation VALUES ('files', 'locked by whoever holds the files');


--
-- Data for Name: integrator; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: leaving_evidence; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: leaving_file; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: log_in; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: log_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.log_key VALUES ('tinh-mau', '3dba97edb866520d36063a0d9f79576893f3b13014ae7061d7c3dba608b9ec6a', '\x302a300506032b6570032100fd1724385aa0c75b64fb78cd602fa1d991fdebf76b13c58ed702eac835e9f618', 1795053600000);


--
-- Data for Name: migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.migration VALUES (26, 'the record', '\xbb433ab5316a2a8ef3c484b55f68a1181ff16ea488c3dab3626fc4ee911b2d03', 1795053600000);
INSERT INTO public.migration VALUES (27, 'set-aside', '\xd57101ce5c349eb48a2768c13991e412fb4e7c4ad3a9f5c1a9dc523ed826fd29', 1795053600000);
INSERT INTO public.migration VALUES (28, 'heads', '\xc49ad63709efd4ec0cb0e4718242c12d972d96a4ef37f70ff337b643198973c8', 1795053600000);
INSERT INTO public.migration VALUES (29, 'erasures', '\x6f0bd741726734bc1cd76fe2f922805ab73d2cdec20c681a6834d73f011966f3', 1795053600000);
INSERT INTO public.migration VALUES (30, 'begun-tries', '\x417533f92e4a862417371d8779d1c2752c710b83cc35ea2ced9da6252ad81a8d', 1795053600000);
INSERT INTO public.migration VALUES (31, 'exchange counts', '\x7123399646cd645a504f3cfb8b25f25772585bbb92d4e007573ae3892b87f7f8', 1795053600000);
INSERT INTO public.migration VALUES (32, 'clock-watch', '\x0467079b7ea5c05cff0bc706c0f78df071f7513cac8d99ad812620e51507f65f', 1795053600000);
INSERT INTO public.migration VALUES (33, 'tokens', '\x7f2ae1c73d7489a7a8c8e9b29ef26bffba524c29eb2668a68b505b82de785001', 1795053600000);
INSERT INTO public.migration VALUES (34, 'placed-later', '\xdd7b595938e623f76fd0a7e601611ceb9eb9bb7706eaae41e9ff036bc6fbfaa4', 1795053600000);
INSERT INTO public.migration VALUES (35, 'backlogs', '\x655192519b36b50f0ce6792ebd3a1364cd1d6ede53bf50db67277829973a077c', 1795053600000);
INSERT INTO public.migration VALUES (36, 'held-webhooks', '\xc4b3cc0243a0e14ce4707af4a8a4668326a9016490de03e0102df65efd65678f', 1795053600000);
INSERT INTO public.migration VALUES (37, 'authority-first', '\x52baff41aac874d2d18efa61ec77c28f3247116bfa77487dd32136b44e2b63c1', 1795053600000);
INSERT INTO public.migration VALUES (38, 'shares', '\x0e89f57141e950bb3aa3167ab7ae3bb713b4f87c1b30562ccdaba99940bf42ff', 1795053600000);
INSERT INTO public.migration VALUES (39, 'taken-uploads', '\x7ab058b97d91278fd5292701b60a875a6c0f6dd782964b362f806ea1e5b761f4', 1795053600000);
INSERT INTO public.migration VALUES (40, 'opened-tasks', '\xbd467fa189b4df4ae6ed4cf24a1154ed62d15ad82c57058203e1705c079debe2', 1795053600000);
INSERT INTO public.migration VALUES (41, 'node-news', '\x873120dc3b5fd3728279d780d3efe2e7b4e2ab31588484428dd7b3c93b919581', 1795053600000);
INSERT INTO public.migration VALUES (42, 'unscanned-uploads', '\x876d5a57c84654c6b12b08ee0a1e7891f214dc7f1c79b25764cb89f7ba9ec54a', 1795053600000);


--
-- Data for Name: node_batch; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.node_batch VALUES ('tinh-mau', 'b98202f489e7328ccab3cea68c498c8f-1', 28, '2026-11-28 00:38:20.175155+00');
INSERT INTO public.node_batch VALUES ('tinh-mau', 'b98202f489e7328ccab3cea68c498c8f-2', 5, '2026-11-28 00:38:20.178361+00');
INSERT INTO public.node_batch VALUES ('tinh-mau', 'b98202f489e7328ccab3cea68c498c8f', 17, '2026-11-28 00:38:20.182552+00');
INSERT INTO public.node_batch VALUES ('tinh-mau', 'b98202f489e7328ccab3cea68c498c8f-3', 1, '2026-11-28 00:38:19.936781+00');
INSERT INTO public.node_batch VALUES ('tinh-mau', 'b98202f489e7328ccab3cea68c498c8f-4', 1, '2026-11-28 00:38:19.966613+00');


--
-- Data for Name: node_news; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES (2, 'tinh-mau', 'mail', 'H56.06-261119-0001', 2, 1099511627798, 1, 'waiting', 1795053600000, 0, 1795053600000, NULL, NULL, '', 0);
INSERT INTO public.outbox VALUES (1, 'tinh-mau', 'mail', 'H56.06-261119-0001', 1, 1099511627777, 1, 'done', 1795053600000, 1, NULL, 'sent', 1795053600000, '', 1);
INSERT INTO public.outbox VALUES (3, 'tinh-mau', 'mail', 'H56.06-261119-0001', 4, 1099511627808, 1, 'waiting', 2428938000000, 0, 2428938000000, NULL, NULL, '', 0);


--
-- Data for Name: payment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: payment_message; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: payment_question; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0001');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0002');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0003');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0004');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0005');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0006');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0007');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0008');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0009');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0010');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0011');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0012');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0013');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0014');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0015');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0016');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0017');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0018');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0019');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0020');
INSERT INTO public.person VALUES ('tinh-mau', '09fc6f0fd14be8e69ee4e3575e9ad1365591ae24166ffd836b48acbd51c18c8f', 1795053600000, 'H56.06-261119-0021');


--
-- Data for Name: portal_number; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: reading; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reading VALUES (1, 'tinh-mau', 1795053600000, 'lan', 'H56.06-261119-0001', 'dossier');
INSERT INTO public.reading VALUES (3, 'tinh-mau', 1795053600000, 'minh', 'VB-1', 'document');
INSERT INTO public.reading VALUES (4, 'tinh-mau', 1795053600000, 'duc', 'VB-2', 'document');
INSERT INTO public.reading VALUES (5, 'tinh-mau', 1795053600000, 'lan', 'H56.06-261119-0022', 'dossier');
INSERT INTO public.reading VALUES (2, 'tinh-mau', 1795053600000, 'lan', '', 'search');
INSERT INTO public.reading VALUES (6, 'tinh-mau', 2428938000000, 'lan', 'H56.06-261119-0022', 'dossier');


--
-- Data for Name: register_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.register_entry VALUES ('tinh-mau', 'so-goc-van-bang', '125/2008', '{"keys":[{"fields":"so-hieu","value":"b 0123456"},{"fields":"ho-ten+ngay-sinh","value":"tran van duc|1990-05-01"}],"values":{"ho-ten":"TRẦN VĂN ĐỨC","loai-van-bang":"Bằng tốt nghiệp THPT","nam-tot-nghiep":"2008","ngay-sinh":"1990-05-01","so-hieu":"B 0123456","so-vao-so":"125/2008","xep-loai":"Khá"}}');


--
-- Data for Name: register_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.register_key VALUES ('tinh-mau', 'so-goc-van-bang', 'so-hieu', 'b 0123456', '125/2008');
INSERT INTO public.register_key VALUES ('tinh-mau', 'so-goc-van-bang', 'ho-ten+ngay-sinh', 'tran van duc|1990-05-01', '125/2008');


--
-- Data for Name: saved_queue; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: second_factor; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sent_file; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sequencer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sequencer VALUES ('tinh-mau');


--
-- Data for Name: series; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.series VALUES ('tinh-mau', 'letter/H56.06/giay-tiep-nhan/2026', 1);
INSERT INTO public.series VALUES ('tinh-mau', 'document-in/H56.06/2026', 1);
INSERT INTO public.series VALUES ('tinh-mau', 'document', 2);
INSERT INTO public.series VALUES ('tinh-mau', 'dossier/H56.06/2026-11-19', 22);
INSERT INTO public.series VALUES ('tinh-mau', 'letter/H56.06/phieu-tu-choi/2026', 1);


--
-- Data for Name: sight; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0001', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0002', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0003', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0004', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0005', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0006', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0007', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0008', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0009', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0010', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0011', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0012', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0013', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0014', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0015', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0016', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0017', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0018', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0019', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0020', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0021', 'so-gddt');
INSERT INTO public.sight VALUES ('tinh-mau', 'H56.06-261119-0022', 'so-gddt');


--
-- Data for Name: signed_head; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.signed_head VALUES ('tinh-mau', 28, 'motcua/tinh-mau
28
3e7Uagl5b1Wo6RPlALp4to1FQw28BpxfUOiyn4aNDNo=
time 2026-11-19T02:00:00.000Z

— motcua/tinh-mau gjGleIjiC2FNDxikUxiD2J6UU0Bof6xh/RmtcoC72aY/ge6hNEdaIGZeJZ8Xq7yqNQ5qhxf3RNCVJ4cblVIcg/mltwo=
', '3dba97edb866520d36063a0d9f79576893f3b13014ae7061d7c3dba608b9ec6a', NULL);


--
-- Data for Name: tally; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tally VALUES ('tinh-mau', 'so-gddt', 20776, 'cap-ban-sao-van-bang', 'online', 22, 22, 0, 0, 0, 0, 0, 0, 0, 0, 6);
INSERT INTO public.tally VALUES ('tinh-mau', 'so-gddt', 20776, 'cap-ban-sao-van-bang', 'online', 0, -1, 1, 0, 0, 0, 0, 0, 0, 0, 8);


--
-- Data for Name: task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0002', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0003', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0004', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0005', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0006', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0007', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0008', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0009', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0010', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0011', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0012', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0013', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0014', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0015', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0016', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0017', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0018', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0019', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0020', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'can-bo-mot-cua', 1795075200000, 'H56.06-261119-0021', 1, 'tiep-nhan', NULL, 'cap-ban-sao-van-bang', 1795053600000);
INSERT INTO public.task VALUES ('tinh-mau', 'so-gddt', 'chuyen-vien', 1795075200000, 'H56.06-261119-0001', 2, 'tra-so-goc', NULL, 'cap-ban-sao-van-bang', 1795053600000);


--
-- Data for Name: term; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0001');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0001');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0001');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0001', 'H56.06-261119-0001');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0001');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0001');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0002');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0002');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0002');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0002', 'H56.06-261119-0002');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0002');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0002');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0003');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0003');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0003');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0003', 'H56.06-261119-0003');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0003');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0003');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0004');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0004');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0004');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0004', 'H56.06-261119-0004');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0004');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0004');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0005');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0005');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0005');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0005', 'H56.06-261119-0005');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0005');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0005');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0006');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0006');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0006');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0006', 'H56.06-261119-0006');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0006');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0006');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0007');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0007');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0007');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0007', 'H56.06-261119-0007');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0007');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0007');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0008');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0008');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0008');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0008', 'H56.06-261119-0008');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0008');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0008');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0009');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0009');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0009');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0009', 'H56.06-261119-0009');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0009');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0009');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0010');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0010');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0010');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0010', 'H56.06-261119-0010');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0010');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0010');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0011');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0011');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0011');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0011', 'H56.06-261119-0011');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0011');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0011');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0012');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0012');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0012');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0012', 'H56.06-261119-0012');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0012');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0012');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0013');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0013');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0013');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0013', 'H56.06-261119-0013');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0013');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0013');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0014');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0014');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0014');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0014', 'H56.06-261119-0014');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0014');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0014');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0015');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0015');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0015');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0015', 'H56.06-261119-0015');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0015');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0015');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0016');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0016');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0016');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0016', 'H56.06-261119-0016');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0016');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0016');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0017');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0017');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0017');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0017', 'H56.06-261119-0017');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0017');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0017');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0018');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0018');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0018');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0018', 'H56.06-261119-0018');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0018');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0018');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0019');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0019');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0019');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0019', 'H56.06-261119-0019');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0019');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0019');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0020');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0020');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0020');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0020', 'H56.06-261119-0020');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0020');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0020');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '038090001234', 'H56.06-261119-0021');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', '0912345678', 'H56.06-261119-0021');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'duc', 'H56.06-261119-0021');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'h56.06-261119-0021', 'H56.06-261119-0021');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'tran', 'H56.06-261119-0021');
INSERT INTO public.term VALUES ('tinh-mau', 'so-gddt', 'van', 'H56.06-261119-0021');


--
-- Data for Name: token; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: tree_node; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tree_node VALUES ('tinh-mau', 4, 0, '\x55bd67b6cc28c0f257bc8262dcd0947b1915a6da66c558508824ee72c6ca0297');


--
-- Data for Name: undecided_finding; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: unlinked_evidence; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: upload; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: waiting_uploads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.waiting_uploads VALUES ('tinh-mau', 0, 0);


--
-- Data for Name: webhook; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: without_persons; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: work_file; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: writer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.writer VALUES ('tinh-mau', 1);


--
-- Name: command_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.command_id_seq', 30, true);


--
-- Name: dossier_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.dossier_id_seq', 22, true);


--
-- Name: entry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.entry_id_seq', 32, true);


--
-- Name: inbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inbox_id_seq', 1, false);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 3, true);


--
-- Name: payment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.payment_id_seq', 1, false);


--
-- Name: payment_message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.payment_message_id_seq', 1, false);


--
-- Name: payment_question_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.payment_question_id_seq', 1, false);


--
-- Name: reading_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reading_id_seq', 6, true);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (authority, name);


--
-- Name: arrival arrival_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.arrival
    ADD CONSTRAINT arrival_pkey PRIMARY KEY (place);


--
-- Name: attachment attachment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (authority, subject, sha256);


--
-- Name: candidate candidate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.candidate
    ADD CONSTRAINT candidate_pkey PRIMARY KEY (authority, dossier, school);


--
-- Name: clock_watch clock_watch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.clock_watch
    ADD CONSTRAINT clock_watch_pkey PRIMARY KEY (authority);


--
-- Name: command command_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.command
    ADD CONSTRAINT command_pkey PRIMARY KEY (authority, id);


--
-- Name: content content_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.content
    ADD CONSTRAINT content_pkey PRIMARY KEY (authority, entry);


--
-- Name: definition definition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.definition
    ADD CONSTRAINT definition_pkey PRIMARY KEY (authority, revision);


--
-- Name: delegation delegation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegation
    ADD CONSTRAINT delegation_pkey PRIMARY KEY (authority, number);


--
-- Name: document_dossier document_dossier_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document_dossier
    ADD CONSTRAINT document_dossier_pkey PRIMARY KEY (authority, dossier, document);


--
-- Name: document_identity document_identity_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document_identity
    ADD CONSTRAINT document_identity_pkey PRIMARY KEY (authority, sender, identity, document);


--
-- Name: document document_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (authority, number);


--
-- Name: document_sight document_sight_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document_sight
    ADD CONSTRAINT document_sight_pkey PRIMARY KEY (authority, viewer, document);


--
-- Name: document_task document_task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document_task
    ADD CONSTRAINT document_task_pkey PRIMARY KEY (authority, viewer, due, document, task);


--
-- Name: document_term document_term_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document_term
    ADD CONSTRAINT document_term_pkey PRIMARY KEY (authority, viewer, word, document);


--
-- Name: dossier dossier_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_pkey PRIMARY KEY (authority, id);


--
-- Name: draft draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (authority, hash);


--
-- Name: entry entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (authority, id);


--
-- Name: evidence_part evidence_part_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence_part
    ADD CONSTRAINT evidence_part_pkey PRIMARY KEY (authority, part, manifest);


--
-- Name: evidence evidence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (authority, sha256);


--
-- Name: exchange_count exchange_count_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exchange_count
    ADD CONSTRAINT exchange_count_pkey PRIMARY KEY (authority, partner);


--
-- Name: file_piece file_piece_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file_piece
    ADD CONSTRAINT file_piece_pkey PRIMARY KEY (place, number);


--
-- Name: file file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (sha256);


--
-- Name: handed_draft handed_draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handed_draft
    ADD CONSTRAINT handed_draft_pkey PRIMARY KEY (authority, document);


--
-- Name: held_message held_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.held_message
    ADD CONSTRAINT held_message_pkey PRIMARY KEY (authority, id);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (authority, id);


--
-- Name: installation installation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (name);


--
-- Name: integrator integrator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.integrator
    ADD CONSTRAINT integrator_pkey PRIMARY KEY (authority, id);


--
-- Name: leaving_evidence leaving_evidence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leaving_evidence
    ADD CONSTRAINT leaving_evidence_pkey PRIMARY KEY (authority, manifest);


--
-- Name: leaving_file leaving_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leaving_file
    ADD CONSTRAINT leaving_file_pkey PRIMARY KEY (authority, sha256);


--
-- Name: log_in log_in_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in
    ADD CONSTRAINT log_in_pkey PRIMARY KEY (authority, hash);


--
-- Name: log_key log_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_key
    ADD CONSTRAINT log_key_pkey PRIMARY KEY (authority, id);


--
-- Name: migration migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);


--
-- Name: node_batch node_batch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.node_batch
    ADD CONSTRAINT node_batch_pkey PRIMARY KEY (authority, node);


--
-- Name: node_news node_news_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.node_news
    ADD CONSTRAINT node_news_pkey PRIMARY KEY (node, number);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (authority, id);


--
-- Name: payment_message payment_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payment_message
    ADD CONSTRAINT payment_message_pkey PRIMARY KEY (authority, id);


--
-- Name: payment payment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (authority, id);


--
-- Name: payment_question payment_question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payment_question
    ADD CONSTRAINT payment_question_pkey PRIMARY KEY (authority, id);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (authority, hash, submitted_at, dossier);


--
-- Name: portal_number portal_number_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_number
    ADD CONSTRAINT portal_number_pkey PRIMARY KEY (authority, dossier, file);


--
-- Name: reading reading_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_pkey PRIMARY KEY (authority, id);


--
-- Name: register_entry register_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.register_entry
    ADD CONSTRAINT register_entry_pkey PRIMARY KEY (authority, register, identity);


--
-- Name: register_key register_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.register_key
    ADD CONSTRAINT register_key_pkey PRIMARY KEY (authority, register, fields, value, identity);


--
-- Name: saved_queue saved_queue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_queue
    ADD CONSTRAINT saved_queue_pkey PRIMARY KEY (authority, officer, name);


--
-- Name: second_factor second_factor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (authority, account);


--
-- Name: sent_file sent_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sent_file
    ADD CONSTRAINT sent_file_pkey PRIMARY KEY (authority, effect);


--
-- Name: sequencer sequencer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sequencer
    ADD CONSTRAINT sequencer_pkey PRIMARY KEY (authority);


--
-- Name: series series_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series
    ADD CONSTRAINT series_pkey PRIMARY KEY (authority, name);


--
-- Name: sight sight_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sight
    ADD CONSTRAINT sight_pkey PRIMARY KEY (authority, dossier, unit);


--
-- Name: signed_head signed_head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signed_head
    ADD CONSTRAINT signed_head_pkey PRIMARY KEY (authority, size);


--
-- Name: tally tally_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (authority, unit, day, procedure, channel, share);


--
-- Name: task task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (authority, unit, role, due, dossier, number);


--
-- Name: term term_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (authority, unit, word, dossier);


--
-- Name: token token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (authority, hash);


--
-- Name: tree_node tree_node_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tree_node
    ADD CONSTRAINT tree_node_pkey PRIMARY KEY (authority, level, number);


--
-- Name: undecided_finding undecided_finding_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.undecided_finding
    ADD CONSTRAINT undecided_finding_pkey PRIMARY KEY (authority, evidence, dossier);


--
-- Name: unlinked_evidence unlinked_evidence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unlinked_evidence
    ADD CONSTRAINT unlinked_evidence_pkey PRIMARY KEY (authority, manifest);


--
-- Name: upload upload_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (authority, id);


--
-- Name: waiting_uploads waiting_uploads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waiting_uploads
    ADD CONSTRAINT waiting_uploads_pkey PRIMARY KEY (authority);


--
-- Name: webhook webhook_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook
    ADD CONSTRAINT webhook_pkey PRIMARY KEY (authority, number);


--
-- Name: without_persons without_persons_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.without_persons
    ADD CONSTRAINT without_persons_pkey PRIMARY KEY (authority, dossier);


--
-- Name: work_file work_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_file
    ADD CONSTRAINT work_file_pkey PRIMARY KEY (authority, number);


--
-- Name: writer writer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.writer
    ADD CONSTRAINT writer_pkey PRIMARY KEY (authority);


--
-- Name: attachment_file; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attachment_file ON public.attachment USING btree (sha256);


--
-- Name: candidate_first; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX candidate_first ON public.candidate USING btree (authority, intake, dossier) WHERE (rank = 1);


--
-- Name: candidate_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX candidate_order ON public.candidate USING btree (authority, intake, school, rank, ((- milli_points)), dossier);


--
-- Name: candidate_seat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX candidate_seat ON public.candidate USING btree (authority, intake, school) WHERE (has_seat = 1);


--
-- Name: command_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX command_age ON public.command USING btree (id);


--
-- Name: command_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX command_key ON public.command USING btree (authority, owner, key);


--
-- Name: content_entry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX content_entry ON public.content USING btree (entry);


--
-- Name: delegation_giver; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delegation_giver ON public.delegation USING btree (authority, giver, last_day);


--
-- Name: delegation_receiver; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delegation_receiver ON public.delegation USING btree (authority, receiver, last_day);


--
-- Name: document_dossier_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_dossier_document ON public.document_dossier USING btree (authority, document);


--
-- Name: document_identity_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_identity_document ON public.document_identity USING btree (authority, document);


--
-- Name: document_open_in_file; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_open_in_file ON public.document USING btree (authority, work_file, number) WHERE ((work_file IS NOT NULL) AND (ended_at IS NULL));


--
-- Name: document_register; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_register ON public.document USING btree (authority, agency, direction, is_secret, entry_day, entry_number, number) WHERE (entry_day IS NOT NULL);


--
-- Name: document_sight_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_sight_document ON public.document_sight USING btree (authority, document);


--
-- Name: document_task_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_task_document ON public.document_task USING btree (authority, document);


--
-- Name: document_term_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_term_document ON public.document_term USING btree (authority, document, viewer, word);


--
-- Name: dossier_book; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dossier_book ON public.dossier USING btree (authority, unit, submitted_at, code);


--
-- Name: dossier_code; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX dossier_code ON public.dossier USING btree (authority, code);


--
-- Name: dossier_kept; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dossier_kept ON public.dossier USING btree (authority, kept_until, code) WHERE (kept_until IS NOT NULL);


--
-- Name: dossier_lapse; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dossier_lapse ON public.dossier USING btree (authority, unit, late_after, procedure, handled_at) WHERE ((handled_at IS NULL) AND (late_after IS NOT NULL));


--
-- Name: dossier_late; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dossier_late ON public.dossier USING btree (authority, unit, late_order, code) WHERE (late_after IS NOT NULL);


--
-- Name: dossier_moment; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dossier_moment ON public.dossier USING btree (authority, next_moment) WHERE (next_moment IS NOT NULL);


--
-- Name: draft_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX draft_expiry ON public.draft USING btree (authority, expires_at);


--
-- Name: draft_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX draft_owner ON public.draft USING btree (authority, owner, bytes);


--
-- Name: entry_position; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX entry_position ON public.entry USING btree (authority, "position");


--
-- Name: entry_unplaced; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entry_unplaced ON public.entry USING btree (authority, id) WHERE ("position" IS NULL);


--
-- Name: evidence_part_manifest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX evidence_part_manifest ON public.evidence_part USING btree (authority, manifest, part);


--
-- Name: held_message_file; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX held_message_file ON public.held_message USING btree (sha256);


--
-- Name: held_message_identity; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX held_message_identity ON public.held_message USING btree (authority, receiver, to_agency, identity);


--
-- Name: held_message_of_receiver; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX held_message_of_receiver ON public.held_message USING btree (authority, receiver, at, id);


--
-- Name: held_message_of_sender; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX held_message_of_sender ON public.held_message USING btree (authority, sender, at, id);


--
-- Name: held_message_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX held_message_open ON public.held_message USING btree (authority, receiver, status) WHERE (status <> 'done'::text);


--
-- Name: held_message_received; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX held_message_received ON public.held_message USING btree (authority, receiver, status, at, id);


--
-- Name: held_message_share; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX held_message_share ON public.held_message USING btree (authority, receiver, sender, status, bytes) WHERE (status <> 'done'::text);


--
-- Name: inbox_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbox_day ON public.inbox USING btree (authority, partner, received_at);


--
-- Name: inbox_file; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbox_file ON public.inbox USING btree (sha256);


--
-- Name: inbox_identity; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX inbox_identity ON public.inbox USING btree (authority, identity);


--
-- Name: inbox_next; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbox_next ON public.inbox USING btree (authority, next_try, id) WHERE (next_try IS NOT NULL);


--
-- Name: inbox_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbox_state ON public.inbox USING btree (authority, state, id);


--
-- Name: inbox_to_take; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbox_to_take ON public.inbox USING btree (authority, partner, id) WHERE (state = 'waiting'::text);


--
-- Name: inbox_untaken; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbox_untaken ON public.inbox USING btree (authority, partner, sender, state, bytes) WHERE (state = ANY (ARRAY['waiting'::text, 'quarantined'::text]));


--
-- Name: integrator_token; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX integrator_token ON public.integrator USING btree (authority, token);


--
-- Name: outbox_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_day ON public.outbox USING btree (authority, kind, lane, made_at) WHERE (lane <> ''::text);


--
-- Name: outbox_dead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_dead ON public.outbox USING btree (authority, id) WHERE (state = 'dead'::text);


--
-- Name: outbox_dead_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_dead_kind ON public.outbox USING btree (authority, kind, id) WHERE (state = 'dead'::text);


--
-- Name: outbox_done; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_done ON public.outbox USING btree (authority, id) WHERE (state = 'done'::text);


--
-- Name: outbox_identity; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX outbox_identity ON public.outbox USING btree (authority, subject, version, number, kind);


--
-- Name: outbox_lane; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_lane ON public.outbox USING btree (authority, kind, lane, id) WHERE ((lane <> ''::text) AND (ended_at IS NULL));


--
-- Name: outbox_next; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_next ON public.outbox USING btree (authority, kind, next_try) WHERE (next_try IS NOT NULL);


--
-- Name: outbox_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_open ON public.outbox USING btree (authority, id) WHERE (ended_at IS NULL);


--
-- Name: payment_begun; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payment_begun ON public.payment USING btree (authority, begun_at);


--
-- Name: payment_message_reference; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payment_message_reference ON public.payment_message USING btree (authority, reference, id);


--
-- Name: payment_question_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX payment_question_once ON public.payment_question USING btree (authority, reference, doubt, platform_transaction);


--
-- Name: payment_question_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payment_question_open ON public.payment_question USING btree (authority, id) WHERE (settled_at IS NULL);


--
-- Name: payment_reference; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX payment_reference ON public.payment USING btree (authority, reference);


--
-- Name: payment_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payment_status ON public.payment USING btree (authority, status, id);


--
-- Name: person_dossier; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_dossier ON public.person USING btree (authority, dossier);


--
-- Name: reading_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reading_words ON public.reading USING btree (authority, at) WHERE ((what = 'search'::text) AND (subject <> ''::text));


--
-- Name: register_key_identity; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX register_key_identity ON public.register_key USING btree (authority, register, identity);


--
-- Name: signed_head_stamped; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signed_head_stamped ON public.signed_head USING btree (authority, size) WHERE (time_stamp IS NOT NULL);


--
-- Name: task_dossier; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_dossier ON public.task USING btree (authority, dossier);


--
-- Name: task_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_kind ON public.task USING btree (authority, unit, role, procedure, step, due, dossier, number);


--
-- Name: task_officer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_officer ON public.task USING btree (authority, officer, unit, role, due, dossier, number) WHERE (officer IS NOT NULL);


--
-- Name: task_opened; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_opened ON public.task USING btree (authority, unit, role, opened_at) WHERE (opened_at IS NOT NULL);


--
-- Name: term_dossier; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX term_dossier ON public.term USING btree (authority, dossier, unit, word);


--
-- Name: upload_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX upload_at ON public.upload USING btree (authority, at);


--
-- Name: upload_oldest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX upload_oldest ON public.upload USING btree (authority, at) WHERE (is_waiting = 1);


--
-- Name: upload_sha256; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX upload_sha256 ON public.upload USING btree (sha256);


--
-- Name: upload_unscanned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX upload_unscanned ON public.upload USING btree (authority, at) WHERE (scan = ''::text);


--
-- Name: upload_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX upload_waiting ON public.upload USING btree (authority, owner, at, bytes) WHERE (is_waiting = 1);


--
-- Name: work_file_agency; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX work_file_agency ON public.work_file USING btree (authority, agency, number);


--
-- Name: content content_named; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER content_named BEFORE INSERT ON public.content FOR EACH ROW WHEN ((new.authority = ''::text)) EXECUTE FUNCTION public.name_authority_of_content();


--
-- Name: dossier dossier_handled; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER dossier_handled AFTER UPDATE OF late_after, handled_at, is_rated, rating ON public.dossier FOR EACH ROW EXECUTE FUNCTION public.count_dossier();


--
-- Name: dossier dossier_received; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER dossier_received AFTER INSERT ON public.dossier FOR EACH ROW EXECUTE FUNCTION public.count_dossier();


--
-- Name: entry entry_placed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER entry_placed BEFORE INSERT ON public.entry FOR EACH ROW WHEN ((new."position" IS NOT NULL)) EXECUTE FUNCTION public.refuse_placed_entry();


--
-- Name: held_message held_message_comes_and_goes; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER held_message_comes_and_goes AFTER INSERT OR DELETE ON public.held_message FOR EACH ROW EXECUTE FUNCTION public.count_held_message();


--
-- Name: held_message held_message_goes_on; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER held_message_goes_on AFTER UPDATE OF status ON public.held_message FOR EACH ROW WHEN ((old.status <> new.status)) EXECUTE FUNCTION public.count_held_message();


--
-- Name: inbox inbox_comes_and_goes; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER inbox_comes_and_goes AFTER INSERT OR DELETE ON public.inbox FOR EACH ROW EXECUTE FUNCTION public.count_inbox();


--
-- Name: inbox inbox_goes_on; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER inbox_goes_on AFTER UPDATE OF state ON public.inbox FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION public.count_inbox();


--
-- Name: outbox outbox_comes_and_goes; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER outbox_comes_and_goes AFTER INSERT OR DELETE ON public.outbox FOR EACH ROW EXECUTE FUNCTION public.count_outbox();


--
-- Name: outbox outbox_goes_on; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER outbox_goes_on AFTER UPDATE OF state, ended_at ON public.outbox FOR EACH ROW WHEN ((((old.ended_at IS NULL) <> (new.ended_at IS NULL)) OR ((old.state = 'dead'::text) <> (new.state = 'dead'::text)))) EXECUTE FUNCTION public.count_outbox();


--
-- Name: upload upload_taken; Type: TRIGGER; Schema: public; Owner: -
--

CREATE CONSTRAINT TRIGGER upload_taken AFTER UPDATE OF is_waiting ON public.upload DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.is_waiting = 1) AND (new.is_waiting = 0))) EXECUTE FUNCTION public.count_upload();


--
-- Name: upload upload_waits; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER upload_waits AFTER INSERT OR DELETE ON public.upload FOR EACH ROW EXECUTE FUNCTION public.count_upload();


--
-- PostgreSQL database dump complete
--



