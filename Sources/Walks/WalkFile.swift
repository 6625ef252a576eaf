import Dossiers
import Forms
import JSON
import Procedures
import Text
import WorkingTime
import YAML

/// `Workflows/<procedure>/walks/*.yaml`: the answers of an application, and walks that begin with it.
struct WalkFile {
  let walks: [Walk]

  static var reading: Reading<WalkFile> {
    .mapping("walks") { reader in
      let answers = reader.required(
        "answers", as: .placed(.answers),
        Words(vi: "câu trả lời chung của các bản đi thử", en: "the answers that all walks begin with"))
      let walks = reader.required(
        "walks", as: .list(of: walk(answers), count: 1...200), Words(vi: "các bản đi thử", en: "the walks"))
      return walks.map { WalkFile(walks: $0) }
    }
  }

  private static func walk(_ common: Placed<JSONObject>?) -> Reading<Walk> {
    .mapping("walk") { reader in
      let id = reader.required("walk", as: .key(of: Walk.self), Words(vi: "tên bản đi thử", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "kể chuyện gì", en: "what it tells"))
      let changes = reader.optional(
        "answers", as: .placed(.answers), Words(vi: "câu trả lời khác", en: "answers that differ"))
      let moves = reader.required(
        "moves", as: .list(of: Walk.Move.reading, count: 1...200),
        Words(vi: "các bước đi, theo thời gian", en: "what happens, in the order of time"))
      guard let id, let name, let moves, let common else { return nil }
      var answers = common.value
      for (key, value) in changes?.value ?? JSONObject() { answers[key] = value }
      return Walk(
        id: id, name: name, answers: answers, answersPlace: (changes ?? common).place, moves: moves)
    }
  }
}

extension Walk.Move {
  static var reading: Reading<Walk.Move> {
    .mapping("move") { reader in
      let at = reader.required("at", as: .placed(.moment), Words(vi: "lúc nào", en: "when"))
      let by = reader.required(
        "by", as: .placed(.who),
        Words(
          vi:
            "ai làm: `applicant`, `clock`, `platform` (nền tảng thanh toán), `exchange` (văn bản đến) hoặc tên cán bộ",
          en: "who does it: `applicant`, `clock`, `platform` (of payments), `exchange` (a document) or an officer")
      )
      let deed = reader.required(
        "do", as: .placed(.text),
        Words(
          vi:
            "`submit`, `wait`, `take`, `release`, `begin-payment`, `confirm-payment`, `answer` (văn bản trả lời) hoặc tên thao tác",
          en: "`submit`, `wait`, `take`, `release`, `begin-payment`, `confirm-payment`, `answer` or an action"))
      let channel = reader.optional(
        "channel", as: .choice(of: Channel.self), Words(vi: "`submit`: cách nộp", en: "`submit`: the way it arrives"))
      let papers = reader.list(
        "papers", of: .key(of: Part.self), Words(vi: "giấy tờ được nộp", en: "the papers handed in"))
      let signatures = reader.optional(
        "signatures", as: .choice(of: PaperSignature.Verdict.self),
        Words(
          vi: "kết quả kiểm tra chữ ký của giấy tờ phải ký (mặc định: valid)",
          en: "what is found about the signatures of papers that have to be signed (default: valid)"))
      let signed = reader.optional(
        "signed", as: .placed(.choice(of: Walk.Signed.self)),
        Words(
          vi: "văn bản ký số kèm theo thao tác: kết quả kiểm tra (mặc định: none)",
          en: "what is found about the signed document that comes with an action (default: none)"))
      let reason = reader.optional("reason", as: .text, Words(vi: "lý do", en: "the reason"))
      let items = reader.optional(
        "items", as: .items,
        Words(vi: "mục hoặc giấy tờ phải bổ sung, kèm ghi chú", en: "what is to be supplemented, each with a remark"))
      let answers = reader.optional(
        "answers", as: .answers, Words(vi: "câu trả lời bổ sung", en: "answers that are supplemented"))
      let payment = reader.optional("pays", as: .payment, Words(vi: "khoản đã nộp", en: "what was paid"))
      let finds = reader.optional(
        "finds", as: .choice(of: LookupVerdict.self),
        Words(vi: "sổ tìm thấy gì ở bước đến", en: "what the search of the register finds at the step that is come to"))
      let expected = reader.required(
        "expect", as: Expectation.reading, Words(vi: "phải xảy ra điều gì", en: "what has to come of it"))
      guard let at, let by, let deed, let expected else { return nil }
      return Walk.Move(
        place: reader.place, at: at, by: by, deed: deed, channel: channel, papers: papers,
        signatures: signatures ?? .valid, signed: signed, reason: reason,
        items: items ?? [], answers: answers, payment: payment, finds: finds, expected: expected)
    }
  }
}

extension Expectation {
  static var reading: Reading<Expectation> {
    .mapping("expect") { reader in
      let step = reader.optional(
        "step", as: .placed(.text), Words(vi: "hồ sơ ở bước nào", en: "at which step the dossier is"))
      let end = reader.optional("end", as: .placed(.text), Words(vi: "hồ sơ kết thúc ở đâu", en: "at which end it is"))
      let due = reader.optional(
        "due", as: .placed(.momentOrNone), Words(vi: "hẹn trả lúc nào", en: "when the result is due"))
      let letters = reader.optional(
        "letters", as: .placed(.list(of: .text)),
        Words(vi: "số các thư được ban hành", en: "the numbers of the letters issued"))
      let entries = reader.optional(
        "entries", as: .placed(.list(of: .text)),
        Words(vi: "số các mục được ghi vào sổ", en: "the numbers of the entries written into registers"))
      let kept = reader.optional(
        "kept", as: .placed(.dayOrPermanent),
        Words(vi: "lưu hồ sơ đến ngày nào", en: "the last day on which it is kept"))
      let events = reader.optional(
        "events", as: .placed(.list(of: .text)), Words(vi: "các sự kiện, theo thứ tự", en: "the events, in order"))
      let refused = reader.optional(
        "refused", as: .placed(.text), Words(vi: "mã từ chối", en: "the code of the refusal"))
      let isLate = reader.optional(
        "late", as: .placed(.flag), Words(vi: "trễ hạn hay không", en: "whether it counts as late"))
      let owed = reader.optional(
        "owed", as: .placed(.integer(in: 0...Money.most.dong)),
        Words(vi: "còn phải nộp bao nhiêu đồng", en: "what is owed, in đồng"))
      return Expectation(
        step: step, end: end, due: due, letters: letters, entries: entries, kept: kept, events: events,
        refused: refused, isLate: isLate, owed: owed,
        place: reader.place)
    }
  }
}

extension Reading where Value == Instant? {
  static var momentOrNone: Reading<Instant?> {
    .parsed(Words(vi: "một thời điểm, hoặc `none`", en: "a moment, or `none`")) { text in
      if text == "none" { return .some(nil) }
      return Instant(text).map { .some($0) }
    }
  }
}

extension Reading where Value == Day? {
  static var dayOrPermanent: Reading<Day?> {
    .parsed(Words(vi: "một ngày như 2046-11-19, hoặc `permanent`", en: "a date such as 2046-11-19, or `permanent`")) {
      text in
      if text == "permanent" { return .some(nil) }
      return Day(text).map { .some($0) }
    }
  }
}

extension Reading where Value == Payment {
  /// `{ amount: 250000, means: cash, reference: "0001234" }`.
  static var payment: Reading<Payment> {
    .mapping("payment") { reader in
      let amount = reader.required("amount", as: .integer(in: 0...Money.most.dong), Words(vi: "số đồng", en: "in đồng"))
      let means = reader.required("means", as: .choice(of: Payment.Means.self), Words(vi: "cách nộp", en: "how"))
      let reference = reader.optional(
        "reference", as: .text,
        Words(vi: "số biên lai hoặc nội dung chuyển khoản", en: "the number of the receipt or of the transfer"))
      guard let amount, let means else { return nil }
      return Payment(amount: Money(dong: amount), means: means, reference: reference)
    }
  }
}

extension Reading where Value == Walk.Who {
  static var who: Reading<Walk.Who> {
    .parsed(
      Words(
        vi: "`applicant`, `clock`, `platform`, `exchange` hoặc tên cán bộ",
        en: "`applicant`, `clock`, `platform`, `exchange` or an officer")
    ) { text in
      switch text {
      case "applicant": .applicant
      case "clock": .clock
      case "platform": .platform
      case "exchange": .exchange
      default: Key<Officer>(text).map { .officer($0) }
      }
    }
  }
}

extension Reading where Value == [(item: Placed<SupplementItem>, remark: String)] {
  /// `{ "field:so-hieu": what is wrong }`.
  static var items: Reading<[(item: Placed<SupplementItem>, remark: String)]> {
    Reading<[(key: Scalar, value: String)]>.entries(of: .text).turned { entries, _, findings in
      entries.compactMap { key, remark in
        guard let item = SupplementItem(key.text) else {
          findings.error(
            at: key.place,
            Words(
              vi: "cần `field:TÊN` hoặc `part:TÊN`, không phải `\(key.text)`",
              en: "`field:NAME` or `part:NAME` expected, not `\(key.text)`"))
          return nil
        }
        return (Placed(item, at: key.place), remark)
      }
    }
  }
}

extension Reading where Value == JSONObject {
  /// Answers as a form reads them; every value is a text, as pages post it.
  static var answers: Reading<JSONObject> {
    Reading<Node>.node.map { node in
      if case .object(let object) = JSONValue(node) { object } else { nil }
    }
  }
}

extension JSONValue {
  /// What a node says, every scalar a text.
  fileprivate init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar): self = .string(scalar.text)
    case .sequence(let nodes): self = .array(nodes.map { JSONValue($0) })
    case .mapping(let entries):
      self = .object(JSONObject(entries.map { ($0.key.text, JSONValue($0.value)) }))
    case .refused: self = .null
    }
  }
}
