import Dossiers
import Forms
import JSON
import Procedures
import Text

/// The personal content of a dossier as it is now: answers and papers, and the last look-up.
struct CurrentContent {
  let answers: Answers?
  let papers: [Paper]
  let lookup: LookupFinding?

  /// - Parameter wanted: The only fields whose answers are looked at; nil for all.
  init(
    of stored: StoredDossier, _ procedure: Procedure, answersTo wanted: Set<Key<Field>>? = nil,
    _ record: any RecordReading
  ) throws {
    let current = try CurrentContent.values(at: stored.answersPosition, of: stored.dossier.code, record)
    if case .object(let recorded)? = current?["answers"] {
      let form = procedure.form
      answers = wanted.map { form.answers(recorded: recorded, to: $0) } ?? form.answers(recorded: recorded)
    } else {
      answers = nil
    }
    var papers: [Paper] = []
    if let kept = current?["papers"] { for paper in try JSONField(kept).array() { papers.append(try Paper(paper)) } }
    self.papers = papers
    guard let position = stored.lookupPosition,
      let found = try CurrentContent.values(at: position, of: stored.dossier.code, record)?["lookup"]
    else {
      lookup = nil
      return
    }
    lookup = try LookupFinding(JSONField(found))
  }

  /// The signed document that an entry of a dossier keeps; nil once erased.
  static func signedDocument(
    ofEntry number: Int, of code: DossierCode, _ record: any RecordReading
  ) throws -> SignedDocument? {
    guard let entry = try record.entries(of: code).first(where: { $0.version == number }),
      let signed = try values(at: entry.position, of: code, record)?["signed"]
    else { return nil }
    return try SignedDocument(JSONField(signed))
  }

  private static func values(
    at position: Int64, of code: DossierCode, _ record: any RecordReading
  ) throws -> JSONObject? {
    guard let content = try record.content(ofEntryAt: position, of: .dossier(code)) else { return nil }
    guard case .object(let values) = try JSONValue(reading: content.body) else {
      throw RecordFailure.unreadable(position: position)
    }
    return values
  }
}
