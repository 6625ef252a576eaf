import Forms
import JSON
import Text
import YAML

/// `opened-by-document` of a procedure, as its author writes it.
struct DocumentOpeningDraft {
  let subjects: [String]
  let answers: [(field: Scalar, value: Node)]
  let sheets: [String]
  let letter: Placed<Key<Part>>?
  let enclosures: Placed<Key<Part>>?
  let isAtOnce: Bool

  /// `{ subject: [xác minh văn bằng], answers: { co-quan: "{noi gui}" }, sheet: to-khai.json, letter: cong-van-de-nghi }`.
  static var reading: Reading<DocumentOpeningDraft> {
    .mapping("opened by document") { reader in
      let subjects = reader.required(
        "subject", as: .list(of: .text, count: 1...50),
        Words(vi: "trích yếu có một trong các cụm từ này", en: "one of these stands in the subject"))
      let answers = reader.optional(
        "answers", as: .entries(of: .node),
        Words(
          vi: "mục của biểu mẫu: lời đáp; trong ngoặc nhọn là điều văn bản nói, như `{so ky hieu}`",
          en: "fields of the form: answers; in braces what the document says, such as `{so ky hieu}`"))
      let sheet = reader.optional(
        "sheet", as: .oneOrMore(.text),
        Words(
          vi: "tên tệp đính kèm ghi các câu trả lời còn lại (JSON hoặc XML)",
          en: "the attachment with further answers (JSON or XML), by its possible names"))
      let letter = reader.optional(
        "letter", as: .key(of: Part.self),
        Words(vi: "giấy tờ ứng với bản thân văn bản", en: "the part that the document itself becomes"))
      let enclosures = reader.optional(
        "enclosures", as: .key(of: Part.self),
        Words(vi: "giấy tờ ứng với các tệp đính kèm khác", en: "the part that its other files become"))
      let atOnce = reader.optional(
        "at-once", as: .flag,
        Words(
          vi: "`true`: văn bản có chữ ký hợp lệ và đủ nội dung thì vào sổ và mở hồ sơ ngay khi đến",
          en: "`true`: one whose signatures hold and that says all is registered and opens a dossier as it arrives"))
      guard let subjects else { return nil }
      return DocumentOpeningDraft(
        subjects: subjects, answers: answers?.map { (field: $0.key, value: $0.value) } ?? [], sheets: sheet ?? [],
        letter: letter, enclosures: enclosures, isAtOnce: atOnce ?? false)
    }
  }
}

extension ProcedureAssembly {
  /// How a document opens a dossier: every field, every part and every word in braces is known.
  func opening(_ draft: DocumentOpeningDraft) -> DocumentOpening {
    for part in [draft.letter, draft.enclosures].compactMap(\.self)
    where !self.draft.parts.contains(where: { $0.id.value == part.value }) {
      findings.error(
        at: part.place,
        Words(vi: "không có thành phần hồ sơ `\(part.value)`", en: "there is no part `\(part.value)`"),
        suggestion: nearestWord(to: part.value.text, among: self.draft.parts.map(\.id.value.text)))
    }
    var answers = JSONObject()
    for (field, value) in draft.answers {
      if let key = Key<Field>(field.text) {
        checkField(Placed(key, at: field.place))
      } else {
        findings.error(
          at: field.place,
          Words(vi: "không phải tên mục: `\(field.text)`", en: "not the name of a field: `\(field.text)`")
        )
      }
      checkWords(in: value)
      answers[field.text] = JSONValue(spoken: value)
    }
    return DocumentOpening(
      subjects: draft.subjects, answers: answers, sheets: draft.sheets, letter: draft.letter?.value,
      enclosures: draft.enclosures?.value, isAtOnce: draft.isAtOnce)
  }

  private func checkWords(in node: Node) {
    switch node.content {
    case .scalar(let scalar):
      for case .unknown(let name) in DocumentWord.pieces(of: scalar.text) {
        findings.error(
          at: scalar.place,
          Words(vi: "văn bản không nói `{\(name)}`", en: "a document does not say `{\(name)}`"),
          suggestion: nearestWord(to: name, among: DocumentWord.allCases.map(\.rawValue)))
      }
    case .sequence(let nodes): for node in nodes { checkWords(in: node) }
    case .mapping(let entries): for entry in entries { checkWords(in: entry.value) }
    case .refused: break
    }
  }

  /// An answer that comes as a document does what an officer would do at a step that waits for an agency, and needs nothing
  /// that a document cannot bring.
  func checkByDocument(_ action: ActionDraft, of step: StepDraft) {
    guard let byDocument = action.byDocument, byDocument.value else { return }
    guard
      step.agency == nil || action.by != .officer || !Set(action.needs).isSubset(of: [.reason])
        || action.signature != nil || action.opinion != nil
    else { return }
    findings.error(
      at: byDocument.place,
      Words(
        vi:
          "`answered-by-document` chỉ đi với thao tác của cán bộ ở bước `waits: agency`, không cần gì ngoài `needs: [reason]`",
        en:
          "`answered-by-document` goes with an action of officers at a step that `waits: agency` and needs at most a `reason`"
      ))
  }

  /// What is sent carries the result of a dossier that a document has opened.
  func checkSent(_ action: ActionDraft) {
    guard let sent = action.sentDocument, !draft.saysOpening || action.result != .issued else { return }
    findings.error(
      at: sent.place,
      Words(
        vi: "`sends-document` đi với `result: issued`, ở thủ tục có `opened-by-document`",
        en: "`sends-document` goes with `result: issued`, in a procedure that is `opened-by-document`"))
  }
}

extension JSONValue {
  /// What a node says, every scalar a text, as pages post it.
  fileprivate init(spoken node: Node) {
    switch node.content {
    case .scalar(let scalar): self = .string(scalar.text)
    case .sequence(let nodes): self = .array(nodes.map { JSONValue(spoken: $0) })
    case .mapping(let entries): self = .object(JSONObject(entries.map { ($0.key.text, JSONValue(spoken: $0.value)) }))
    case .refused: self = .null
    }
  }
}
