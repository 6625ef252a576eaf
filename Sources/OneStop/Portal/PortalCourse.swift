import Dossiers
import Exchange
import JSON
import Procedures
import Text
import WorkingTime

/// What the log of a dossier says that the portal asks for and the dossier itself does not keep: its signed results, and the
/// due dates around requests for supplements.
struct PortalCourse {
  /// When the result was due before each request for supplements was made and after it was answered, in their order.
  private(set) var supplementDues: [(before: Instant?, after: Instant?)] = []
  /// When the result was due after each entry, by its number.
  private(set) var dues: [Int: Instant] = [:]
  /// The entries that issued a signed result.
  private var signed: [StoredEntry] = []
  /// The numbers of the entries that issued a result.
  private var issuing: Set<Int> = []

  init(of entries: [StoredEntry]) throws {
    var dossier: Dossier?
    for stored in entries {
      let entry = try EntryBody(reading: stored.body)
      let before = dossier?.deadline?.due
      var now = dossier ?? Dossier(beginning: entry.events, at: entry.at)
      now?.apply(entry.events, at: entry.at, by: entry.officer, inPlaceOf: entry.inPlaceOf)
      dossier = now
      dues[entry.version] = now?.deadline?.due
      for event in entry.events {
        switch event {
        case .supplementAsked: supplementDues.append((before, nil))
        case .supplemented where !supplementDues.isEmpty:
          supplementDues[supplementDues.count - 1].after = now?.deadline?.due
        case .documentSigned(let document) where document.isResult: signed.append(stored)
        case .resultIssued: issuing.insert(entry.version)
        default: continue
        }
      }
    }
  }

  /// The signed results, oldest first; those whose content was erased are gone.
  func results(_ record: any RecordReading) throws -> [PortalFile] {
    try signed.compactMap { entry in
      guard let content = try record.content(of: entry),
        let kept = try JSONValue(reading: content.body)["signed"]
      else { return nil }
      let document = try SignedDocument(JSONField(kept))
      return PortalFile(
        sha256: document.sha256, name: document.name, type: document.type, bytes: document.bytes)
    }
  }

  /// The letters that were issued with the result, as far as the authority's seal is on them by now.
  func sealedResults(of dossier: Dossier) -> [PortalFile] {
    dossier.seals.compactMap { seal in
      guard case .letter(let letter) = seal.subject, issuing.contains(seal.entry) else { return nil }
      return PortalFile(
        sha256: seal.sha256, name: "\(dossier.code)-\(letter).pdf", type: "application/pdf", bytes: seal.bytes)
    }
  }
}

extension PortalDossier {
  /// Names the files of the result in place of the one that stands for a result on paper.
  mutating func takeResults(_ files: [PortalFile], of procedure: Procedure) {
    guard !results.isEmpty, !files.isEmpty else { return }
    results = files.map { file in
      PortalResult(id: file.sha256, name: procedure.result.name.vi, code: procedure.result.code, file: file)
    }
  }

  /// Says for each request for supplements how it moved the due date, where it was answered.
  mutating func takeDueDates(_ dues: [(before: Instant?, after: Instant?)]) {
    guard dues.count == supplements.count else { return }
    supplements = zip(supplements, dues).map { request, due in
      PortalSupplement(
        id: request.id, asker: request.asker, content: request.content, askedAt: request.askedAt,
        answeredAt: request.answeredAt, due: due)
    }
  }
}
