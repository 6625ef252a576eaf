import Crypto
import Documents
import Dossiers
import JSON
import Procedures
import Signatures
import Text
import WorkingTime

/// One cut within the commit that makes it: reads what goes, finds what follows from the log on either side, and has the store do
/// it.
struct RecordCutting {
  let office: OneStop
  let record: any RecordWriting
  let place: CutPlace
  let progress: @Sendable (Int) -> Void
  private(set) var cut: RecordCut
  private(set) var report: CutReport
  /// Dossiers and documents of which something goes, and how many of their entries stay.
  private var versions: [RecordSubject: Int] = [:]
  /// Payments of which nobody here knows any more, once the cut is made, whether money has come.
  private var adrift: [PaymentRow] = []

  private static let piece = 500

  init(
    _ office: OneStop, _ record: any RecordWriting, _ place: CutPlace, _ progress: @escaping @Sendable (Int) -> Void
  ) {
    (self.office, self.record, self.place, self.progress) = (office, record, place, progress)
    cut = RecordCut(behind: place.position, at: place.moment)
    report = CutReport(entry: place.position, moment: place.moment)
  }

  /// - Returns: What has gone, and files that may have lost their last name.
  mutating func carryOut() throws -> (CutReport, Set<String>) {
    var evidence: Set<String> = []
    for subject in try readEntries() { evidence.formUnion(try take(subject)) }
    for manifest in evidence.sorted() where try !staysNamed(manifest) { cut.evidence.append(manifest) }
    try findAnswers()
    let traces = try record.cut(cut)
    try raiseQuestions()
    try putBackWebhooks()
    report.left = traces.left
    (report.headsGone, report.largestHead) = (traces.heads, traces.largestHead)
    (report.messagesAgain, report.answersForgotten) = (traces.messages, cut.outcomes.count)
    return (report, traces.files)
  }

  /// Reads the entries that go; whom they are about, in the order in which that came up.
  private mutating func readEntries() throws -> [RecordSubject] {
    var (subjects, seen) = ([RecordSubject](), Set<RecordSubject>())
    var from = place.position + 1
    while case let entries = try record.entries(from: from, limit: RecordCutting.piece), let last = entries.last {
      for stored in entries {
        if seen.insert(stored.subject).inserted { subjects.append(stored.subject) }
        for (series, number) in try stored.numbers(office.definitions, record) { lower(series, below: number) }
        switch try AnyEntryBody(reading: stored.body) {
        case .dossier(let entry):
          report.firstGone = report.firstGone ?? entry.at
          report.lettersGone += entry.events.count { event in
            switch event {
            case .letterIssued, .resultIssued: true
            default: false
            }
          }
        case .document(let entry):
          report.firstGone = report.firstGone ?? entry.at
        }
      }
      report.entriesGone += Int64(entries.count)
      progress(Int(report.entriesGone))
      from = last.position + 1
    }
    return subjects
  }

  /// Numbers follow one another without a gap: the one before the first that goes is the last one again.
  private mutating func lower(_ series: Series, below number: Int) {
    cut.numbers[series] = min(cut.numbers[series] ?? .max, number - 1)
  }

  /// Finds what becomes of a dossier or document; the manifests of evidence that what goes of it names.
  private mutating func take(_ subject: RecordSubject) throws -> Set<String> {
    let entries: [StoredEntry]
    switch subject {
    case .dossier(let code):
      entries = try record.entries(of: code)
      try takeDossier(entries)
    case .document(let key):
      entries = try record.entries(of: key)
      if entries.contains(where: stays) { report.documentsBack += 1 } else { report.documentsGone += 1 }
    }
    let (staying, going) = (entries.filter(stays), entries.filter { !stays($0) })
    versions[subject] = staying.count
    guard let last = staying.last, let first = staying.first else {
      cut.gone.append(subject)
      return try Said(in: going, record).evidence
    }
    let (kept, lost) = (try Said(in: staying, record), try Said(in: going, record))
    cut.back.append(
      TurnedBack(
        subject: subject, last: last.position, answers: kept.answers ?? first.position, lookup: kept.lookup,
        named: kept.hashes, leaving: lost.hashes.subtracting(kept.hashes)))
    return lost.evidence.subtracting(kept.evidence)
  }

  private func stays(_ stored: StoredEntry) -> Bool { stored.position <= place.position }

  private mutating func takeDossier(_ entries: [StoredEntry]) throws {
    var (then, now): (Dossier?, Dossier?) = (nil, nil)
    var written: [(events: [DossierEvent], content: StoredContent?)] = []
    for stored in entries {
      let entry = try EntryBody(reading: stored.body)
      var dossier = now ?? Dossier(beginning: entry.events, at: entry.at)
      dossier?.apply(entry.events, at: entry.at, by: entry.officer, inPlaceOf: entry.inPlaceOf)
      now = dossier
      if stays(stored) {
        then = now
      } else if entry.events.contains(where: \.isRegistration) {
        written.append((entry.events, try record.content(of: stored)))
      }
    }
    guard let now else { return }
    if then == nil { report.dossiersGone += 1 } else { report.dossiersBack += 1 }
    try takePayments(of: now, before: then)
    guard !written.isEmpty else { return }
    let procedure = try office.procedure(now.procedure, now.revision, record)
    for (events, content) in written {
      for entry in try WrittenEntry.all(of: events, content.map { try PersonalContent($0) }, procedure, now.code) {
        cut.registerEntries.append(
          RecordCut.RegisterPlace(register: entry.register, identity: entry.entry.identity))
      }
    }
  }

  private mutating func takePayments(of now: Dossier, before then: Dossier?) throws {
    for payment in now.onlinePayments {
      if let before = then?.onlinePayment(number: payment.number) {
        cut.paymentsBack[payment.reference] = before.status
        guard payment.status != before.status else { continue }
        // The platform is asked about one that is pending, and about no other.
        if before.status == .pending { report.paymentsAsked += 1 } else { try ask(about: payment) }
      } else {
        // Whoever began it may be paying just now.
        cut.paymentsGone.insert(payment.reference)
        try ask(about: payment)
      }
    }
  }

  private mutating func ask(about payment: OnlinePayment) throws {
    if let row = try record.payment(payment.reference) { adrift.append(row) }
  }

  /// Whether an entry that stays names a manifest, too: whoever else has the document may stand on the same finding.
  private func staysNamed(_ manifest: String) throws -> Bool {
    guard let kept = try record.evidence(sha256: manifest), let read = try? EvidenceManifest(reading: kept.bytes) else {
      return false
    }
    return try record.subjects(naming: read.document.hex).contains { subject in
      let entries =
        switch subject {
        case .dossier(let code): try record.entries(of: code)
        case .document(let key): try record.entries(of: key)
        }
      return try Said(in: entries.filter(stays), record).evidence.contains(manifest)
    }
  }

  /// Answers are forgotten that name something that has not happened, whenever they were given, and those that were given later and
  /// name nothing; and the messages that were answered so are taken again.
  private mutating func findAnswers() throws {
    var row: Int64 = 0
    while case let rows = try record.outcomes(behind: row, limit: RecordCutting.piece),
      let last = rows.last
    {
      for kept in rows where try !stays(kept) {
        cut.outcomes.append(kept.row)
        if let message = RecordCut.MessagePlace(answeredUnder: kept.key) { cut.messages.append(message) }
      }
      row = last.row
    }
  }

  /// An answer that was kept later stays when the entry that was written with it does: the clock was ahead then, and has been put
  /// right.
  private func stays(_ kept: KeptOutcomeRow) throws -> Bool {
    guard kept.outcome.at > place.moment else { return !namesWhatGoes(kept.outcome.answer) }
    if case .done(let code, let version)? = try? Outcome(reading: kept.outcome.answer) {
      return try stays(.dossier(code), version, kept.outcome.at) { try record.entries(of: code) }
    }
    if case .done(let key, let version)? = try? DocumentOutcome(reading: kept.outcome.answer) {
      return try stays(.document(key), version, kept.outcome.at) { try record.entries(of: key) }
    }
    return false
  }

  /// An answer may be dated before the entry that it names: the clock was put back, or it says what another command has done.
  private func namesWhatGoes(_ answer: String) -> Bool {
    switch KeptAnswer(answer) {
    case .version(let subject, let version)?: versions[subject].map { version > $0 } ?? false
    case .message(let keys)?: keys.contains { versions[.document($0)] == 0 }
    case .workFile?, .delegation?, .refusal?, nil: false
    }
  }

  private func stays(
    _ subject: RecordSubject, _ version: Int, _ moment: Instant, _ entries: () throws -> [StoredEntry]
  ) throws -> Bool {
    guard versions[subject].map({ version <= $0 }) ?? true,
      let stored = try entries().first(where: { $0.version == version })
    else { return false }
    return try AnyEntryBody(reading: stored.body).at == moment
  }

  /// Money that has come, or may come, for a payment of which nobody here knows that any more is for a person to look into.
  private mutating func raiseQuestions() throws {
    let now = office.environment.now()
    for payment in adrift {
      report.paymentsAdrift += 1
      _ = try record.raise(
        PaymentQuestion(
          reference: payment.reference, dossier: nil, unit: payment.unit, doubt: .orphan, amount: payment.amount,
          transaction: "", raisedAt: now))
    }
  }

  /// Whoever was told of what has gone is told from there on of what comes in its place. Their cursors would be known as those of
  /// another log, and they would be told nothing.
  private mutating func putBackWebhooks() throws {
    guard let last = try record.entry(at: place.position) else { throw LogGap(position: place.position) }
    let end = EventCursor(behind: last)
    let gone = Set(cut.gone)
    for var webhook in try record.webhooks() {
      let before = webhook
      if webhook.cursor.position > place.position {
        (webhook.cursor, webhook.attempts) = (end, 0)
        report.webhooksBack += 1
      }
      webhook.setAside = webhook.setAside.filter { !gone.contains($0.subject) }.map { aside in
        var aside = aside
        if aside.cursor.position > place.position { aside.cursor = end }
        return aside
      }
      if webhook != before { try record.save(webhook) }
    }
  }
}

extension DossierEvent {
  /// Whether it gave an entry of a register its number.
  fileprivate var isRegistration: Bool { if case .registered = self { true } else { false } }
}
