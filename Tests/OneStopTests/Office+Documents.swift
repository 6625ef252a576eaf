import Documents
import Dossiers
import Exchange
import Foundation
import OneStop
import Procedures
import SQLiteStore
import Testing
import Text
import WorkingTime

extension Office {
  /// A document on paper, or over the exchange.
  func arriving(
    _ subject: String = "V/v xác minh văn bằng", medium: DocumentMedium = .paper, urgency: Urgency = .normal,
    secrecy: Secrecy = .none, authenticity: Authenticity? = nil, isAddressedHere: Bool = true,
    answers: DocumentKey? = nil, date: Day? = Day("2026-11-18")
  ) -> ReceivedDocument {
    ReceivedDocument(
      agency: "so-gddt", medium: medium, kind: .officialLetter, urgency: urgency, secrecy: secrecy,
      authenticity: authenticity ?? (medium == .paper ? .paper : .valid), isAddressedHere: isAddressedHere,
      answers: answers,
      content: DocumentContent(
        subject: subject, sender: Party(name: "Sở Giáo dục và Đào tạo tỉnh Bên", code: "H99.06"), code: "267/SGDĐT-VP",
        date: date, signer: "Nguyễn Văn Mẫu"))
  }

  func receive(
    _ document: ReceivedDocument, by officer: Key<Officer> = "minh", id: String? = nil
  ) throws -> DocumentOutcome {
    try oneStop.receive(document, request(by: officer, id ?? "receive/\(document.hashValue)/\(now.milliseconds)"))
  }

  /// The key of what arrived.
  func received(_ document: ReceivedDocument, id: String? = nil) throws -> DocumentKey {
    guard case .done(let key, _) = try receive(document, id: id) else { throw OfficeFailure() }
    return key
  }

  /// Takes a message as a partner brings it: its bytes are among the files.
  func take(_ message: Message, authenticity: Authenticity = .valid) throws -> MessageOutcome {
    let bytes = try message.written()
    let file = try store.files.receive()
    try file.append(bytes)
    let (sha256, count) = try file.finish()
    return try oneStop.receive(
      Message.read(bytes).message,
      original: DocumentFile(sha256: sha256, name: "thong-diep.edxml", bytes: count, type: "application/xml"),
      authenticity: authenticity, from: "truc-lien-thong")
  }

  func drafting(
    _ subject: String = "V/v trả lời xác minh văn bằng", kind: DocumentKind = .officialLetter,
    to receivers: [Party] = [Party(name: "Sở Giáo dục và Đào tạo tỉnh Bên")], secrecy: Secrecy = .none,
    answers: DocumentKey? = nil, dossier: DossierCode? = nil
  ) -> DraftedDocument {
    DraftedDocument(
      agency: "so-gddt", unit: "so-gddt", kind: kind, secrecy: secrecy, answers: answers, dossier: dossier,
      content: DocumentContent(subject: subject, receivers: receivers))
  }

  /// A file that was uploaded, and that nobody has looked at.
  func kept(_ name: String, _ text: String = "%PDF-1.7 signed\n") throws -> DocumentFile {
    let file = try store.files.receive()
    try file.append(Array(text.utf8))
    let (sha256, bytes) = try file.finish()
    let kept = DocumentFile(sha256: sha256, name: name, bytes: bytes, type: "application/pdf")
    try noteUploaded(kept)
    return kept
  }

  /// Notes a file as one that was uploaded, whether it is there or not.
  func noteUploaded(_ file: DocumentFile) throws {
    let upload = Upload(
      id: UUID().uuidString, sha256: file.sha256, name: file.name, bytes: file.bytes, type: file.type, at: now,
      owner: "minh", scan: .clean)
    try store.write(for: oneStop.authority) { try $0.save(upload) }
  }

  func drafted(_ document: DraftedDocument, by officer: Key<Officer> = "duc", id: String) throws -> DocumentKey {
    guard case .done(let key, _) = try oneStop.draft(document, request(by: officer, id)) else { throw OfficeFailure() }
    return key
  }

  /// What came of a command: `done`, or the code of the refusal.
  @discardableResult
  func perform(
    _ command: DocumentCommand, on key: DocumentKey, by officer: Key<Officer>, expecting: Int? = nil, id: String? = nil
  ) throws -> String {
    let version = try oneStop.document(key, for: officer).document.version
    let outcome = try oneStop.perform(
      command, on: key,
      request(by: officer, id ?? "\(key)/\(version)/\(command.hashValue)/\(now.milliseconds)", expecting: expecting))
    switch outcome {
    case .done: return "done"
    case .refused(let notice): return notice.code
    }
  }

  func request(by officer: Key<Officer>, _ id: String, expecting: Int? = nil) -> CommandRequest {
    CommandRequest(
      key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer), expecting: expecting)
  }

  /// The number in the register, as it is written.
  func number(of key: DocumentKey, for officer: Key<Officer> = "minh") throws -> String? {
    try oneStop.document(key, for: officer).document.entry?.text
  }
}
