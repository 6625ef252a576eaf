import Dossiers
import JSON
import Text

extension RecordReading {
  /// What is wrong with the notes by which the files of an entry are found and kept from being removed: each file that its content names
  /// is noted for its dossier or document.
  func attachmentFaults(of content: StoredContent?, _ subject: RecordSubject) throws -> [Words] {
    guard let content, let value = try? JSONValue(reading: content.body) else { return [] }
    return try Set(value.namedFiles.map(\.sha256)).sorted().compactMap { sha256 in
      guard try !isAttached(sha256: sha256, to: subject) else { return nil }
      return Words(
        vi: "tệp \(sha256) không được ghi là của \(subject)",
        en: "the file \(sha256) is not noted as one of \(subject)")
    }
  }
}
