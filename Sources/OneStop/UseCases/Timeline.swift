import Dossiers
import JSON
import Procedures
import Text
public import WorkingTime

/// The history of a dossier in words, and what its letters and requests say.
struct Timeline {
  private(set) var rows: [TimelineRow] = []
  private(set) var letters: [LetterDocument] = []
  /// The entries that issued the letters, in the order of those.
  private(set) var letterEntries: [Int] = []
  private(set) var signed: [SignedAct] = []
  private(set) var notices: [NoticeView] = []
  private(set) var askedItems: [AskedItem] = []
  private(set) var askedReason: String?
  private(set) var messages: [DossierMessage] = []
  private(set) var rating: GivenRating?
  /// The receipts of payments on line.
  private(set) var receipts: [PaymentReceiptFile] = []
  /// Findings that have taken the place of earlier ones, by the evidence of those.
  private(set) var judgedAgain: [String: PaperSignature] = [:]
  /// The evidence of every finding about signatures.
  private(set) var evidence: Set<String> = []

  /// - Parameters:
  ///   - internalNotes: Whether remarks among officers are shown.
  ///   - hidden: The numbers of entries that are not shown.
  init(
    of code: DossierCode, _ procedure: Procedure, _ authority: Authority, internalNotes: Bool, hidden: Set<Int> = [],
    _ record: any RecordReading
  ) throws {
    var assignments: [Int: Key<Assignment>] = [:]
    let sendings = Dictionary(
      grouping: try record.outbox(of: .dossier(code)).filter(\.effect.kind.isNotice), by: \.effect.version)
    for stored in try record.entries(of: code) {
      let entry = try EntryBody(reading: stored.body)
      if hidden.contains(entry.version) { continue }
      let content = try Timeline.content(of: stored, entry, record)
      let by = authority.name(ofActor: entry)
      for event in entry.events {
        if case .stepEntered(let entered) = event {
          for task in entered.tasks { assignments[task.number] = task.assignment }
        }
        take(event, content, of: entry, by)
        // What a colleague has to decide first is the office's own matter.
        if event.isConfirmation, !internalNotes, entry.officer != nil { continue }
        try takeSigned(event, content, of: entry, by, procedure)
        guard let text = event.words(in: procedure, authority, assignments) else { continue }
        let note: String? =
          switch event {
          case .acted, .returned, .apologised, .refunded: content["reason"]?.text
          // What came of money that paid nothing is between the office and its books.
          case .paymentSettled: internalNotes ? content["reason"]?.text : nil
          // Why a colleague got the work is the office's own matter.
          case .assigned, .heldBack, .letGo: internalNotes ? content["reason"]?.text : nil
          case .documentSigned, .documentHeld: signed.last?.note
          case .documentConfirmed: content["reason"]?.text
          case .commented: internalNotes ? content["remark"]?.text : nil
          case .rated: content["comment"]?.text
          default: nil
          }
        if event.isForColleagues, !internalNotes { continue }
        rows.append(TimelineRow(at: entry.at, by: by, text: text, note: note))
      }
      try take(content, of: entry)
      try takeNotices(content, of: entry, sendings[stored.version] ?? [])
    }
    for position in signed.indices {
      signed[position].document.signature = current(signed[position].document.signature)
    }
  }

  /// What applicant and office said to each other.
  private mutating func take(_ event: DossierEvent, _ content: JSONObject, of entry: EntryBody, _ by: Words) {
    switch event {
    case .messaged:
      messages.append(
        DossierMessage(at: entry.at, by: by, isApplicants: entry.officer == nil, text: content["message"]?.text))
    case .rated(let stars): rating = GivenRating(at: entry.at, stars: stars, comment: content["comment"]?.text)
    default: break
    }
  }

  /// Signed documents, and what becomes of them; one is gone once its content is erased.
  private mutating func takeSigned(
    _ event: DossierEvent, _ content: JSONObject, of entry: EntryBody, _ by: Words, _ procedure: Procedure
  ) throws {
    func document(for action: Key<Action>, isResult: Bool = false) throws -> SignedAct? {
      try content["signed"].map { kept in
        SignedAct(
          at: entry.at, by: by, action: action, actionName: procedure.name(of: action), isResult: isResult,
          entry: entry.version,
          document: try SignedDocument(JSONField(kept)))
      }
    }
    switch event {
    case .documentSigned(let signing):
      guard var act = try document(for: signing.action, isResult: signing.isResult) else { return }
      // The same document, which waited or was accepted before, stands once.
      let earlier = signed.lastIndex { earlier in
        earlier.standing != .done && earlier.action == act.action && earlier.document.sha256 == act.document.sha256
      }
      if let earlier { act.acceptance = signed.remove(at: earlier).acceptance }
      signed.append(act)
    case .documentHeld(let held):
      drop { $0.task == held.task && $0.action == held.action }
      guard var act = try document(for: held.action) else { return }
      (act.standing, act.task) = (.waiting, held.task)
      signed.append(act)
    case .documentConfirmed(let answer):
      let asked = signed.lastIndex { $0.standing == .waiting && $0.task == answer.task && $0.action == answer.action }
      guard let asked else { return }
      signed[asked].standing = answer.isAccepted ? .accepted : .declined
      if answer.isAccepted {
        signed[asked].acceptance = SignedAct.Acceptance(at: entry.at, by: by, reason: content["reason"]?.text)
      }
    case .acted(let acted): drop { $0.task == acted.task && (!acted.stays || $0.action == acted.action) }
    case .stepEntered, .ended: drop { _ in true }
    default: break
    }
  }

  /// The dossier has gone on without what waited.
  private mutating func drop(where isMeant: (SignedAct) -> Bool) {
    for place in signed.indices where [.waiting, .accepted].contains(signed[place].standing) && isMeant(signed[place]) {
      signed[place].standing = .dropped
    }
  }

  private mutating func take(_ content: JSONObject, of entry: EntryBody) throws {
    if case .object(let kept)? = content["letters"] {
      for (_, letter) in kept {
        letters.append(try LetterDocument(JSONField(letter)))
        letterEntries.append(entry.version)
      }
    }
    evidence.formUnion(JSONValue.object(content).evidence { _ in true })
    if case .array(let findings)? = content["judgedAgain"] {
      for finding in findings {
        let finding = try SignatureJudgedAgain(JSONField(finding))
        judgedAgain[finding.earlier] = finding.finding
      }
    }
    if let receipt = content["paymentReceipt"] { receipts.append(try PaymentReceiptFile(JSONField(receipt))) }
    guard case .array(let items)? = content["items"] else { return }
    askedReason = content["reason"]?.text
    askedItems = try items.map { item in
      let item = try JSONField(item).anyObject()
      return AskedItem(
        item: try item.required("item").supplementItem(), remark: try item.required("remark").string())
    }
  }

  private mutating func takeNotices(_ content: JSONObject, of entry: EntryBody, _ sendings: [OutboxRow]) throws {
    guard case .array(let kept)? = content["notices"] else { return }
    for (index, notice) in kept.enumerated() {
      notices.append(
        NoticeView(
          at: entry.at, notice: try WrittenNotice(JSONField(notice)),
          sendings: sendings.filter { $0.effect.number == index + 1 }))
    }
  }

  private static func content(
    of stored: StoredEntry, _ entry: EntryBody, _ record: any RecordReading
  ) throws -> JSONObject {
    guard entry.contentHash != nil, let kept = try record.content(of: stored),
      case .object(let values) = try JSONValue(reading: kept.body)
    else { return JSONObject() }
    return values
  }
}

extension DossierEvent {
  /// Whether it is about a document that waits for somebody to decide.
  fileprivate var isConfirmation: Bool {
    switch self {
    case .documentHeld, .documentConfirmed: true
    default: false
    }
  }
}

extension DossierEvent {
  /// Whether it is the office's own matter: remarks, and for which inquiry something is held back.
  fileprivate var isForColleagues: Bool {
    switch self {
    case .commented, .heldBack, .letGo: true
    default: false
    }
  }
}

extension SignedAct {
  /// The file and who signed it, in a line.
  fileprivate var note: String {
    ([document.name] + (document.signature?.signers ?? [])).joined(separator: ", ")
  }
}

extension Procedure {
  fileprivate func name(of action: Key<Action>) -> Words {
    steps.lazy.compactMap { $0.action(action)?.name }.first ?? .plain(action.text)
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}

extension Authority {
  /// Who acted, in words.
  func name(ofActor entry: EntryBody) -> Words {
    switch entry.actor {
    case "applicant": return Words(vi: "Người nộp hồ sơ", en: "Applicant")
    case "engine": return Words(vi: "Hệ thống", en: "System")
    default: return name(ofOfficer: entry) ?? .plain(entry.actor)
    }
  }

  /// The officer who acted, with the colleague in whose place; nil when none did.
  func name(ofOfficer entry: EntryBody) -> Words? {
    name(of: ActingPersons(entry.actor))
  }

  /// An officer with the colleague in whose place he acted; nil when no officer did.
  func name(of persons: ActingPersons) -> Words? {
    persons.officer.map { id in
      let name = officer(id)?.name ?? id.text
      return persons.inPlaceOf.map { Words.inPlace(name, of: officer($0)?.name ?? $0.text) } ?? .plain(name)
    }
  }
}

extension DossierEvent {
  /// What happened, in words; nil for what goes without saying.
  ///
  /// - Parameter assignments: Those of the tasks of steps that give several, by the numbers of the tasks.
  fileprivate func words(
    in procedure: Procedure, _ authority: Authority, _ assignments: [Int: Key<Assignment>]
  ) -> Words? {
    switch self {
    case .submitted: Words(vi: "Nộp hồ sơ", en: "Submitted")
    case .stepEntered(let entered):
      procedure.step(entered.step).map {
        Words(vi: "Chuyển đến: \($0.name.vi)", en: "Moved to: \($0.name.en)")
      }
    case .taken: Words(vi: "Nhận việc", en: "Task taken")
    case .released: Words(vi: "Trả lại việc", en: "Task released")
    case .acted(let acted): acted.words(in: procedure, assignments[acted.task])
    case .clockStarted(_, let deadline), .clockResumed(let deadline), .clockExtended(_, _, let deadline):
      deadline.map { Words(vi: "Hẹn trả: \($0.due.asShown)", en: "Due: \($0.due.asShown)") }
    case .clockPaused: Words(vi: "Tạm dừng tính thời hạn", en: "Clock paused")
    case .clockStopped, .clockActed: nil
    case .decided: nil
    case .charged(let charged):
      procedure.fees.first { $0.id == charged.fee }.map { fee in
        Words(vi: "\(fee.name.vi): \(charged.amount.words.vi)", en: "\(fee.name.en): \(charged.amount.words.en)")
      }
    case .paid(_, let amount, let means):
      Words(
        vi: "Đã nộp \(amount.words.vi) (\(means.words.vi))", en: "Paid \(amount.words.en) (\(means.words.en))")
    case .paymentBegun, .paymentConfirmed, .paymentFailed, .paymentQuestioned, .paymentSettled, .paymentReceipted:
      paymentWords
    case .waived: Words(vi: "Được miễn khoản phải nộp", en: "Fee waived")
    case .refunded(_, let amount, let means):
      Words(
        vi: "Đã hoàn trả \(amount.words.vi) (\(means.words.vi))",
        en: "Given back: \(amount.words.en) (\(means.words.en))")
    case .assigned(_, let officer):
      Words(
        vi: "Giao việc cho \(authority.officer(officer)?.name ?? officer.text)",
        en: "Assigned to \(authority.officer(officer)?.name ?? officer.text)")
    case .returned(_, let step):
      procedure.step(step).map { Words(vi: "Trả lại bước “\($0.name.vi)”", en: "Given back to “\($0.name.en)”") }
    case .apologised: Words(vi: "Xin lỗi và hẹn lại ngày trả", en: "Apologised, with a new date")
    case .chargesCancelled: Words(vi: "Không phải nộp nữa", en: "Fee owed no more")
    case .exempted(_, let id):
      procedure.fees.flatMap(\.waivers).first { $0.id == id }.map { waiver in
        Words(vi: "Được miễn theo luật: \(waiver.name.vi)", en: "Free of it by law: \(waiver.name.en)")
      }
    case .registered(let register, _, _, let number):
      procedure.registers[register].map { register in
        Words(vi: "Vào \(register.name.vi), số \(number)", en: "\(register.name.en), no. \(number)")
      }
    case .retained(let lastDay):
      lastDay.map { Words(vi: "Lưu hồ sơ đến \($0.dayFirst)", en: "Kept until \($0.dayFirst)") }
        ?? Words(vi: "Lưu hồ sơ vĩnh viễn", en: "Kept for ever")
    case .heldBack: Words(vi: "Giữ lại, chưa xóa khi hết hạn lưu trữ", en: "Held back from being erased")
    case .letGo: Words(vi: "Thôi giữ lại, được xóa khi hết hạn lưu trữ", en: "May be erased again")
    case .erasureAnnounced: Words(vi: "Báo sắp hết thời hạn lưu trữ", en: "Told that its retention ends soon")
    case .erased:
      Words(vi: "Nội dung cá nhân đã xóa theo thời hạn lưu trữ", en: "Personal content erased: its retention has ended")
    case .lookedUp(_, let verdict): Words(vi: "Tra cứu: \(verdict.words.vi)", en: "Look-up: \(verdict.words.en)")
    case .documentSigned: Words(vi: "Văn bản ký số kèm theo", en: "Signed document")
    case .documentHeld:
      Words(
        vi: "Văn bản ký số chưa kết luận được, chờ quyết định", en: "Signed document undecided, waits for a decision")
    case .documentConfirmed(let answer):
      answer.isAccepted
        ? Words(vi: "Chấp nhận chữ ký số chưa kết luận được", en: "Undecided signature accepted")
        : Words(vi: "Yêu cầu văn bản ký khác", en: "Another signed document asked for")
    case .judgedAgain(let verdict):
      Words(
        vi: "Hệ thống đã kiểm tra lại chữ ký số: \(verdict.words.vi)",
        en: "The system has judged a digital signature again: \(verdict.words.en)")
    case .answered(let answer):
      Words(
        vi: "Đã có văn bản trả lời \(answer.document) (\(answer.standing.words.vi))",
        en: "Answered by the document \(answer.document) (\(answer.standing.words.en))")
    case .sealed(let seal, let number): seal.words(in: procedure, number)
    case .supplementAsked: Words(vi: "Yêu cầu bổ sung", en: "Supplements asked")
    case .supplemented: Words(vi: "Đã bổ sung", en: "Supplemented")
    case .letterIssued(let letter, _, _, let number):
      procedure.letters[letter].map { Words(vi: "\($0.title.vi) số \(number)", en: "\($0.title.en) no. \(number)") }
    case .seatOffered(let unit):
      authority.unit(unit).map { Words(vi: "Giữ chỗ tại \($0.name.vi)", en: "Seat kept at \($0.name.en)") }
    case .seatReleased(let unit):
      authority.unit(unit).map { Words(vi: "Trả lại chỗ tại \($0.name.vi)", en: "Seat given back at \($0.name.en)") }
    case .turnMoved(let turn): Words(vi: "Xét nguyện vọng \(turn + 1)", en: "Choice \(turn + 1) has its turn")
    case .pointsGiven(let points, _): Words(vi: "Điểm ưu tiên: \(points)", en: "Points added: \(points)")
    case .taskMoved: nil
    case .dueMoved(let deadline):
      Words(vi: "Hẹn trả lùi đến: \(deadline.due.asShown)", en: "Due date moved to: \(deadline.due.asShown)")
    case .resultIssued: Words(vi: "Đã có kết quả", en: "Result issued")
    case .resultCollected: Words(vi: "Đã trao kết quả cho người nộp", en: "Result handed over to the applicant")
    case .commented: Words(vi: "Ghi chú", en: "Remark")
    case .messaged: Words(vi: "Gửi tin nhắn", en: "Message sent")
    case .rated(let stars): Words(vi: "Đánh giá: \(stars)/5", en: "Rated \(stars) of 5")
    case .dueSoon: Words(vi: "Sắp đến hạn", en: "Due soon")
    case .overdue: Words(vi: "Quá hạn", en: "Overdue")
    case .ended(let end, _): procedure.end(end)?.name
    }
  }
}

extension AffixedSeal {
  fileprivate func words(in procedure: Procedure, _ number: String?) -> Words {
    guard case .letter(let letter) = subject, let title = procedure.letters[letter]?.title else {
      return Words(vi: "Cơ quan đã ký số (con dấu) kết quả", en: "The authority's seal was put beside the result")
    }
    return Words(
      vi: "Cơ quan đã ký số (con dấu): \(title.vi) số \(number ?? "")",
      en: "The authority's seal was put on: \(title.en) no. \(number ?? "")")
  }
}

extension Acted {
  fileprivate func words(in procedure: Procedure, _ assignment: Key<Assignment>?) -> Words? {
    guard let step = procedure.step(step), let name = step.action(action)?.name else { return nil }
    guard let who = step.assignments.first(where: { $0.id != nil && $0.id == assignment })?.name else { return name }
    return Words(vi: "\(who.vi): \(name.vi)", en: "\(who.en): \(name.en)")
  }
}

extension Instant {
  /// As pages and lists show a moment: `16:30 22/11/2026`.
  public var asShown: String {
    let local = LocalTime(self)
    let (hour, minute) = (local.minute / 60, local.minute % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute) \(local.day.dayFirst)"
  }
}
