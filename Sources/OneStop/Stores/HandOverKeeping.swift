public import Documents
public import Procedures
public import Text
public import WorkingTime

/// A draft that another one-stop has handed to this office, by what it wants to be answered.
public struct KeptHandOver: Hashable, Sendable {
  /// The document that was made of it.
  public let document: DocumentKey
  /// Who handed it over.
  public let partner: Key<Partner>
  /// `IDHoSo`, as it came.
  public let dossierID: String
  /// `MaHoSo`, as it came.
  public let dossier: String
  /// `ThamSoAn`, as it came.
  public let hidden: String
  /// `HccLinkAPI`: where the answer goes.
  public let answerAddress: String
  /// When it came.
  public let at: Instant

  /// A draft that was handed over.
  public init(
    document: DocumentKey, partner: Key<Partner>, dossierID: String, dossier: String, hidden: String,
    answerAddress: String, at: Instant
  ) {
    self.document = document
    self.partner = partner
    self.dossierID = dossierID
    self.dossier = dossier
    self.hidden = hidden
    self.answerAddress = answerAddress
    self.at = at
  }
}

/// Reading what other one-stops have handed over.
public protocol HandOverReading {
  /// What is known of a document that another one-stop has handed over; nil for any other document.
  func handedDraft(of document: DocumentKey) throws -> KeptHandOver?
  /// A page of the documents with which something was handed over, as they stand written there, after one of them.
  func handedDrafts(after document: String?, limit: Int) throws -> [String]
}

/// Keeping what other one-stops have handed over.
public protocol HandOverWriting: HandOverReading {
  /// Keeps what was handed over; of one document the first stays.
  func keep(_ handOver: KeptHandOver) throws
}
