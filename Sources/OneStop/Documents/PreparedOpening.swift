import Documents
import Dossiers
import Forms
import JSON
import Procedures
import Text
import WorkingTime

/// A dossier that a document could open, its answers and signatures judged before the record is asked for the pen.
struct PreparedOpening: Sendable {
  let procedure: Procedure
  let submission: Submission
  /// What the findings about signatures stand on.
  let evidence: [KeptEvidence]
  /// The version of the document of which it was prepared; nil where both are recorded in one commit.
  var version: Int?

  /// Whether a document whose signatures hold opens it as it arrives.
  var isAtOnce: Bool { procedure.opening?.isAtOnce ?? false }

  /// Makes sure that the document still is what it was when all was judged.
  ///
  /// - Parameter isLast: Whether the right answer is no by now; otherwise it is prepared again.
  func check(_ document: OfficialDocument, isLast: Bool) throws {
    guard let version, version != document.version else { return }
    if isLast { throw DocumentRefusal.stale(expected: version, current: document.version) }
    throw Outdated()
  }
}

/// What was judged before the pen was asked for has changed meanwhile: nothing was recorded.
private struct Outdated: Error {}

extension OneStop {
  /// How often something is judged anew because what was judged has changed meanwhile.
  private static var judgements: Int { 3 }

  /// Does something that is judged before the pen is asked for; judged again when it has changed meanwhile.
  ///
  /// - Parameter work: Does it; told whether it is the last time.
  func upToDate<Value>(_ work: (_ isLast: Bool) throws -> Value) throws -> Value {
    for _ in 1..<OneStop.judgements {
      do { return try work(false) } catch is Outdated {}
    }
    return try work(true)
  }
}

extension DocumentContent {
  /// What it says under a name that definitions know.
  func said(_ word: DocumentWord) -> String? {
    switch word {
    case .sender: sender?.name
    case .senderCode: sender?.code
    case .code: code
    case .date: date?.description
    case .subject: subject
    case .signer: signer
    }
  }

  /// Its files as papers of a dossier: the first one is the document itself. The filled form and the message in which it came are
  /// none.
  func papers(by opening: DocumentOpening) -> [Dossiers.Paper] {
    var papers: [Dossiers.Paper] = []
    let own = files.filter { !opening.sheets.contains($0.name) && $0.name != DocumentFile.messageName }
    for (number, file) in own.enumerated() {
      guard let part = number == 0 ? opening.letter : opening.enclosures,
        !papers.contains(where: { $0.part == part && $0.sha256 == file.sha256 })
      else { continue }
      papers.append(
        Dossiers.Paper(part: part, sha256: file.sha256, name: file.name, bytes: file.bytes, type: file.type))
    }
    return papers
  }
}

extension DocumentFile {
  /// What the message of the exchange is called among the files of the document that it brought.
  static let messageName = "thong-diep.edxml"
}
