import Rules
import Text
import YAML

/// `Workflows/notices/*.yaml`: what applicants are told, once for all procedures.
enum NoticeFile {
  static func read(_ node: Node, name: String, _ findings: Findings) -> (template: NoticeTemplate, place: Place)? {
    guard let (id, template) = reading(node, findings) else { return nil }
    checkName(id, file: name, findings)
    return (template, id.place)
  }

  static var reading: Reading<(Placed<Key<NoticeTemplate>>, NoticeTemplate)> {
    .mapping("notice") { reader in
      let id = reader.required(
        "notice", as: .key(of: NoticeTemplate.self),
        Words(vi: "tên thông báo, như tên tệp", en: "its name, as the file's"))
      let subject = reader.required(
        "subject", as: LetterDraft.PhraseDraft.reading,
        Words(vi: "điều cốt yếu trong một dòng", en: "the essential in one line"))
      let text = reader.required(
        "text", as: .list(of: LetterDraft.PhraseDraft.reading, count: 1...20),
        Words(
          vi: "các đoạn; đoạn có thông tin trống thì bỏ qua", en: "paragraphs; one whose fact is nothing is left out"))
      guard let id, let subject, let text else { return nil }
      if let breaks = [subject.vi, subject.en].first(where: { $0.text.contains(where: \.isNewline) }) {
        reader.findings.error(
          at: breaks.place, Words(vi: "tiêu đề phải nằm trên một dòng", en: "the subject is one line"))
      }
      return (
        id,
        NoticeTemplate(
          id: id.value, subject: phrase(subject, reader.findings), text: text.map { phrase($0, reader.findings) })
      )
    }
  }

  private static func phrase(_ draft: LetterDraft.PhraseDraft, _ findings: Findings) -> Phrase {
    Phrase(vi: pieces(draft.vi, findings), en: pieces(draft.en, findings))
  }

  private static func pieces(_ scalar: Scalar, _ findings: Findings) -> [Phrase.Piece] {
    let own = Findings()
    let pieces = Phrase.pieces(of: scalar, nil, scope: NoticeFacts.scope, own)
    let ofLetters = Findings()
    if own.hasErrors, !Phrase.pieces(of: scalar, nil, scope: FactNames.scope, ofLetters).isEmpty, !ofLetters.hasErrors {
      findings.error(
        at: own.sorted.first?.place ?? scalar.place,
        Words(
          vi: "thông báo đi qua mạng mở, nên không nêu thông tin này; chỉ nêu mã, ngày, số tiền, cơ quan và họ tên",
          en: "a notice goes over open networks and does not tell this: only code, dates, amounts, agency and name"))
    } else {
      findings.add(own)
    }
    return pieces
  }
}

/// What applicants are told on an occasion, as an author binds it.
struct NoticeBinding {
  let occasion: NoticeOccasion
  /// Nil takes away what the authority says.
  let notice: Placed<Key<NoticeTemplate>>?

  /// `notices: { receipt: da-tiep-nhan, payment: none }`.
  static var reading: Reading<[NoticeBinding]> {
    .mapping("notices") { reader in
      NoticeOccasion.allCases.compactMap { occasion in
        reader.optional(occasion.rawValue, as: .key(of: NoticeTemplate.self), occasion.about).map {
          NoticeBinding(occasion: occasion, notice: $0.value.text == "none" ? nil : $0)
        }
      }
    }
  }
}

extension NoticeOccasion {
  /// When it is, for the author.
  var about: Words {
    switch self {
    case .submission: Words(vi: "khi nộp hồ sơ", en: "when the dossier is submitted")
    case .receipt: Words(vi: "khi tiếp nhận, thời hạn bắt đầu", en: "when it is accepted and the limit runs")
    case .supplement: Words(vi: "khi yêu cầu bổ sung", en: "when supplements are asked for")
    case .payment: Words(vi: "khi có khoản phải nộp", en: "when something is to be paid")
    case .extension: Words(vi: "khi gia hạn", en: "when the due date is put off")
    case .apology: Words(vi: "khi quá hạn", en: "when the due date has passed")
    case .result: Words(vi: "khi có kết quả", en: "when the result is issued")
    case .refusal: Words(vi: "khi từ chối hoặc dừng", en: "when it ends refused or stopped")
    case .withdrawal: Words(vi: "khi rút hồ sơ", en: "when it is withdrawn")
    case .erasure: Words(vi: "30 ngày trước khi hết hạn lưu trữ", en: "30 days before its retention ends")
    }
  }
}

/// The notices of an authority as its files have them.
struct NoticeShelf {
  /// All there are.
  let templates: [Key<NoticeTemplate>: NoticeTemplate]
  /// Names of files that have one that cannot be read, and findings of its own already.
  let unread: Set<Key<NoticeTemplate>>

  init(_ templates: [NoticeTemplate], files: some Sequence<String>) {
    self.templates = Dictionary(templates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let folder = "Workflows/notices/"
    unread = Set(
      files.compactMap { path in
        guard path.hasPrefix(folder), path.hasSuffix(".yaml") else { return nil }
        return Key(path.dropFirst(folder.count).dropLast(".yaml".count))
      })
  }

  /// The notice of a name; none, with a finding, when there is no such one.
  func find(_ name: Placed<Key<NoticeTemplate>>, _ findings: Findings) -> NoticeTemplate? {
    if let template = templates[name.value] { return template }
    guard !unread.contains(name.value) else { return nil }
    findings.error(
      at: name.place,
      Words(vi: "không có thông báo `\(name.value)`", en: "there is no notice `\(name.value)`"),
      suggestion: nearestWord(to: name.value.text, among: templates.keys.map(\.text) + ["none"]))
    return nil
  }
}
