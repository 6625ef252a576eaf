import Forms
import Rules
import Text
import YAML

/// A letter as its file has it; its texts are parsed once for each procedure that issues it, against its facts.
struct LetterDraft {
  let id: Placed<Key<LetterTemplate>>
  let model: String?
  let legal: String?
  let title: Words
  let number: String
  let hasQR: Bool
  let isSealed: Bool
  let blocks: [BlockDraft]

  enum BlockDraft {
    case text(PhraseDraft)
    case rows([(label: Words, value: PhraseDraft)])
    case parts(Words)
    case items(Words)
    case lookup(Words)
    case course(Words)
    case transfer(Words)
    case signatures([PhraseDraft])
  }

  struct PhraseDraft {
    let vi: Scalar
    let en: Scalar
  }

  func template(of form: Form, scope: Scope, _ findings: Findings) -> LetterTemplate {
    func phrase(_ draft: PhraseDraft) -> Phrase {
      Phrase(
        vi: Phrase.pieces(of: draft.vi, form, scope: scope, findings),
        en: Phrase.pieces(of: draft.en, form, scope: scope, findings))
    }
    return LetterTemplate(
      id: id.value, model: model, legal: legal, title: title, number: number, hasQR: hasQR,
      isSealed: isSealed,
      blocks: blocks.map { block in
        switch block {
        case .text(let text): .text(phrase(text))
        case .rows(let rows): .rows(rows.map { LetterTemplate.Row(label: $0.label, value: phrase($0.value)) })
        case .parts(let heading): .parts(heading)
        case .items(let heading): .items(heading)
        case .lookup(let heading): .lookup(heading)
        case .course(let heading): .course(heading)
        case .transfer(let heading): .transfer(heading)
        case .signatures(let names): .signatures(names.map(phrase))
        }
      })
  }
}

/// `Workflows/letters/*.yaml`.
enum LetterFile {
  static func read(_ node: Node, name: String, _ findings: Findings) -> LetterDraft? {
    guard let draft = reading(node, findings) else { return nil }
    checkName(draft.id, file: name, findings)
    return draft
  }

  static var reading: Reading<LetterDraft> {
    .mapping("letter") { reader in
      let id = reader.required(
        "letter", as: .key(of: LetterTemplate.self),
        Words(vi: "tên mẫu thư, như tên tệp", en: "its name, as the file's"))
      let model = reader.optional(
        "model", as: .text, Words(vi: "mẫu chính thức: `Mẫu 01`", en: "the official model: `Mẫu 01`"))
      let legal = reader.optional("legal", as: .text, Words(vi: "căn cứ của mẫu", en: "the legal basis of the model"))
      let title = reader.required("title", as: .words, Words(vi: "tiêu đề", en: "its title"))
      let number = reader.required(
        "number", as: .numberPattern, Words(vi: "cách viết số", en: "how its number is written"))
      let hasQR = reader.optional(
        "qr", as: .flag, Words(vi: "có mã QR của hồ sơ", en: "whether it carries the code of the dossier as a QR code"))
      let isSealed = reader.optional(
        "seal", as: .flag,
        Words(
          vi: "có con dấu của cơ quan: máy chủ ký số khi ban hành (`serve --seal`)",
          en: "whether it carries the authority's seal, which the server signs with (`serve --seal`)"))
      let blocks = reader.required(
        "blocks", as: .list(of: block, count: 1...200),
        Words(vi: "các khối, từ trên xuống", en: "what it consists of, from top to bottom"))
      guard let id, let title, let number, let blocks else { return nil }
      return LetterDraft(
        id: id, model: model, legal: legal, title: title, number: number, hasQR: hasQR ?? false,
        isSealed: isSealed ?? false, blocks: blocks)
    }
  }

  private static var block: Reading<LetterDraft.BlockDraft> {
    .mapping("block") { reader in
      let text = reader.optional(
        "text", as: LetterDraft.PhraseDraft.reading, Words(vi: "một đoạn văn", en: "a paragraph"))
      let rows = reader.optional(
        "rows", as: .list(of: row),
        Words(vi: "nhãn và giá trị; dòng trống được bỏ", en: "labels with values; a line without a value is left out"))
      let parts = reader.optional(
        "parts", as: .words,
        Words(vi: "bảng giấy tờ đã nộp, dưới tiêu đề này", en: "the table of papers handed in, below this heading"))
      let items = reader.optional(
        "items", as: .words, Words(vi: "bảng những gì phải bổ sung", en: "the table of what is to be supplemented"))
      let lookup = reader.optional(
        "lookup", as: .words, Words(vi: "bảng đối chiếu với sổ", en: "the table of what a search compared"))
      let course = reader.optional("course", as: .words, Words(vi: "bảng luân chuyển", en: "the table of hand-overs"))
      let transfer = reader.optional(
        "transfer", as: .words,
        Words(vi: "mã QR để chuyển khoản, dưới tiêu đề này", en: "the QR code for a transfer, below this heading"))
      let signatures = reader.optional(
        "signatures", as: .list(of: LetterDraft.PhraseDraft.reading),
        Words(vi: "người ký, cạnh nhau", en: "who signs, side by side"))
      let found: [LetterDraft.BlockDraft] = [
        text.map { .text($0) }, rows.map { .rows($0) }, parts.map { .parts($0) }, items.map { .items($0) },
        lookup.map { .lookup($0) }, course.map { .course($0) }, transfer.map { .transfer($0) },
        signatures.map { .signatures($0) },
      ].compactMap(\.self)
      if found.count > 1 {
        reader.findings.error(
          at: reader.place, Words(vi: "mỗi khối chỉ có một khóa", en: "a block has one key only"))
      }
      return found.first
    }
  }

  private static var row: Reading<(label: Words, value: LetterDraft.PhraseDraft)> {
    .mapping("row") { reader in
      let label = reader.required("label", as: .words, Words(vi: "bên trái", en: "what stands on the left"))
      let value = reader.required(
        "value", as: LetterDraft.PhraseDraft.reading, Words(vi: "bên phải", en: "what stands on the right"))
      guard let label, let value else { return nil }
      return (label, value)
    }
  }
}

extension LetterDraft.PhraseDraft {
  /// A text for both languages at once (a mere fact), or one for each.
  static var reading: Reading<LetterDraft.PhraseDraft> {
    .either(
      text: Reading<Scalar>.scalar.map { LetterDraft.PhraseDraft(vi: $0, en: $0) },
      mapping: .mapping("phrase") { reader in
        let vi = reader.required(
          "vi", as: .scalar,
          Words(vi: "bản tiếng Việt, dữ kiện trong ngoặc nhọn", en: "the Vietnamese text, facts in braces"))
        let en = reader.required("en", as: .scalar, Words(vi: "bản tiếng Anh", en: "the English text"))
        guard let vi, let en else { return nil }
        return LetterDraft.PhraseDraft(vi: vi, en: en)
      })
  }
}

extension Reading where Value == String {
  /// How a number of a series is written.
  static var numberPattern: Reading<String> {
    .parsed(
      Words(
        vi: "mẫu số như \"{so}/GTN-{nam}\", có {so} và {nam}",
        en: "a number such as \"{so}/GTN-{nam}\", with {so} and {nam}"),
      pattern: #"\{so\}.*\{nam\}|\{nam\}.*\{so\}"#
    ) { $0.contains("{so}") && $0.contains("{nam}") ? $0 : nil }
  }
}

extension Phrase {
  /// Takes a text apart at its braces; what stands in them has to be a known fact, or an answer where there is a form.
  static func pieces(of scalar: Scalar, _ form: Form?, scope: Scope, _ findings: Findings) -> [Piece] {
    var pieces: [Piece] = []
    var rest = scalar.text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        findings.error(
          at: scalar.place(at: open), Words(vi: "thiếu dấu `}` đóng lại", en: "a `}` is missing to close this"))
        return pieces
      }
      let inner = rest.index(after: open)..<close
      if let field = form?.fields.first(where: { $0.id.spoken == rest[inner] }) {
        pieces.append(.answer(field.id))
      } else if let expression = Condition.parse(scalar, inner, scope: scope, findings) {
        pieces.append(.value(expression))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
