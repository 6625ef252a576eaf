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
  let blocks: [BlockDraft]

  enum BlockDraft {
    case text(PhraseDraft)
    case rows([(label: Words, value: PhraseDraft)])
    case parts(Words)
    case items(Words)
    case lookup(Words)
    case course(Words)
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
      blocks: blocks.map { block in
        switch block {
        case .text(let text): .text(phrase(text))
        case .rows(let rows): .rows(rows.map { LetterTemplate.Row(label: $0.label, value: phrase($0.value)) })
        case .parts(let heading): .parts(heading)
        case .items(let heading): .items(heading)
        case .lookup(let heading): .lookup(heading)
        case .course(let heading): .course(heading)
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
      let id = reader.required("letter", as: .key(of: LetterTemplate.self))
      let model = reader.optional("model", as: .text)
      let legal = reader.optional("legal", as: .text)
      let title = reader.required("title", as: .words)
      let number = reader.required("number", as: number)
      let hasQR = reader.optional("qr", as: .flag)
      let blocks = reader.required("blocks", as: .list(of: block, count: 1...200))
      guard let id, let title, let number, let blocks else { return nil }
      return LetterDraft(
        id: id, model: model, legal: legal, title: title, number: number, hasQR: hasQR ?? false, blocks: blocks)
    }
  }

  private static var number: Reading<String> {
    .parsed(
      Words(
        vi: "mẫu số như \"{so}/GTN-{nam}\", có {so} và {nam}",
        en: "a number such as \"{so}/GTN-{nam}\", with {so} and {nam}")
    ) { $0.contains("{so}") && $0.contains("{nam}") ? $0 : nil }
  }

  private static var block: Reading<LetterDraft.BlockDraft> {
    .mapping("block") { reader in
      let text = reader.optional("text", as: LetterDraft.PhraseDraft.reading)
      let rows = reader.optional("rows", as: .list(of: row))
      let parts = reader.optional("parts", as: .words)
      let items = reader.optional("items", as: .words)
      let lookup = reader.optional("lookup", as: .words)
      let course = reader.optional("course", as: .words)
      let signatures = reader.optional("signatures", as: .list(of: LetterDraft.PhraseDraft.reading))
      let found: [LetterDraft.BlockDraft] = [
        text.map { .text($0) }, rows.map { .rows($0) }, parts.map { .parts($0) }, items.map { .items($0) },
        lookup.map { .lookup($0) }, course.map { .course($0) }, signatures.map { .signatures($0) },
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
      let label = reader.required("label", as: .words)
      let value = reader.required("value", as: LetterDraft.PhraseDraft.reading)
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
        let vi = reader.required("vi", as: .scalar)
        let en = reader.required("en", as: .scalar)
        guard let vi, let en else { return nil }
        return LetterDraft.PhraseDraft(vi: vi, en: en)
      })
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
