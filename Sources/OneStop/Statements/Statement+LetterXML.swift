import Dossiers
import Procedures
import Text

extension Statement {
  /// The letter that is signed, block by block as it is read.
  func element(of letter: LetterDocument, _ language: Language) -> CanonicalElement {
    CanonicalElement(
      "letter",
      ["agency": letter.agency.in(language), "id": letter.letter.text, "title": letter.title.in(language)],
      letter.blocks.map { element(of: $0, language) })
  }

  private func element(of block: LetterDocument.Block, _ language: Language) -> CanonicalElement {
    func line(_ name: String, _ texts: [Words]) -> CanonicalElement {
      CanonicalElement(name, [:], texts.map { CanonicalElement("text", [:], text: $0.in(language)) })
    }
    switch block {
    case .text(let text): return CanonicalElement("paragraph", [:], text: text.in(language))
    case .rows(let rows):
      return CanonicalElement(
        "rows", [:],
        rows.map { CanonicalElement("row", ["label": $0.label.in(language)], text: $0.value.in(language)) })
    case .table(let heading, let columns, let rows):
      return CanonicalElement(
        "table", ["heading": heading.in(language)], [line("columns", columns)] + rows.map { line("row", $0) })
    case .signatures(let names): return line("signatures", names)
    case .transfer(let heading, let transfer):
      return CanonicalElement("transfer", ["heading": heading.in(language)], text: transfer.payload)
    }
  }
}
