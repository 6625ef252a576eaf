import Crypto
import Dossiers
import Forms
import JSON
public import Procedures
public import Text
import WorkingTime

/// Something about the record that is not as it has to be.
public struct RecordFault: Hashable, Sendable {
  /// The position in the log, or nil when a projection is meant.
  public let position: Int64?
  /// The dossier or official document.
  public let subject: RecordSubject?
  /// What is wrong.
  public let words: Words

  /// That an entry of the log cannot be read at all.
  static func unreadable(at position: Int64) -> RecordFault {
    RecordFault(position: position, subject: nil, words: Words(vi: "không đọc được", en: "it cannot be read"))
  }
}

/// What a walk through the whole log came to.
public struct LogReport: Sendable {
  /// Entries read.
  public internal(set) var entries = 0
  /// Dossiers rebuilt.
  public internal(set) var dossiers = 0
  /// Official documents rebuilt.
  public internal(set) var documents = 0
  /// Projections that differed from what the log says.
  public internal(set) var differing = 0
  /// What is wrong, at most the first thousand.
  public internal(set) var faults: [RecordFault] = []

  /// Tells, once, that something cannot be made again, and so is not mended.
  mutating func tellFailure(of subject: RecordSubject) {
    tellOnce(
      RecordFault(
        position: nil, subject: subject,
        words: Words(vi: "không dựng lại được từ nhật ký", en: "it cannot be made again from the log")))
  }

  /// Tells of a fault of the log itself, which nothing that is derived of it can mend.
  mutating func tellOnce(_ fault: RecordFault) {
    guard faults.count < 1000, !faults.contains(fault) else { return }
    faults.append(fault)
  }

  /// Tells that so many things, of a subject or of the whole record, are not as the log has them.
  mutating func tell(_ differing: Int = 1, of subject: RecordSubject? = nil, _ words: Words) {
    self.differing += differing
    guard faults.count < 1000 else { return }
    faults.append(RecordFault(position: nil, subject: subject, words: words))
  }
}

extension OneStop {
  /// Makes every projection again from the log, and compares it with the stored one.
  ///
  /// - Parameters:
  ///   - repairing: Whether differing projections are replaced; otherwise they are only told.
  ///   - spreading: Spreads the work over processors; nil for one.
  ///   - progress: Told after each piece of the log: entries read so far.
  public func rebuild(
    repairing: Bool, spreading: Spreading? = nil, progress: (Int) -> Void = { _ in }
  ) throws -> LogReport {
    var report = LogReport()
    // What keeps entries from being placed is told, or thrown, where the tree is made again.
    _ = unplaceable()
    let told = try rebuildList(repairing: repairing, &report)
    try rebuildDossiers(except: told, repairing: repairing, spreading, &report, progress)
    try rebuildRegisterKeys(repairing: repairing, spreading, &report, progress)
    try rebuildTree(repairing: repairing, &report)
    try rebuildDocuments(except: told, repairing: repairing, spreading, &report, progress)
    return report
  }

  /// Proves the whole record: the log, as ``verify(spreading:progress:)`` does, that all that is derived from it is what
  /// it says, that what answers to commands say was done is there, and that the store finds nothing damaged in what it
  /// keeps for itself. Nothing is changed.
  ///
  /// - Parameters:
  ///   - spreading: Spreads the work over processors; nil for one.
  ///   - inDatabase: Told before each table or index that the database looks through, by its name.
  ///   - progress: Told now and then: entries read so far, of the log and again for what is derived.
  public func prove(
    spreading: Spreading? = nil, inDatabase: (String) -> Void = { _ in }, progress: (Int64) -> Void = { _ in }
  ) throws -> LogProof {
    let damages = try store.damages(inDatabase).map { damage in
      RecordFault(
        position: nil, subject: nil,
        words: Words(vi: "cơ sở dữ liệu bị hỏng: \(damage)", en: "the database is damaged: \(damage)"))
    }
    guard !damages.isEmpty else { return try proved(spreading, progress) }
    var proof: LogProof
    do {
      proof = try proved(spreading, progress)
    } catch {
      // Where the database is damaged, it need not be readable.
      proof = LogProof()
      proof.faults = [
        RecordFault(
          position: nil, subject: nil,
          words: Words(
            vi: "phần còn lại không kiểm chứng được vì cơ sở dữ liệu bị hỏng",
            en: "the rest cannot be proved, since the database is damaged"))
      ]
    }
    proof.faults = Array((damages + proof.faults).prefix(1000))
    return proof
  }

  private func proved(_ spreading: Spreading?, _ progress: (Int64) -> Void) throws -> LogProof {
    var proof = try verify(spreading: spreading, progress: progress)
    var report = LogReport()
    let told = try rebuildList(repairing: false, &report)
    try rebuildDossiers(except: told, repairing: false, spreading, &report) { progress(Int64($0)) }
    try rebuildRegisterKeys(repairing: false, spreading, &report) { progress(Int64($0)) }
    try rebuildDocuments(except: told, repairing: false, spreading, &report) { progress(Int64($0)) }
    try proveHandedDrafts(except: told, &report)
    try proveAnswers(except: told, spreading, &report)
    (proof.dossiers, proof.documents) = (report.dossiers, report.documents)
    // What the way through the log told already is not told again.
    let known = Set(proof.faults)
    proof.faults += report.faults.filter { !known.contains($0) }.prefix(max(0, 1000 - proof.faults.count))
    return proof
  }

  private func rebuildDossiers(
    except told: Set<RecordSubject>, repairing: Bool, _ spreading: Spreading?, _ report: inout LogReport,
    _ progress: (Int) -> Void
  ) throws {
    var findings: Set<UndecidedFinding> = []
    var after: DossierCode?
    while true {
      let codes = try store.read(for: authority) { try $0.codes(after: after, limit: 500) }
      guard let last = codes.last else {
        try rebuildFindings(findings, repairing: repairing, &report)
        try rebuildTallies(repairing: repairing, &report)
        try rebuildExchangeCounts(repairing: repairing, &report)
        try rebuildWaitingCount(repairing: repairing, &report)
        return
      }
      let wanted = codes.filter { !told.contains(.dossier($0)) }
      let made = wanted.spread(by: spreading) { code in
        Result { try self.store.read(for: self.authority) { try Remade(code, self, $0) } }
      }
      for (code, made) in zip(wanted, made) {
        do {
          findings.formUnion(try take(made.get(), of: code, repairing: repairing, &report))
        } catch {
          report.tellFailure(of: .dossier(code))
        }
      }
      after = last
      progress(report.entries)
    }
  }

  /// - Returns: Its findings that wait to be judged again.
  private func take(
    _ made: Remade?, of code: DossierCode, repairing: Bool, _ report: inout LogReport
  ) throws -> [UndecidedFinding] {
    guard let made else {
      try rebuildUnknown(.dossier(code), repairing: repairing, &report)
      return []
    }
    report.entries += made.entries
    report.dossiers += 1
    for fault in made.faults where report.faults.count < 1000 { report.faults.append(fault) }
    try rebuild(made.missing, of: code, repairing: repairing, &report)
    let findings = made.waiting.map { UndecidedFinding(evidence: $0, dossier: code) }
    guard let projection = made.projection, projection.differs(from: made.stored) else { return findings }
    report.tell(of: .dossier(code), Words(vi: "bản chiếu khác với nhật ký", en: "the projection differs from the log"))
    // What is wrong in the log is not carried on into what is derived of it.
    guard repairing, made.faults.isEmpty else { return findings }
    try store.write(for: authority) { record in
      guard let now = try Remade(code, self, record), now.faults.isEmpty, let projection = now.projection else {
        return
      }
      if projection.differs(from: now.stored) { try record.replace(projection) }
    }
    return findings
  }

  /// Makes the tree over the log again, and compares.
  private func rebuildTree(repairing: Bool, _ report: inout LogReport) throws {
    let differing = try rebuildTree(repairing: repairing)
    guard differing > 0 else { return }
    report.tell(
      differing,
      Words(
        vi: "cây Merkle lưu khác với nhật ký: \(differing) nút",
        en: "the Merkle tree that is kept differs from the log: \(differing) nodes"))
  }

  /// Counts all dossiers, and compares with the counts that reports read.
  private func rebuildTallies(repairing: Bool, _ report: inout LogReport) throws {
    let differing = try store.read(for: authority) { try $0.differingTallies() }
    guard differing > 0 else { return }
    report.tell(
      differing,
      Words(
        vi: "số đếm của báo cáo khác với hồ sơ: \(differing)",
        en: "counts of reports differ from the dossiers: \(differing)"))
    if repairing { try store.write(for: authority) { try $0.recount() } }
  }

  /// Counts all messages that are not over, and compares with the counts that are kept of each partner.
  private func rebuildExchangeCounts(repairing: Bool, _ report: inout LogReport) throws {
    let differing = try store.read(for: authority) { try $0.differingExchangeCounts() }
    guard differing > 0 else { return }
    report.tell(
      differing,
      Words(
        vi: "số đếm trao đổi văn bản khác với sổ thông điệp: \(differing)",
        en: "counts of the document exchange differ from its ledger: \(differing)"))
    if repairing { try store.write(for: authority) { try $0.recountExchange() } }
  }

  /// Counts the uploads that wait, and compares with the count that is kept.
  private func rebuildWaitingCount(repairing: Bool, _ report: inout LogReport) throws {
    guard try !store.read(for: authority, { try $0.isWaitingCountRight() }) else { return }
    report.tell(
      1,
      Words(
        vi: "số đếm tệp đang chờ hồ sơ khác với các tệp đã tải lên",
        en: "the count of uploads that wait for a dossier differs from the uploads"))
    if repairing { try store.write(for: authority) { try $0.recountWaitingUploads() } }
  }

  /// Tells, and writes again, entries of registers that are not as the log has them.
  private func rebuild(
    _ missing: [WrittenEntry], of code: DossierCode, repairing: Bool, _ report: inout LogReport
  ) throws {
    for written in missing {
      report.tell(
        of: .dossier(code),
        Words(
          vi: "mục trong sổ \(written.register) khác với nhật ký",
          en: "the entry in the register \(written.register) differs from the log"))
      if repairing { try store.write(for: authority) { try $0.load([written.entry], into: written.register) } }
    }
  }
}

extension Projection {
  /// Whether a store has something else; what it has not looked for yet is no difference.
  fileprivate func differs(from stored: Projection?) -> Bool {
    guard let stored else { return true }
    var subject = stored.subject
    if let kept = subject, kept.persons == nil {
      subject = Subject(name: kept.name, terms: kept.terms, persons: self.subject?.persons ?? [])
    }
    // Where content that was erased stood is nobody's business any more.
    let places = self.places?.answers == nil ? stored.places?.withoutContent() : stored.places
    return self != stored.with(subject, places, stored.tasks(opened: tasks))
  }

  /// The same, standing elsewhere in the log.
  public func standing(at places: LogPlaces?) -> Projection { with(subject, places, tasks) }

  /// Its tasks, each open since when the log says so where a node of the version before has left that empty.
  private func tasks(opened known: [TaskRow]) -> [TaskRow] {
    tasks.map { task in
      guard task.openedAt == nil, let known = known.first(where: { $0.number == task.number }) else { return task }
      return TaskRow(
        number: task.number, step: task.step, post: task.post, officer: task.officer, due: task.due,
        openedAt: known.openedAt)
    }
  }

  private func with(_ subject: Subject?, _ places: LogPlaces?, _ tasks: [TaskRow]) -> Projection {
    Projection(
      code: code, procedure: procedure, unit: unit, channel: channel, place: place, national: national,
      version: version, submittedAt: submittedAt, due: due, endedAt: endedAt, isLate: isLate, timeliness: timeliness,
      nextMoment: nextMoment, state: state, tasks: tasks, units: units, secretHash: secretHash, rating: rating,
      messageSince: messageSince, undecidedPapers: undecidedPapers, heldDocuments: heldDocuments, keptUntil: keptUntil,
      subject: subject,
      admission: admission, places: places)
  }
}

/// What one dossier is when it is made again from the log, beside what is stored.
private struct Remade: Sendable {
  let projection: Projection?
  let stored: Projection?
  let entries: Int
  let faults: [RecordFault]
  /// What it wrote into registers and does not stand there.
  let missing: [WrittenEntry]
  /// The evidence of its findings that wait to be judged again.
  let waiting: [String]

  /// - Returns: Nil when the log has no entry about it.
  init?(_ code: DossierCode, _ office: OneStop, _ record: any RecordReading) throws {
    guard try record.listedEntry(of: .dossier(code)) != nil else { return nil }
    let walk = try EntryWalk(record.entries(of: code), of: code, office, record)
    missing = try walk.written.filter { written in
      try record.registerEntry(in: written.register, identity: written.entry.identity) != written.entry
    }
    (projection, faults, entries) = (walk.projection, walk.faults, walk.count)
    stored = try record.projection(of: code)
    waiting = Array(walk.waiting.evidence)
  }
}

/// The entries of one dossier, read from the log and checked: hashes, order, content.
struct EntryWalk {
  private(set) var projection: Projection?
  private(set) var faults: [RecordFault] = []
  private(set) var count = 0
  /// What it wrote into registers.
  private(set) var written: [WrittenEntry] = []
  /// Its findings that wait to be judged again.
  private(set) var waiting = WaitingFindings()

  init(_ entries: [StoredEntry], of code: DossierCode, _ office: OneStop, _ record: any RecordReading) throws {
    var (answers, lookup): (Int64?, Int64?) = (nil, nil)
    var unreadable: [StoredEntry] = []
    var dossier: Dossier?
    var subject: Projection.Subject?
    var candidacy: Candidacy?
    var undecided = UndecidedPapers()
    var procedure: Procedure?
    for stored in entries {
      count += 1
      let entry = try EntryBody(reading: stored.body)
      if EntryBody.leaf(of: stored.body) != stored.leaf {
        tell(stored, Words(vi: "mã băm không khớp nội dung", en: "the hash does not fit the text"))
      }
      if entry.version != count || entry.version != stored.version || entry.dossier != code {
        tell(stored, Words(vi: "sai thứ tự hoặc sai hồ sơ", en: "out of order, or of another dossier"))
      }
      var dossierNow = dossier ?? Dossier(beginning: entry.events, at: entry.at)
      dossierNow?.apply(entry.events, at: entry.at, by: entry.officer, inPlaceOf: entry.inPlaceOf)
      dossier = dossierNow
      guard let dossierNow else { continue }
      let text = try procedure ?? office.procedure(dossierNow.procedure, dossierNow.revision, record)
      procedure = text
      let content = try content(of: stored, entry, record)
      if content == nil, entry.contentHash != nil { unreadable.append(stored) }
      if let found = content {
        if found.values["answers"] != nil { answers = stored.position }
        if found.values["lookup"] != nil { lookup = stored.position }
        subject = try Projection.Subject(found, of: dossierNow, text, office.persons) ?? subject
        candidacy = Candidacy(found, text) ?? candidacy
        try undecided.take(found)
        try waiting.take(found)
        written += try WrittenEntry.all(of: entry.events, found, text, code)
      }
    }
    guard let dossier, let procedure, let first = entries.first, let last = entries.last else { return }
    if dossier.erasedAt == nil { for stored in unreadable { tell(stored, ErasureProved.missing) } }
    projection = Projection(
      of: dossier, procedure: procedure, subject: subject, candidacy: candidacy, undecided: undecided,
      places: LogPlaces(
        last: last.position, answers: dossier.erasedAt == nil ? answers ?? first.position : nil, lookup: lookup))
  }

  private mutating func content(
    of stored: StoredEntry, _ entry: EntryBody, _ record: any RecordReading
  ) throws -> PersonalContent? {
    let kept = try record.content(of: stored)
    if let kept, kept.hash != entry.contentHash {
      tell(stored, Words(vi: "nội dung cá nhân không khớp mã băm", en: "the personal content does not fit its hash"))
    }
    guard let kept, case .object(let values) = try JSONValue(reading: kept.body) else { return nil }
    return PersonalContent(
      values: Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }

  private mutating func tell(_ stored: StoredEntry, _ words: Words) {
    faults.append(RecordFault(position: stored.position, subject: stored.subject, words: words))
  }
}
