public import Text
import Dossiers
import Forms
import Procedures

extension Statement {
  /// The namespace of its XML.
  public static let namespace = "urn:x-motcua:statement:1"

  /// The statement as XML in its canonical form (Canonical XML 1.0): questions and answers as people read them, papers by
  /// their SHA-256, and ``digest``.
  public func xml(in language: Language) -> [UInt8] {
    let named = procedure
    var children = [
      CanonicalElement(
        "procedure",
        ["code": named.code, "id": named.id.text, "revision": named.revision.hash], text: named.name.in(language))
    ]
    if let deed { children.append(element(of: deed, language)) }
    if let letter { children.append(element(of: letter, language)) }
    children += [
      CanonicalElement("applicant", [:], text: applicant.name),
      CanonicalElement("answers", [:], sheet.sections.map { section($0, language) }),
      CanonicalElement("papers", [:], papers.map { paper($0, language) }),
      CanonicalElement("content", ["sha256": digest], []),
    ]
    return CanonicalElement(
      "statement", ["xmlns": Statement.namespace, "language": language.rawValue], children
    ).bytes
  }

  private func element(of deed: Deed, _ language: Language) -> CanonicalElement {
    var attributes = ["action": deed.action.id.text, "dossier": deed.code.text, "step": deed.step.id.text]
    attributes["task"] = deed.assignment?.id?.text
    return CanonicalElement("deed", attributes, text: deed.action.name.in(language))
  }

  private func section(_ section: Sheet.Section, _ language: Language) -> CanonicalElement {
    CanonicalElement(
      "section", ["id": section.id.text, "name": section.name.in(language)],
      section.rows.map { answer($0, language) })
  }

  private func answer(_ row: Sheet.Row, _ language: Language) -> CanonicalElement {
    let attributes = ["field": row.id.text, "label": row.label.in(language)]
    guard case .groups(let groups) = row.content else {
      return CanonicalElement("answer", attributes, text: row.content.words.in(language))
    }
    return CanonicalElement(
      "group", attributes, groups.map { CanonicalElement("row", [:], $0.map { answer($0, language) }) })
  }

  private func paper(_ paper: Dossiers.Paper, _ language: Language) -> CanonicalElement {
    let part = procedure.parts.first { $0.id == paper.part }
    return CanonicalElement(
      "paper",
      [
        "bytes": String(paper.bytes), "name": paper.name, "part": paper.part.text, "sha256": paper.sha256,
      ], text: part?.name.in(language) ?? "")
  }
}
