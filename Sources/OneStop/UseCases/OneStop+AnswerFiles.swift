import Dossiers
public import Forms
public import JSON
import Procedures

// Files that answer a question of the form. Outside, an answer names an upload, as papers do; a dossier keeps what was
// uploaded by its content.
extension OneStop {
  /// Answers with their uploads put in place, ready for the form to judge.
  ///
  /// - Parameter known: The files that the dossier holds already; what else is named by its content is not believed, since
  ///   whoever knows the hash of a file need not have it.
  public func withUploads(_ answers: JSONValue, of form: Form, known: [FileReference] = []) -> JSONValue {
    form.replacingFiles(in: answers) { value in
      if case .string(let id) = value, let upload = try? upload(id) {
        return ["sha256": .string(upload.sha256), "name": .string(upload.name), "size": JSONValue(upload.bytes)]
      }
      guard case .object = value else { return value }
      return FileReference(value).map(known.contains) == true ? value : "unknown"
    }
  }

  /// Sees that every upload that answers name may be taken by a dossier.
  ///
  /// - Throws: ``FileRefusal`` when one is infected or not looked through yet.
  public func requireScanned(uploadsIn answers: JSONValue, of form: Form) throws {
    guard scans else { return }
    _ = try form.replacingFiles(in: answers) { value in
      if case .string(let id) = value, let upload = try upload(id) { try checkScan(of: upload) }
      return value
    }
  }
}

/// A file that was handed in with a dossier: one of its papers, the answer to a question, or a signed document that came
/// with an action.
public struct HandedFile: Hashable, Sendable {
  /// SHA-256 of the content in hexadecimal.
  public let sha256: String
  /// The name its owner gave it.
  public let name: String
  /// Its size in bytes.
  public let bytes: Int
  /// Its media type.
  public let type: String

  /// A file of these values.
  public init(sha256: String, name: String, bytes: Int, type: String) {
    self.sha256 = sha256
    self.name = name
    self.bytes = bytes
    self.type = type
  }

  init(_ paper: Paper) {
    (sha256, name, bytes, type) = (paper.sha256, paper.name, paper.bytes, paper.type)
  }

  init(_ document: SignedDocument) {
    (sha256, name, bytes, type) = (document.sha256, document.name, document.bytes, document.type)
  }

  init(_ receipt: PaymentReceiptFile) {
    (sha256, name, bytes) = (receipt.sha256, receipt.name, receipt.bytes)
    type = FileKind.pdf.mediaType
  }

  /// The file with the seal of a letter, or beside a result.
  init(_ seal: AffixedSeal, named name: String, type: String) {
    (sha256, self.name, bytes, self.type) = (seal.sha256, name, seal.bytes, type)
  }

  init(_ file: FileReference) {
    (sha256, name, bytes) = (file.sha256, file.name, Int(file.bytes))
    type = FileKind(fileName: file.name)?.mediaType ?? "application/octet-stream"
  }
}

extension DossierView {
  /// The files that answer questions of the form, each with its question.
  public var answeredFiles: [(field: Field, file: HandedFile)] {
    answers.map { procedure.form.files(in: $0).map { ($0.field, HandedFile($0.file)) } } ?? []
  }
}
