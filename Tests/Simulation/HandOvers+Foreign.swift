import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import TestSupport
import Text
import WorkingTime

/// Drafts of another one-stop.
extension HandOvers {
  /// What is done with a draft that came: it is issued, or given up.
  private func steps(of index: Int) -> [(command: DocumentCommand, officer: Key<Officer>)] {
    guard !foreign[index].isCancelled else { return [(.cancel(reason: "Trùng hồ sơ"), "duc")] }
    return [
      (.askReview(remark: nil), "duc"), (.approve(opinion: nil), "hoa"), (.number, "minh"), (.seal(nil), "minh"),
      (.release, "minh"),
    ]
  }

  func isUnfinished(_ index: Int) -> Bool {
    foreign[index].key != nil && foreign[index].steps < steps(of: index).count
  }

  /// The other one-stop writes a draft, and sends it once or twice.
  mutating func write() {
    let number = foreign.count + 1
    var draft = HandedDraft(dossier: "H99.06-260601-\(number)", subject: "V/v hồ sơ của tỉnh Bên số \(number)")
    (draft.dossierID, draft.hidden) = ("\(number)", "an \(number)")
    draft.owner = HandedDraft.Person(name: "Trần Thị Mẫu")
    draft.agency = ("Sở Giáo dục và Đào tạo tỉnh Mẫu", "H56.06")
    draft.kind = "Công văn"
    draft.answerAddress = "https://mot-cua.example/tra-loi/\(number)"
    if number % 4 == 0 {
      draft.files = [
        HandedDraft.File(name: "du-thao.pdf", content: Array("%PDF-1.7\ndự thảo \(number)\n".utf8))
      ]
    }
    foreign.append(
      Foreign(
        message: draft.json.canonical, hidden: draft.hidden, address: draft.answerAddress,
        isCancelled: number % 5 == 0))
    for _ in 0..<Int.random(in: 1...2, using: &chance) { mail.append(number - 1) }
  }

  /// A draft of the other one-stop comes, perhaps once more.
  mutating func bring(_ index: Int, _ office: OneStop) throws {
    guard let partner = office.definitions.partners["mot-cua"] else { return mail.removeAll { $0 == index } }
    let draft = try HandedDraft(reading: foreign[index].message)
    switch try office.take(draft, from: partner) {
    case .done(let key, _):
      if let known = foreign[index].key {
        counts.repeats += 1
        if known != key { trouble.append("\(draft.hidden) became \(known), and then \(key)") }
      } else {
        counts.brought += 1
        foreign[index].key = key
      }
    case .refused(let notice): trouble.append("\(draft.hidden) was refused: \(notice.code)")
    }
    let isGone = isCalm || Int.random(in: 0..<3, using: &chance) > 0
    if isGone, let place = mail.firstIndex(of: index) { mail.remove(at: place) }
  }

  mutating func advance(_ index: Int, _ office: OneStop) throws {
    guard let key = foreign[index].key else { return }
    let step = foreign[index].steps
    let (command, officer) = steps(of: index)[step]
    switch try office.perform(command, on: key, request("\(key) step \(step)", by: officer)) {
    case .done: foreign[index].steps += 1
    case .refused(let notice):
      trouble.append("\(key), step \(step): \(notice.code)")
      foreign[index].steps = .max
    }
  }

  /// Answers what is to be answered first.
  mutating func answer(_ office: OneStop) throws -> Bool {
    let done = try office.carryOut(.handOverAnswer) { row in
      guard let (address, answer) = try office.handedAnswer(of: row.effect) else {
        return .refused("nothing-to-answer")
      }
      return hear(answer, at: address, row)
    }
    guard let (row, answer) = done else { return false }
    note(row, answer)
    return true
  }

  /// The other one-stop hears what has become of its draft.
  private mutating func hear(_ answer: HandedAnswer, at address: String, _ row: OutboxRow) -> EffectAnswer {
    let bad = misfortune()
    if bad != nil { counts.failed += 1 }
    if let bad, !bad.isTaken { return bad.answer }
    let bytes = answer.json.canonical
    if note(bytes, row) {
      guard
        let index = foreign.firstIndex(where: {
          $0.hidden == answer.hidden && $0.address == address && $0.key == row.effect.subject.document
        }), foreign[index].answer == nil
      else {
        trouble.append("\(row.effect.identity) answers nothing, or once more")
        return .refused("unread")
      }
      counts.answered += 1
      foreign[index].answer = bytes
    }
    return bad?.answer ?? .done("taken")
  }
}
