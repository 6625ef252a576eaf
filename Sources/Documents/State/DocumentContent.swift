public import Procedures
public import Text
public import WorkingTime

/// What a document says and with whom it is exchanged: confidential, kept beside the log.
public struct DocumentContent: Hashable, Sendable {
  /// What it is about (trích yếu).
  public var subject: String
  /// What kind of document it is, in its own words, where that says more than its kind.
  public var typeName: String?
  /// Who sent it; nil for what leaves this office.
  public var sender: Party?
  /// To whom it goes; empty for what arrives.
  public var receivers: [Party]
  /// Number and notation as the sender writes them (số, ký hiệu): `267/VPCP-TTĐT`. They are not always figures.
  public var code: String?
  /// The identifier that the exchange knows it by, with commas and slashes as they came.
  public var documentID: String?
  /// The day that it bears.
  public var date: Day?
  /// Until when its sender asks for an answer; nil when that is not said.
  public var answerBy: Day?
  /// Who signed it.
  public var signer: String?
  /// Sheets of paper, where anybody counted them.
  public var pages: Int?
  /// Copies that are made of it.
  public var copies: Int?
  /// Its files.
  public var files: [DocumentFile]
  /// What the register notes besides.
  public var note: String?
  /// What was found about the seal on the message that brought it; nil for one without, and for what no message brought.
  public var seal: MessageSeal?
  /// The evidence of what was found about the signatures of its files when it came; empty for what no message brought.
  public var judged: [JudgedFile] = []

  /// The content of a document.
  public init(
    subject: String, typeName: String? = nil, sender: Party? = nil, receivers: [Party] = [], code: String? = nil,
    documentID: String? = nil,
    date: Day? = nil, signer: String? = nil, pages: Int? = nil, copies: Int? = nil, files: [DocumentFile] = [],
    note: String? = nil
  ) {
    self.subject = subject
    self.typeName = typeName
    self.sender = sender
    self.receivers = receivers
    self.code = code
    self.documentID = documentID
    self.date = date
    self.signer = signer
    self.pages = pages
    self.copies = copies
    self.files = files
    self.note = note
  }
}

/// An organisation with which documents are exchanged.
public struct Party: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// Its identification code, of either scheme and however it is spelt; nil for one that only paper reaches.
  public let code: String?

  /// An organisation.
  public init(name: String, code: String? = nil) {
    self.name = name
    self.code = code
  }

  /// On what a document reaches it.
  public var medium: DocumentMedium { code == nil ? .paper : .electronic }
}

/// That the signatures of a file were judged when its document came.
public struct JudgedFile: Hashable, Sendable {
  /// Under which policy.
  public let policy: Key<SignaturePolicy>
  /// The SHA-256 of the manifest of all that the finding stands on.
  public let evidence: String

  /// A finding.
  public init(policy: Key<SignaturePolicy>, evidence: String) {
    self.policy = policy
    self.evidence = evidence
  }
}

/// A file of a document.
public struct DocumentFile: Hashable, Sendable {
  /// SHA-256 of the content, by which the file is kept.
  public let sha256: String
  /// Its name.
  public let name: String
  /// Its size in bytes.
  public let bytes: Int
  /// Its media type: `application/pdf`.
  public let type: String

  /// A file.
  public init(sha256: String, name: String, bytes: Int, type: String) {
    self.sha256 = sha256
    self.name = name
    self.bytes = bytes
    self.type = type
  }
}
