import Crypto
import Dossiers
import Procedures
import Signatures
import Synchronization
import Text
import WorkingTime

/// How far the findings that were not decided have been gone through with the answers about revocation at hand.
struct JudgingRound {
  /// What was at hand.
  var material: SHA256?
  /// When it began.
  var beganAt = Instant(milliseconds: 0)
  /// The last finding that was looked at; nil before the first.
  var cursor: UndecidedFinding?
  /// Whether all have been looked at.
  var isFinished = false
}

extension OneStop {
  /// Judges signatures again that were not decided for want of answers about revocation: when other lists are at hand than
  /// last time, and every hour, for responders are asked about one certificate at a time. The moment of the first judgement, when the file was here, proves that it existed.
  ///
  /// What is found then is an entry of the dossier: the earlier finding stays in its history, and it moves the dossier
  /// nowhere. A finding that stays what it was is written nowhere. Bounded work: call it again when it answers
  /// ``judgingBatch``; begun anew, it goes through all of them again, and what was decided is decided once. One whose dossier is stuck
  /// holds up none behind it.
  ///
  /// - Parameter tell: Told of each dossier that is stuck.
  /// - Returns: How many findings were looked at.
  @discardableResult
  public func judgeAgain(tell: (StuckDossier) -> Void = { _ in }) throws -> Int {
    let (data, now) = (revocation(), environment.now())
    let name = data.name
    let cursor: UndecidedFinding?? = judging.withLock { round in
      // A clock that was put back makes no round last longer.
      let isOver = now < round.beganAt || now >= round.beganAt.advanced(bySeconds: OneStop.judgingSeconds)
      if round.material != name || isOver {
        round = JudgingRound(material: name, beganAt: now)
      }
      return round.isFinished ? .none : .some(round.cursor)
    }
    guard let cursor else { return 0 }
    let findings = try store.read(for: authority) {
      try $0.undecidedFindings(after: cursor, limit: OneStop.judgingBatch)
    }
    for finding in findings { _ = try apart(finding.dossier, tell) { try judge(finding, with: data) } }
    judging.withLock { round in
      guard round.material == name else { return }
      round.cursor = findings.last ?? round.cursor
      // A page with rows that are left out is not full.
      round.isFinished = findings.isEmpty
    }
    return findings.count
  }

  /// How many findings are looked at in one go.
  public static let judgingBatch = 20
  /// After how many seconds all are gone through again, whatever is at hand.
  private static let judgingSeconds: Int64 = 3_600

  private func judge(_ finding: UndecidedFinding, with data: RevocationData) throws {
    let now = environment.now()
    // What was erased since is judged by nobody any more.
    guard let bundle = try? store.read(for: authority, { try EvidenceBundle(kept: finding.evidence, in: $0, files) })
    else { return }
    let definitions = self.definitions
    let id = bundle.manifest.policy.id
    let policy = Key<SignaturePolicy>(id).flatMap { definitions.signaturePolicies[$0] }
    func judged(
      _ data: RevocationData, _ responses: [[UInt8]]
    ) throws(EvidenceFault) -> VerificationWithEvidence {
      let given = policy.map { definitions.intermediates(of: $0) } ?? []
      let more = TrustMaterial(
        intermediates: given + data.intermediates, revocationLists: data.lists,
        ocspResponses: responses + data.responses)
      return try bundle.reportWithEvidence(
        at: now, anchors: policy.map { definitions.anchors(of: $0) }, with: more,
        sets: policy.map { definitions.anchorSets(of: $0) } ?? [:])
    }
    // Evidence that was damaged since holds up nothing else; whoever asks for it is told.
    guard var made = try? judged(data, []) else { return }
    if policy?.revocation.fetches ?? false {
      let met = data.about(made.report.chains)
      if met.isNew || !met.responses.isEmpty, let again = try? judged(revocation(), met.responses) { made = again }
    }
    guard let key = Key<SignaturePolicy>(id), made.report.subIndication != .tryLater else { return }
    var found = PaperSignature(made.report, policy: key, at: now)
    found.evidence = made.evidence.sha256.hex
    // Two rounds may judge it at the same time: one of them is heard.
    let request = CommandRequest(
      key: CommandKey(owner: "engine", id: "judge/\(finding.evidence)/\(finding.dossier)"), digest: finding.evidence,
      caller: .engine)
    do {
      _ = try perform(
        .recordJudgements([SignatureJudgedAgain(inPlaceOf: finding.evidence, found)]), on: finding.dossier, request,
        keeping: made.evidence.kept)
    } catch is UseRefusal {
      // Another round has recorded another finding in the meantime.
    }
  }
}

extension Timeline {
  /// Papers with what was found last about their signatures.
  func current(_ papers: [Paper]) -> [Paper] {
    papers.map { paper in
      var paper = paper
      paper.signature = current(paper.signature)
      return paper
    }
  }

  /// What was found last in the place of a finding.
  func current(_ finding: PaperSignature?) -> PaperSignature? {
    finding.map { finding in finding.evidence.flatMap { judgedAgain[$0] } ?? finding }
  }
}
