import Dossiers
import JSON

/// The papers of a dossier whose signatures are undecided, as the content of its entries tells it.
///
/// A paper is named by the evidence of the finding, or by its own hash where none was kept.
struct UndecidedPapers: Equatable {
  /// Their names, by the alphabet.
  private(set) var names: [String]

  init(_ names: [String] = []) { self.names = names }

  /// Takes in what an entry says of papers.
  ///
  /// - Returns: Whether it says anything of them.
  @discardableResult
  mutating func take(_ content: PersonalContent) throws -> Bool {
    var named = Set(names)
    var isSaid = false
    if case .array(let papers)? = content.values["papers"] {
      isSaid = true
      let undecided = try papers.map { try Paper(JSONField($0)) }.filter { $0.signature?.verdict == .undecided }
      named = Set(undecided.map { $0.signature?.evidence ?? $0.sha256 })
    }
    if case .array(let findings)? = content.values["judgedAgain"] {
      for finding in findings {
        let again = try SignatureJudgedAgain(JSONField(finding))
        guard named.remove(again.earlier) != nil else { continue }
        isSaid = true
        if again.finding.verdict == .undecided { named.insert(again.finding.evidence ?? again.earlier) }
      }
    }
    names = named.sorted()
    return isSaid
  }
}
