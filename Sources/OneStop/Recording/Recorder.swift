import Crypto
import Dossiers
import Forms
import JSON
import Procedures
import Proofs
import Signatures
import Text
import WorkingTime

/// Writes decisions of one commit: log, personal content, projection, numbers.
struct Recorder {
  let authority: Key<Authority>
  let record: any RecordWriting
  let now: Instant
  /// By which ways this office tells applicants something.
  var reach: Set<Reach> = []
  /// Whether the national portal is told.
  var tellsPortal = false
  /// By what applicants find their dossiers.
  let persons: PersonIndex
  /// 16 fresh random bytes for each entry with content.
  let salt: () throws -> [UInt8]

  /// Records what a command led to.
  ///
  /// - Parameters:
  ///   - decision: The events and their content; an empty one records nothing.
  ///   - before: The dossier before; nil for a new one.
  ///   - procedure: The procedure under which it is answered.
  /// - Returns: The dossier afterwards.
  func record(
    _ decision: Decision, actor: Actor, before: Dossier?, procedure: Procedure
  ) throws -> Dossier {
    guard var dossier = before ?? Dossier(beginning: decision.events, at: now) else {
      throw RecordFailure.emptyBeginning
    }
    guard !decision.events.isEmpty else { return dossier }
    let decision = try withAccount(decision, of: before)
    dossier.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
    let content = try decision.content.map { StoredContent(salt: try salt(), body: $0.json.canonicalText) }
    let body = EntryBody(
      authority: authority, dossier: dossier.code, version: dossier.version, at: now,
      actor: actor.text(inPlaceOf: decision.inPlaceOf),
      events: decision.events, contentHash: content?.hash)
    let canonical = body.json.canonicalText
    let subject = try decision.content.flatMap { try Projection.Subject($0, of: dossier, procedure, persons) }
    let position = try record.append(
      NewEntry(
        dossier: dossier.code, version: dossier.version, at: now, body: canonical, leaf: EntryBody.leaf(of: canonical),
        setsAnswers: decision.setsAnswers, setsLookup: decision.setsLookup),
      content: content,
      projection: Projection(
        of: dossier, procedure: procedure, subject: subject,
        candidacy: decision.content.flatMap { Candidacy($0, procedure) },
        undecided: try undecidedPapers(after: decision, of: dossier.code)))
    if decision.events.contains(where: \.isErasure) { try erase(dossier, procedure) }
    // A dossier stays with the series of the agency that numbered it, whatever code that one gets.
    try raiseNumbers(decision.events, agency: dossier.code.agency)
    for entry in try WrittenEntry.all(of: decision.events, decision.content, procedure, dossier.code) {
      try record.load([entry.entry], into: entry.register)
    }
    try attachFiles(decision, to: dossier.code, procedure)
    try noteFindings(decision, of: dossier.code)
    try queueNotices(of: decision, dossier, at: position)
    try queuePortal(of: decision, dossier, procedure, at: position)
    try notePayments(of: decision, dossier, by: actor.officer, at: position)
    try queueSeals(of: decision, dossier, procedure, at: position)
    return dossier
  }

  /// Erases what is personal, and leaves of what is derived what the log says without it.
  private func erase(_ dossier: Dossier, _ procedure: Procedure) throws {
    try record.erase(record.traces(of: .dossier(dossier.code), payments: dossier.onlinePayments.map(\.reference)))
    try record.replace(
      Projection(
        of: dossier, procedure: procedure, subject: nil, candidacy: nil, undecided: UndecidedPapers()))
  }

  /// The decision, whose new answers stand beside the account that filed the dossier: what is found of the applicant is found
  /// of the last answers alone.
  private func withAccount(_ decision: Decision, of before: Dossier?) throws -> Decision {
    guard decision.setsAnswers, let before, before.account != nil,
      let position = try record.dossier(before.code, for: .everything)?.answersPosition,
      let content = try record.content(ofEntryAt: position, of: .dossier(before.code))
    else { return decision }
    var decision = decision
    decision.content?.values["account"] = try JSONValue(reading: content.body)["account"]
    return decision
  }

  /// The undecided papers once this is written; nil when it says nothing of them.
  private func undecidedPapers(after decision: Decision, of code: DossierCode) throws -> UndecidedPapers? {
    guard let content = decision.content else { return nil }
    // Only findings that were judged again say something of papers that are there.
    let before = content.values["judgedAgain"] == nil ? nil : try record.projection(of: code)?.undecidedPapers
    var papers = UndecidedPapers(before ?? [])
    return try papers.take(content) ? papers : nil
  }

  /// What follows from the decision outside: written with it, done after the commit.
  private func queueNotices(of decision: Decision, _ dossier: Dossier, at position: Int64) throws {
    for number in decision.notices.indices {
      for way in decision.reach.intersection(reach).map(Effect.Kind.init).sorted(by: { $0.rawValue < $1.rawValue }) {
        try record.put(
          Effect(way, of: .dossier(dossier.code), version: dossier.version, entry: position, number: number + 1),
          at: now)
      }
    }
  }

  /// Letters and results that the authority's seal belongs on: put on by whoever has the key, when there is somebody.
  private func queueSeals(
    of decision: Decision, _ dossier: Dossier, _ procedure: Procedure, at position: Int64
  ) throws {
    for number in decision.events.sealSubjects(in: procedure).indices {
      try record.put(
        Effect(.seal, of: .dossier(dossier.code), version: dossier.version, entry: position, number: number + 1),
        at: now)
    }
  }

  /// Findings that wait for newer answers about revocation, wherever they stand in the content, wait until one is judged
  /// again.
  private func noteFindings(_ decision: Decision, of code: DossierCode) throws {
    guard let content = decision.content else { return }
    var waiting = WaitingFindings()
    try waiting.take(content)
    for evidence in waiting.evidence { try record.note(UndecidedFinding(evidence: evidence, dossier: code)) }
    if case .array(let findings)? = content.values["judgedAgain"] {
      for finding in findings {
        let earlier = try SignatureJudgedAgain(JSONField(finding)).earlier
        try record.forget(UndecidedFinding(evidence: earlier, dossier: code))
      }
    }
  }

  private func attachFiles(_ decision: Decision, to code: DossierCode, _ procedure: Procedure) throws {
    if case .array(let papers)? = decision.content?.values["papers"] {
      for paper in papers {
        let handed = try Paper(JSONField(paper))
        try take(handed.sha256, named: handed.name, into: code)
      }
    }
    if let signed = decision.content?.values["signed"] {
      let document = try SignedDocument(JSONField(signed))
      try take(document.sha256, named: document.name, into: code)
    }
    for case .sealed(let seal, _) in decision.events { try record.attach(sha256: seal.sha256, to: .dossier(code)) }
    if case .object(let recorded)? = decision.content?.values["answers"],
      let answers = procedure.form.answers(recorded: recorded)
    {
      for (_, file) in procedure.form.files(in: answers) { try take(file.sha256, named: file.name, into: code) }
    }
  }

  /// Notes that the dossier names a file that was handed in. What nothing names by now was swept since it was looked at, and its
  /// file has gone or will.
  ///
  /// - Throws: ``FileRefusal/noSuchUpload(_:)``, and then nothing is recorded.
  private func take(_ sha256: String, named name: String, into code: DossierCode) throws {
    guard try record.isNamed(sha256: sha256) else { throw FileRefusal.noSuchUpload(name) }
    try record.attach(sha256: sha256, to: .dossier(code))
  }

  private func raiseNumbers(_ events: [DossierEvent], agency: String) throws {
    for event in events {
      switch event {
      case .submitted(let submitted):
        try record.setLastNumber(submitted.number, in: Series(dossiersOf: agency, on: LocalTime(now).day))
      case .letterIssued(let letter, let year, let number, _):
        try record.setLastNumber(number, in: Series(letter, of: agency, in: year))
      case .registered(let register, let year, let number, _):
        try record.setLastNumber(number, in: Series(register, of: agency, in: year))
      default: break
      }
    }
  }
}

extension Effect.Kind {
  fileprivate init(_ reach: Reach) {
    switch reach {
    case .mail: self = .mail
    case .message: self = .message
    }
  }
}

/// What must not happen: the record contradicts itself.
public enum RecordFailure: Error, Sendable {
  /// A dossier does not begin with a submission.
  case emptyBeginning
  /// An entry cannot be read.
  case unreadable(position: Int64)
  /// The content of an entry is missing though it was not erased.
  case contentMissing(position: Int64)
}

extension EntryBody {
  /// The leaf of the Merkle tree (RFC 9162, 2.1.1): SHA-256 of a zero byte and the canonical form.
  static func leaf(of canonical: String) -> [UInt8] {
    MerkleHash.leaf(canonical.utf8).bytes
  }
}

extension Actor {
  /// As the log writes it.
  func text(inPlaceOf colleague: Key<Officer>?) -> String {
    switch self {
    case .applicant: "applicant"
    case .engine: "engine"
    case .officer(let officer, _): "officer/\(officer)" + (colleague.map { "/for/\($0)" } ?? "")
    }
  }
}

extension Decision {
  var setsAnswers: Bool { content?.values["answers"] != nil }
  var setsLookup: Bool { content?.values["lookup"] != nil }
}

extension PersonalContent {
  var json: JSONValue { .object(JSONObject(values.map { ($0.key, $0.value) })) }
}
