public import Procedures

/// An official document of another agency, registered by the document office, that answers what a dossier waits for.
///
/// The document itself stands in the registers of the document office, linked with the dossier.
public struct AnsweringDocument: Hashable, Sendable {
  /// Its key in the document office: `VB-12`.
  public let document: String
  /// What is known about it being genuine.
  public let standing: DocumentStanding
  /// What it is, as the history of the dossier tells it: number, day, sender and subject.
  public let words: String

  /// A document that answers.
  public init(document: String, standing: DocumentStanding, words: String) {
    self.document = document
    self.standing = standing
    self.words = words
  }
}
