public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// What keeps the record of the authorities: the log, the personal content beside it, and what is derived from them.
///
/// A store is shared by all threads. Everything a view shows belongs to the one authority it was asked for.
public protocol RecordStore: Sendable {
  /// Runs work that changes the record, and returns when it is durable.
  ///
  /// All of the work happens or none of it: what it throws undoes it. Works of several callers may share one commit;
  /// none sees what another one left half done, and each sees what those before it did.
  func write<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value

  /// Runs work that changes one thing of the record and what belongs to it alone, and returns when it is durable.
  ///
  /// Where the store can, such works on different things do not wait for each other; otherwise it is done as any other. What
  /// it promises is the same: a work that turns out to need more than its thing is undone and done anew.
  ///
  /// - Parameter subject: The name of the thing: works on the same one wait for each other anyhow, and are kept together.
  func write<Value: Sendable>(
    for authority: Key<Authority>, on subject: String,
    _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value

  /// Sees to it that every entry that is committed by now has its place in the log.
  ///
  /// A store that gives places in the commit has nothing to do; others do it within a second by themselves.
  func placeEntries(of authority: Key<Authority>) throws

  /// Runs work on one unchanging view of the record. It never waits for writers.
  func read<Value>(for authority: Key<Authority>, _ work: (any RecordReading) throws -> Value) throws -> Value

  /// Sees to it that what was erased does not stand in the store's own working files either.
  ///
  /// - Returns: Whether that is so; false when somebody still reads the record as it was before, or another process sees to it.
  func clearErased() throws -> Bool

  /// What the store finds damaged in what it keeps for itself, such as an index that does not lead to a row, in the words of the database;
  /// at most a hundred. Whoever writes meanwhile goes on.
  ///
  /// Values are not asked for here: the log vouches for them.
  ///
  /// - Parameter begin: Told before each table or index that is looked through, by its name: a large one takes long.
  func damages(_ begin: (_ name: String) -> Void) throws -> [String]

  /// Whether other programs may do the work of this one on the same record, at the same time.
  var isShared: Bool { get }

  /// Why this machine does nothing on the record now: its clock is apart from the one that all who share the record have. Nil while it
  /// agrees with that, and for a store that is not shared.
  ///
  /// While there is one, ``write(for:_:)`` throws it, and nothing is kept.
  var clockDoubt: ClockDoubt? { get }

  /// Notes what came of something that was begun in time, as ``write(for:_:)`` does, also while the clock is apart: what was done and not
  /// noted would be done again.
  func writeEnd<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value
}

extension RecordStore {
  /// A store that keeps no working files of its own has nothing to do.
  public func clearErased() throws -> Bool { true }

  /// A store with one writer does it as any other work.
  public func write<Value: Sendable>(
    for authority: Key<Authority>, on subject: String,
    _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value { try write(for: authority, work) }

  /// A store that nobody shares has no other clock.
  public var clockDoubt: ClockDoubt? { nil }

  /// Where the clock is held against no other, it is written as anything else.
  public func writeEnd<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value { try write(for: authority, work) }

  /// Entries have their places since they were committed.
  public func placeEntries(of authority: Key<Authority>) throws {}
}

/// A view of one authority's record.
public protocol RecordReading:
  PaymentReading, DocumentReading, MessageReading, SentFileReading, PortalReading, HandOverReading, TreeReading,
  HeadReading, IntegratorReading, StandingReading, ErasureReading, ProjectionReading, RegisterReading,
  AnswerReading
{
  /// The dossier of a code as it is now; nil when there is none, or none for these eyes.
  func dossier(_ code: DossierCode, for sight: Sight) throws -> StoredDossier?
  /// The entries of a dossier, oldest first.
  func entries(of code: DossierCode) throws -> [StoredEntry]
  /// The entry of a reference: of its position, or of what stands for it until it has one.
  func entry(at reference: Int64) throws -> StoredEntry?
  /// Entries that are committed and have no place in the log yet, in the order in which they will get theirs, at most so many.
  func entriesToPlace(limit: Int) throws -> [StoredEntry]
  /// The personal content of an entry about a dossier or document; nil when it has none, when it was erased, and when the entry is
  /// about something else: a reference that is wrong never shows what is another person's.
  func content(ofEntryAt reference: Int64, of subject: RecordSubject) throws -> StoredContent?
  /// The last entry of the whole log; nil when it has none.
  func lastEntry() throws -> StoredEntry?
  /// The entries of the whole log from a position on, in order; the pieces in which the log is rebuilt and verified.
  func entries(from position: Int64, limit: Int) throws -> [StoredEntry]

  /// A page of open tasks.
  func queue(_ query: QueueQuery) throws -> QueuePage
  /// The kinds of tasks that stand in some lanes; of one procedure, or of all.
  func taskKinds(in lanes: [QueueQuery.Lane], of procedure: Key<Procedure>?) throws -> [TaskKind]
  /// The queues that an officer has saved, by name.
  func savedQueues(of officer: Key<Officer>) throws -> [SavedQueue]
  /// The open tasks of a unit, counted by procedure, step, role and holder.
  ///
  /// - Parameters:
  ///   - now: What is due before is overdue.
  ///   - endOfDay: What is due before and not overdue is due today.
  func work(of unit: Key<Unit>, at now: Instant, until endOfDay: Instant) throws -> [WorkRow]
  /// How many tasks of applicants are open in dossiers that the unit's officers see.
  func waitingForApplicants(seenBy unit: Key<Unit>) throws -> Int
  /// What happened to the dossiers of a unit from a day on and before another, by procedure, channel and month.
  func tallies(of unit: Key<Unit>, from first: Day, before end: Day) throws -> [TallyRow]
  /// The dossiers of a unit that were being handled when a day began, by procedure, and how many of them were late.
  func backlog(of unit: Key<Unit>, atStartOf day: Day) throws -> [BacklogRow]
  /// How many dossiers of a unit that are being handled have their last moment in time from a moment on and before
  /// another, by procedure.
  func lapsing(of unit: Key<Unit>, from start: Instant, before end: Instant) throws -> [Key<Procedure>: Int]
  /// A page of late dossiers.
  func lateDossiers(_ query: LateQuery) throws -> LatePage
  /// A page of a follow-up book.
  func book(_ query: BookQuery) throws -> BookPage
  /// Of how many days, units, procedures and channels the counts are not those of the dossiers.
  func differingTallies() throws -> Int
  /// A page of dossiers found by words.
  ///
  /// - Throws: ``UseRefusal/searchTooWide(beginning:)``.
  func search(_ query: SearchQuery) throws -> SearchPage
  /// The dossiers that an intake has received, after a code, in order; rows whose codes are not well-formed are left out.
  func dossiers(in intake: Key<Intake>, after code: DossierCode?, limit: Int) throws -> [DossierCode]
  /// How many seats of a school are kept in an intake.
  func seatsKept(in intake: Key<Intake>, at school: Key<Unit>) throws -> Int
  /// A page of the candidates of a school.
  func candidates(_ query: CandidateQuery) throws -> [CandidateRow]
  /// How the schools of an intake stand, by their names.
  func schoolCounts(in intake: Key<Intake>) throws -> [SchoolCount]
  /// Dossiers for which time alone changes something at or before a moment, earliest first, at most so many.
  ///
  /// - Parameter after: Behind whom; nil for all of them, in no order among those of the same moment.
  func dossiersDue(until moment: Instant, after place: DuePlace?, limit: Int) throws -> [DuePlace]
  /// The projection as it stands in the store, to compare with a rebuilt one; nil when there is none, and when some row of it is not as
  /// this program writes it.
  func projection(of code: DossierCode) throws -> Projection?
  /// The codes of all dossiers after a code, in order; rows whose codes are not well-formed are ``ProjectionReading/strayRows()``.
  func codes(after code: DossierCode?, limit: Int) throws -> [DossierCode]

  /// The last number given in a series; 0 when none was.
  func lastNumber(in series: Series) throws -> Int
  /// The kept text of a definition.
  func definition(_ revision: Revision) throws -> KeptDefinition?
  /// Whether the text of that revision is kept.
  func hasDefinition(_ revision: Revision) throws -> Bool

  /// The upload of that identifier; nil when there is none or its day has passed.
  func upload(_ id: String) throws -> Upload?
  /// What was uploaded and no dossier has taken yet; of one owner, or of all.
  func waitingUploads(of owner: String?) throws -> WaitingUploads
  /// Uploads before a moment that no dossier took, at most so many.
  func staleUploads(before moment: Instant, limit: Int) throws -> [Upload]
  /// Uploads that nobody has looked through, the oldest first, from a place among them on (0 is the first) at most so many; also those
  /// whose content a dossier has taken.
  func unscannedUploads(from place: Int, limit: Int) throws -> [Upload]
  /// How many uploads nobody has looked through.
  func unscannedCount() throws -> Int
  /// A thing that was kept as evidence; nil when there is none of that hash.
  func evidence(sha256: String) throws -> KeptEvidence?
  /// The dossiers and documents that name a file, in order.
  func subjects(naming sha256: String) throws -> [RecordSubject]
  /// Whether a dossier or document is among those that name a file.
  func isAttached(sha256: String, to subject: RecordSubject) throws -> Bool
  /// A page of all that is kept as evidence, by hash, after one of them.
  func evidence(after sha256: String?, limit: Int) throws -> [KeptEvidence]
  /// Whether a finding is noted as one that newer answers about revocation may decide.
  func isNoted(_ finding: UndecidedFinding) throws -> Bool
  /// Findings that newer answers about revocation may decide, in an order of their own, after one of them; rows whose codes are not
  /// well-formed are left out.
  func undecidedFindings(after finding: UndecidedFinding?, limit: Int) throws -> [UndecidedFinding]
  /// Whether a dossier, or an upload that a dossier may come to take, names a file.
  func isNamed(sha256: String) throws -> Bool

  /// The places of a person's dossiers, the newest first: when each was submitted, and its code.
  func ownDossiers(_ query: OwnQuery) throws -> [OwnCursor]
  /// Dossiers of which nobody has looked yet by what their applicants find them, after a code, in order, at most so many; rows whose
  /// codes are not well-formed are left out.
  func dossiersWithoutPersons(after code: DossierCode?, limit: Int) throws -> [DossierCode]
  /// The log-in of that hash, as long as it has not been erased.
  func logIn(hash: String) throws -> KeptLogIn?

  /// A page of the outbox.
  func outbox(_ query: OutboxQuery) throws -> [OutboxRow]
  /// What was caused by a dossier or an official document, the oldest first.
  func outbox(of subject: RecordSubject) throws -> [OutboxRow]
  /// Whether an effect of a kind is to be tried by now.
  func hasEffect(_ kind: Effect.Kind, dueAt moment: Instant) throws -> Bool
  /// Whether some effect or message waits for a time beyond a moment.
  func hasTries(beyond moment: Instant) throws -> Bool
  /// How many effects wait, and how many are dead.
  func outboxCounts() throws -> OutboxCounts
  /// Rows of the outbox from a number on, to be verified.
  func outbox(from id: Int64, limit: Int) throws -> [OutboxRow]
  /// The number of the first row of the outbox from a number on, whatever else stands in it; nil when there is none.
  func outboxNumber(from id: Int64) throws -> Int64?
  /// The effects of a kind in a lane that were written from a moment on and before another, the oldest first, at most so many.
  func outbox(
    _ kind: Effect.Kind, in lane: String, from: Instant, before end: Instant, limit: Int
  ) throws -> [OutboxRow]
  /// The draft of that hash; nil when there is none or its days have passed.
  func draft(hash: String, at now: Instant) throws -> KeptDraft?
  /// How many drafts there are besides one, and the bytes of files they hold; of one owner, or of all.
  func drafts(of owner: String?, besides hash: String) throws -> (count: Int, bytes: Int)

  /// The account of that name.
  func account(_ name: Key<Officer>) throws -> Account?
  /// The token of that hash, and whether the account it is of is enabled.
  func token(hash: String) throws -> (token: AccessToken, isEnabled: Bool)?

  /// The second factor of an account; nil when it has none.
  func secondFactor(of account: Key<Officer>) throws -> SecondFactor?

  /// Delegations that give an officer a right on a day, by their numbers.
  func delegations(to receiver: Key<Officer>, on day: Day) throws -> [Delegation]
  /// Delegations of any of some givers or receivers that may still give a right on a day or later, and all when it is nil;
  /// the latest number first, at most `limit`.
  func delegations(of officers: [Key<Officer>], notBefore day: Day?, limit: Int) throws -> [Delegation]
  /// The delegation of that number.
  func delegation(_ number: Int) throws -> Delegation?
}

extension RecordReading {
  /// The personal content of an entry; nil when it has none or when it was erased.
  public func content(of entry: StoredEntry) throws -> StoredContent? {
    try content(ofEntryAt: entry.position, of: entry.subject)
  }
}

/// A view that can change the record; what it does is durable when ``RecordStore/write(for:_:)`` returns.
public protocol RecordWriting:
  RecordReading, PaymentWriting, DocumentWriting, MessageWriting, SentFileWriting, PortalWriting, HandOverWriting,
  TreeWriting, HeadWriting, IntegratorWriting, ErasureWriting, CutWriting, ProjectionWriting, RegisterWriting
{
  /// Appends an entry to the log, with its personal content, and replaces what is derived of the dossier.
  ///
  /// - Returns: The reference of the entry: its position in the log, or what stands for it until it has one.
  /// - Throws: A failure when the dossier is not at the version before the entry's.
  func append(_ entry: NewEntry, content: StoredContent?, projection: Projection) throws -> Int64
  /// Replaces what is derived of a dossier, when the log is rebuilt; where there is nothing, it is put there.
  ///
  /// - Throws: A failure when there is nothing, and the projection does not say where in the log the dossier stands.
  func replace(_ projection: Projection) throws
  /// Counts all dossiers again, when the log is rebuilt.
  func recount() throws
  /// Sets the last number given in a series.
  func setLastNumber(_ number: Int, in series: Series) throws
  /// Keeps what a command was answered, for 30 days.
  func keep(_ outcome: KeptOutcome, of key: CommandKey) throws
  /// Forgets answers kept before a moment, among so many of the oldest behind a row. What is dated later than now was kept by a clock
  /// that has been put back since: it has its time, and holds up nothing.
  ///
  /// - Returns: How many were forgotten, and behind which row to go on; nil once younger ones come.
  func forgetOutcomes(
    before moment: Instant, at now: Instant, behind row: Int64, limit: Int
  ) throws -> (forgotten: Int, next: Int64?)
  /// Keeps the text of a definition under its hash; keeping it again changes nothing.
  func keep(_ definition: KeptDefinition) throws
  /// Keeps that a file was uploaded.
  func save(_ upload: Upload) throws
  /// Notes what was found in all uploads of a content that nobody had looked through before.
  func note(_ scan: ScanState, ofUploadsOf sha256: String) throws
  /// Forgets an upload.
  func forgetUpload(_ id: String) throws
  /// Notes that a dossier or an official document names a file, so that it is kept as long as that.
  func attach(sha256: String, to subject: RecordSubject) throws
  /// Keeps a thing as evidence; keeping it again changes nothing.
  func keep(_ evidence: KeptEvidence) throws
  /// Notes that newer answers about revocation may decide a finding.
  func note(_ finding: UndecidedFinding) throws
  /// Forgets that a finding was not decided.
  func forget(_ finding: UndecidedFinding) throws
  /// Writes an effect into the outbox; one whose identity is there already changes nothing.
  func put(_ effect: Effect, at moment: Instant) throws
  /// Takes the effect of a kind that is to be tried first, if its time has come, and counts the try.
  ///
  /// - Parameter until: Until when nobody else takes it.
  /// - Returns: The row as it is now; its `attempts` names this try.
  func begin(_ kind: Effect.Kind, at moment: Instant, until: Instant) throws -> OutboxRow?
  /// Notes what a try came to.
  ///
  /// - Returns: False, and nothing is noted, when a later try has begun meanwhile.
  func settle(_ row: OutboxRow, _ settlement: Settlement, at moment: Instant) throws -> Bool
  /// Lets a dead effect be tried again from the beginning.
  ///
  /// - Returns: Whether there was a dead one of that number.
  func revive(_ id: Int64, at moment: Instant) throws -> Bool
  /// Lets every effect that was being tried, and every message whose taking was begun, be tried again now.
  func resumeTries(at moment: Instant) throws
  /// Lets every effect and message that waits for a time beyond a moment wait until another one.
  func bringForward(triesBeyond moment: Instant, to earlier: Instant) throws
  /// Adds or replaces a draft.
  func save(_ draft: KeptDraft) throws
  /// Lets an upload count as one of that moment, so that it waits longer.
  func touchUpload(_ id: String, at moment: Instant) throws
  /// Erases a draft.
  func eraseDraft(hash: String) throws
  /// Erases the drafts whose days have passed.
  func eraseDrafts(until moment: Instant) throws
  /// Notes by what the applicant finds a dossier, of which nobody had looked yet.
  func note(persons: [String], of code: DossierCode) throws
  /// Adds or replaces a log-in.
  func save(_ logIn: KeptLogIn) throws
  /// Erases a log-in.
  func eraseLogIn(hash: String) throws
  /// Erases log-ins whose end has come by a moment, or whose browser was last seen before another.
  func eraseLogIns(expiredBy now: Instant, seenBefore: Instant) throws
  /// Adds or replaces an account.
  func save(_ account: Account) throws
  /// Adds or replaces a token.
  func save(_ token: AccessToken) throws
  /// Ends every token of an account.
  func endTokens(of account: Key<Officer>, at now: Instant) throws
  /// Adds or replaces an account's second factor.
  func save(_ factor: SecondFactor) throws
  /// Forgets an account's second factor.
  func forgetSecondFactor(of account: Key<Officer>) throws
  /// Adds a delegation, or the end of one; what was ordered never changes.
  func save(_ delegation: Delegation) throws
  /// Keeps a queue of an officer, in place of one of the same name.
  func save(_ queue: SavedQueue, of officer: Key<Officer>) throws
  /// Forgets a saved queue; whether there was one.
  func forgetQueue(_ name: String, of officer: Key<Officer>) throws -> Bool
  /// Notes that an officer read personal data.
  func noteReading(_ reading: PersonalReading) throws
}
