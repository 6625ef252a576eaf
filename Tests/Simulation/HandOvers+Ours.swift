import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import TestSupport
import Text
import WorkingTime

/// Drafts of this office.
extension HandOvers {
  private static let address = "https://mot-cua-mau.example/hand-over/answers"

  mutating func draft(_ index: Int, _ office: OneStop) throws {
    let code = drafts[index].dossier
    let document = DraftedDocument(
      agency: "so-gddt", unit: "so-gddt", kind: .officialLetter, dossier: code,
      content: DocumentContent(
        subject: "V/v hồ sơ \(code), dự thảo \(index + 1)", receivers: [Party(name: "Người nộp hồ sơ")]))
    do {
      switch try office.draft(document, request("draft \(index)", by: "duc")) {
      case .done(let key, _):
        drafts[index].key = key
        drafts[index].stage = .drafting
      case .refused(let notice):
        trouble.append("draft \(index) was refused: \(notice.code)")
        drafts[index].stage = .dropped
      }
    } catch UseRefusal.noSuchDossier {
      drafts[index].stage = .dropped
    }
  }

  mutating func handOver(_ index: Int, _ office: OneStop) throws {
    guard let key = drafts[index].key else { return }
    let id = "hand over \(index) \(drafts[index].times)"
    switch try office.perform(.handOver("van-phong"), on: key, request(id, by: "duc")) {
    case .done(_, let version):
      drafts[index].stage = .out
      drafts[index].version = version
      drafts[index].handedAfter = drafts[index].times
    case .refused(let notice):
      trouble.append("\(key) is not handed over: \(notice.code)")
      drafts[index].stage = .dropped
    }
  }

  mutating func takeBack(_ index: Int, _ office: OneStop) throws {
    guard let key = drafts[index].key else { return }
    let id = "take back \(index) \(drafts[index].times)"
    switch try office.perform(.sendBack(opinion: "Sửa lại"), on: key, request(id, by: "hoa")) {
    case .done:
      drafts[index].stage = .drafting
      drafts[index].times += 1
    case .refused(let notice): trouble.append("\(key) is not taken back: \(notice.code)")
    }
  }

  /// A draft goes before the leader here, or comes back from there: what those outside still say of it is none of it.
  mutating func review(
    _ command: DocumentCommand, of index: Int, _ request: CommandRequest, _ stage: Draft.Stage, _ office: OneStop
  ) throws {
    guard let key = drafts[index].key else { return }
    switch try office.perform(command, on: key, request) {
    case .done:
      drafts[index].stage = stage
      if stage == .drafting { drafts[index].reviews += 1 }
    case .refused(let notice):
      trouble.append("\(key) is not reviewed: \(notice.code)")
      drafts[index].stage = .dropped
    }
  }

  /// Hands over what is to go first.
  mutating func send(_ office: OneStop) throws -> Bool {
    let done = try office.carryOut(.handOver) { row in
      guard let message = try office.handOverMessage(of: row.effect, answerTo: HandOvers.address) else {
        return .refused("nothing-to-hand-over")
      }
      return take(message, row)
    }
    guard let (row, answer) = done else { return false }
    note(row, answer)
    if case .refused(let word) = answer {
      let isOut = drafts.contains {
        $0.key == row.effect.subject.document && $0.stage == .out && $0.version == row.effect.version
      }
      if isOut { trouble.append("\(row.effect.identity) was not handed over: \(word)") }
    }
    return true
  }

  /// The other office takes a draft.
  private mutating func take(_ message: [UInt8], _ row: OutboxRow) -> EffectAnswer {
    let bad = misfortune()
    if bad != nil { counts.failed += 1 }
    if let bad, !bad.isTaken { return bad.answer }
    if note(message, row) {
      guard let draft = try? HandedDraft(reading: message),
        let index = drafts.firstIndex(where: { $0.key == row.effect.subject.document }),
        draft.dossier == drafts[index].dossier.text, !accepted.contains(where: { $0.draft.hidden == draft.hidden })
      else {
        trouble.append("\(row.effect.identity) is no draft, or another one's")
        return .refused("unread")
      }
      counts.handed += 1
      accepted.append(Accepted(draft: draft, index: index, times: drafts[index].times))
    }
    return bad?.answer ?? .done("taken")
  }

  /// The other office issues a draft, or gives it up; whether there was any.
  mutating func decide() -> Bool {
    let open = accepted.indices.filter { accepted[$0].answer == nil }
    guard let place = open.randomElement(using: &chance) else { return false }
    let draft = accepted[place].draft
    let isIssued = isCalm || Int.random(in: 0..<4, using: &chance) > 0
    let answer =
      isIssued
      ? HandedAnswer(
        dossierID: draft.dossierID, dossier: draft.dossier, hidden: draft.hidden, number: "\(place + 1)/VP",
        signer: "Lê Thị Mẫu")
      : HandedAnswer(
        dossierID: draft.dossierID, dossier: draft.dossier, hidden: draft.hidden, givenUpBecause: "Sai thể thức")
    let bytes = answer.json.canonical
    accepted[place].answer = bytes
    for _ in 0..<Int.random(in: 1...3, using: &chance) { news.append(bytes) }
    return true
  }

  /// An answer of the other office comes, perhaps once more, perhaps too late.
  mutating func deliver(_ bytes: [UInt8], _ office: OneStop) throws {
    guard let partner = office.definitions.partners["van-phong"],
      let place = accepted.firstIndex(where: { $0.answer == bytes })
    else { return news.removeAll { $0 == bytes } }
    let answer = try HandedAnswer(reading: bytes)
    do {
      let outcome = try office.take(answer, from: partner)
      hear(outcome, to: answer, at: place)
    } catch UseRefusal.noSuchDocument {
      let one = accepted[place]
      // Once it was handed over anew, nobody knows of what was given with the one before, unless that was answered already.
      if one.outcome != nil || drafts[one.index].handedAfter == one.times {
        trouble.append("the answer to \(answer.hidden) was for no document")
      }
      counts.late += 1
    }
    let isGone = isCalm || Int.random(in: 0..<3, using: &chance) > 0
    if isGone, let index = news.firstIndex(of: bytes) { news.remove(at: index) }
  }

  private mutating func hear(_ outcome: DocumentOutcome, to answer: HandedAnswer, at place: Int) {
    let (one, hidden) = (accepted[place], answer.hidden)
    if let known = one.outcome {
      counts.repeats += 1
      if known != outcome { trouble.append("the answer to \(hidden) came to \(known), and then to \(outcome)") }
      return
    }
    accepted[place].outcome = outcome
    let draft = drafts[one.index]
    guard draft.times == one.times, draft.stage == .out else {
      counts.late += 1
      if case .done = outcome { trouble.append("the answer to \(hidden) was taken, and the draft had been taken back") }
      return
    }
    guard case .done = outcome else {
      trouble.append("the answer to \(hidden) was not taken: \(outcome)")
      drafts[one.index].stage = .dropped
      return
    }
    if answer.cancellation == nil {
      counts.issued += 1
      drafts[one.index].stage = .issued(answer.number)
    } else {
      counts.givenUp += 1
      drafts[one.index].stage = .drafting
      drafts[one.index].times += 1
    }
  }
}
