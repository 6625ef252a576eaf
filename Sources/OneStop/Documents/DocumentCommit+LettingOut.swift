import Documents
import Exchange
import Procedures

/// Documents that leave by themselves, because the definition of a procedure says so.
extension DocumentCommit {
  /// Numbers a document that leaves by itself, hands in its signed file and sends it, in this commit; where the server is to put the seal
  /// on, it is sent in the commit that notes the seal.
  ///
  /// What cannot be done so (no register, no seal, nobody who reaches the receiver) is left as far as it has come, to the clerks.
  func letOut(_ key: DocumentKey, _ sealed: SealedFile) throws {
    try note(.number, on: key)
    try note(.seal(sealed), on: key)
    try sendIfSealed(key)
  }

  /// Sends a document that leaves by itself once it has its seal.
  func sendIfSealed(_ key: DocumentKey) throws {
    guard let stored = try StoredDocument(key, record), stored.document.leavesByItself, stored.document.state == .sealed
    else { return }
    // Whom nobody reaches is for the clerks.
    do { try checkReached(stored) } catch is DocumentRefusal { return }
    try note(.release, on: key)
    try follow(released: key)
  }

  /// What follows once a document has left: what it answers, and what it replaces, shows it.
  func follow(released key: DocumentKey) throws {
    guard let document = try StoredDocument(key, record)?.document, document.state == .released else { return }
    if let answered = document.answers { try note(.noteAnswer(key), on: answered) }
    if let replaced = document.replaces { try note(.noteReplacement(key), on: replaced) }
  }
}
