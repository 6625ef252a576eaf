import Dossiers
import Forms
import JSON
import Procedures
import Text
import WorkingTime
import YAML

/// Goes one walk and tells where it comes to something else than the walk says.
struct WalkRun {
  let walk: Walk
  let findings: Findings
  private var walked: WalkedDossier
  /// The transitions that it went.
  private(set) var transitions: Set<Transition> = []

  init(_ walk: Walk, _ walked: WalkedDossier, _ findings: Findings) {
    self.walk = walk
    self.walked = walked
    self.findings = findings
  }

  mutating func run() {
    var last: Instant?
    for move in walk.moves {
      if let last, move.at.value < last {
        findings.error(
          at: move.at.place,
          Words(
            vi: "thời điểm này trước thời điểm của bước trên", en: "this moment is before that of the move above"))
        return
      }
      last = move.at.value
      guard go(move) else { return }
    }
  }

  /// False when the walk cannot go on.
  private mutating func go(_ move: Walk.Move) -> Bool {
    var events: [DossierEvent] = []
    var refusal: Refusal?
    do throws(Refusal) {
      // What the clock does meanwhile happens before the move; a `wait` is there to tell it.
      if move.deed.value != "wait" { note(try walked.letTimePass(until: move.at.value, including: false)) }
      guard let done = try deed(of: move) else { return false }
      events = done
      note(events)
      if let searched = try search(move, after: events) { events += searched }
    } catch {
      refusal = error
    }
    return compare(move, events, refusal)
  }

  /// Nil, with a finding, for what cannot even be asked.
  private mutating func deed(of move: Walk.Move) throws(Refusal) -> [DossierEvent]? {
    guard let actor = actor(of: move) else { return nil }
    let now = move.at.value
    let isAct =
      walked.dossier != nil
      && !["submit", "wait", "take", "release", "begin-payment", "confirm-payment", "answer"].contains(move.deed.value)
    if let signed = move.signed, !isAct {
      findings.error(
        at: signed.place,
        Words(vi: "`signed` chỉ đi với một thao tác", en: "`signed` goes with an action only"))
      return nil
    }
    switch move.deed.value {
    case "submit":
      guard let answers = judged(move) else { return nil }
      var submission = Submission(
        channel: move.channel ?? .online, answers: answers, papers: papers(of: move),
        secretHash: String(repeating: "0", count: 64))
      if case .exchange = move.by.value { submission.document = WalkedDossier.document }
      return try walked.submit(submission, by: actor, at: now)
    case "wait":
      return try walked.letTimePass(until: now, including: true)
    case let deed:
      guard let dossier = walked.dossier else {
        findings.error(
          at: move.deed.place,
          Words(vi: "bản đi thử phải bắt đầu bằng `submit`", en: "a walk begins with `submit`"))
        return nil
      }
      let task = dossier.task(for: actor)
      if deed == "take" { return try walked.carryOut(.take(task: task), by: actor, at: now) }
      if deed == "begin-payment" { return try walked.carryOut(.beginPayment, by: actor, at: now) }
      if deed == "confirm-payment" {
        guard let report = report(of: move, dossier) else { return nil }
        return try walked.carryOut(.reportPayment(report), by: actor, at: now)
      }
      if deed == "answer" {
        guard let document = answer(of: move) else { return nil }
        return try walked.carryOut(.recordAnswer(document), by: actor, at: now)
      }
      if deed == "release" { return try walked.carryOut(.release(task: task), by: actor, at: now) }
      guard var act = act(deed, of: move, on: task, dossier) else { return nil }
      let letter = walked.letterToSign(for: act, by: actor, at: now)
      act.signed?.letter = letter
      return try walked.carryOut(.act(act), by: actor, at: now)
    }
  }

  private func actor(of move: Walk.Move) -> Actor? {
    switch move.by.value {
    case .applicant: return .applicant
    case .clock, .platform, .exchange: return .engine
    case .officer(let id):
      if let officer = walked.officer(id, at: move.at.value) { return officer }
      findings.error(
        at: move.by.place, Words(vi: "không có cán bộ `\(id)`", en: "there is no officer `\(id)`"),
        suggestion: nearestWord(
          to: id.text,
          among: walked.definitions.authority.officers.map(\.id.text) + ["applicant", "clock", "platform", "exchange"])
      )
      return nil
    }
  }

  /// What the payment platform says: the money of the last payment that was begun, or so much as the move names.
  private func report(of move: Walk.Move, _ dossier: Dossier) -> PaymentReport? {
    guard case .platform = move.by.value, let payment = dossier.onlinePayments.last else {
      findings.error(
        at: move.deed.place,
        Words(
          vi: "`confirm-payment` là của `by: platform`, sau khi người nộp đã `begin-payment`",
          en: "`confirm-payment` is for `by: platform`, once the applicant has done `begin-payment`"))
      return nil
    }
    return PaymentReport(
      payment.reference,
      .arrived(move.payment?.amount ?? payment.amount, currency: "VND", transaction: "GD\(dossier.version)"))
  }

  /// The document of another agency: its signatures hold, unless the move says that a clerk has checked it.
  private func answer(of move: Walk.Move) -> AnsweringDocument? {
    guard case .exchange = move.by.value else {
      findings.error(
        at: move.deed.place,
        Words(vi: "`answer` là của `by: exchange`", en: "`answer` is for `by: exchange`"))
      return nil
    }
    return AnsweringDocument(
      document: WalkedDossier.document, standing: move.signatures == .valid ? .valid : .attested,
      words: move.reason ?? WalkedDossier.document)
  }

  private func judged(_ move: Walk.Move) -> Answers? {
    let day = LocalTime(move.at.value).day
    switch walked.procedure.form.check(
      .object(walk.answers), on: day, offering: walked.offering(at: move.at.value))
    {
    case .right(let answers): return answers
    case .wrong(let complaints):
      complain(complaints, at: walk.answersPlace)
      return nil
    }
  }

  private func act(_ name: String, of move: Walk.Move, on task: Int, _ dossier: Dossier) -> Act? {
    let known = (walked.procedure.steps.flatMap(\.actions) + Action.confirmations).map(\.id.text)
    guard let action = Key<Action>(name), known.contains(name) else {
      findings.error(
        at: move.deed.place, Words(vi: "không có thao tác `\(name)`", en: "there is no action `\(name)`"),
        suggestion: nearestWord(
          to: name, among: known + ["submit", "wait", "take", "release", "begin-payment", "confirm-payment", "answer"]))
      return nil
    }
    var supplement: Supplement?
    if move.answers != nil || !move.papers.isEmpty, let before = walked.answers {
      let asked = dossier.supplements.last?.items ?? []
      let fields = asked.compactMap { if case .field(let name) = $0 { Key<Field>(name) } else { nil } }
      switch walked.procedure.form.check(
        .object(move.answers ?? JSONObject()), only: Set(fields), upon: before, on: LocalTime(move.at.value).day,
        offering: walked.offering(at: move.at.value))
      {
      case .right(let answers): supplement = Supplement(answers: answers, papers: papers(of: move))
      case .wrong(let complaints):
        complain(complaints, at: move.place)
        return nil
      }
    }
    return Act(
      task: task, action: action, reason: move.reason,
      items: move.items.map { AskedItem(item: $0.item.value, remark: $0.remark) }, supplement: supplement,
      payment: move.payment, signed: signed(of: move, with: action, dossier))
  }

  private func signed(of move: Walk.Move, with action: Key<Action>, _ dossier: Dossier) -> SignedDocument? {
    guard case .step(let step) = dossier.place else { return nil }
    // Once a document was accepted, the action comes with that one.
    let isAccepted = dossier.held.contains { $0.action == action && $0.isAccepted }
    guard let verdict = move.signed?.value.verdict ?? (isAccepted ? .undecided : nil) else { return nil }
    let demand = walked.procedure.step(step)?.action(action)?.signature
    return SignedDocument(
      sha256: WalkedDossier.signedContent, name: "\(action).pdf", bytes: 1000, type: FileKind.pdf.mediaType,
      signature: demand.map { demand in
        PaperSignature(
          policy: demand.policy, verdict: verdict, code: nil, reason: verdict.words, signers: [], at: move.at.value)
      })
  }

  private func complain(_ complaints: [Complaint], at place: YAML.Place) {
    for complaint in complaints {
      findings.error(
        at: place,
        Words(
          vi: "biểu mẫu không nhận câu trả lời \(complaint.pointer): \(complaint.words.vi)",
          en: "the form does not take the answer \(complaint.pointer): \(complaint.words.en)"))
    }
  }

  private func papers(of move: Walk.Move) -> [Paper] {
    move.papers.enumerated().map { number, part in
      let digits = String(number, radix: 16)
      let taken = walked.procedure.parts.first { $0.id == part.value }?.files.taken ?? .standard
      let kind = taken.kinds.contains(.pdf) ? .pdf : taken.kindsInOrder.first ?? .pdf
      let asked = walked.procedure.parts.first { $0.id == part.value }?.signature
      return Paper(
        part: part.value, sha256: String(repeating: "0", count: 64 - digits.utf8.count) + digits,
        name: "\(part.value).\(kind)", bytes: 1000, type: kind.mediaType,
        signature: asked.map { asked in
          PaperSignature(
            policy: asked.policy, verdict: move.signatures, code: nil, reason: move.signatures.words, signers: [],
            at: move.at.value)
        })
    }
  }

  /// The engine searches a register as soon as a dossier comes to a step that names one.
  private mutating func search(_ move: Walk.Move, after events: [DossierEvent]) throws(Refusal) -> [DossierEvent]? {
    guard let lookup = lookupToDo(events) else {
      guard move.finds != nil else { return nil }
      findings.error(
        at: move.place,
        Words(vi: "`finds`: ở đây không tra cứu sổ nào", en: "`finds`: no register is searched here"))
      return nil
    }
    guard let verdict = move.finds else {
      findings.error(
        at: move.place,
        Words(
          vi: "ở bước này sổ `\(lookup.register)` được tra cứu; hãy ghi kết quả bằng `finds`",
          en: "the register `\(lookup.register)` is searched at this step; say what it `finds`"))
      return nil
    }
    return try walked.carryOut(
      .recordLookup(LookupFinding(register: lookup.register, verdict: verdict, entry: "", fields: [])), by: .engine,
      at: move.at.value)
  }

  private func lookupToDo(_ events: [DossierEvent]) -> Lookup? {
    for case .stepEntered(let entered) in events.reversed() {
      return walked.dossier?.place == .step(entered.step) ? walked.procedure.step(entered.step)?.lookup : nil
    }
    return nil
  }

  /// Notes the transitions that events went.
  private mutating func note(_ events: [DossierEvent]) {
    for (place, event) in events.enumerated() {
      guard case .acted(let acted) = event else { continue }
      let after = events[(place + 1)...].lazy.compactMap { event -> Target? in
        switch event {
        case .stepEntered(let entered): .step(entered.step)
        case .ended(let end, _): .end(end)
        default: nil
        }
      }
      transitions.insert(
        Transition(
          step: acted.step, action: acted.action, to: acted.stays ? .stay : after.first ?? .stay))
    }
  }

  private func compare(_ move: Walk.Move, _ events: [DossierEvent], _ refusal: Refusal?) -> Bool {
    let outcome = WalkOutcome(
      events: events, refusal: refusal, dossier: walked.dossier,
      names: Names(of: walked.procedure, walked.definitions.authority))
    return outcome.agrees(with: move.expected, findings)
  }
}
