import Documents
import Exchange
import Procedures
import Text

extension OneStop {
  /// Why no message carries a document that is about to leave; nil when one does, or when it only leaves on paper.
  ///
  /// The message is made here as the outbox will make it: how small files become, and whether others would read it all, is not known
  /// before. Whoever lets the document out is told, and not only whoever looks at the ledger later.
  func troubleCarrying(_ key: DocumentKey) throws -> DocumentRefusal? {
    guard let stored = try store.read(for: authority, { try StoredDocument(key, $0) }), let content = stored.content,
      stored.document.state == .sealed, let code = definitions.authority.unit(stored.document.agency)?.code,
      let first = content.receivers.lazy.compactMap(\.code).first
    else { return nil }
    let bytes = content.files.reduce(0) { $0 + $1.bytes }
    guard bytes <= MessageLimits.unpackedBytes else {
      let most = MessageLimits.unpackedBytes / 1_048_576
      return .notCarried(
        Words(
          vi: "các tệp dài \(bytes) byte, nhiều nhất \(most) MB cùng nhau",
          en: "its files have \(bytes) bytes, of \(most) MB at most together"))
    }
    if let packed = try packedBytes(of: content.files), packed > MessageLimits.bytes {
      let most = MessageLimits.bytes / 1_048_576
      return .notCarried(
        Words(
          vi: "các tệp nén lại và mã hóa Base64 vẫn dài \(packed) byte, một thông điệp nhiều nhất \(most) MB",
          en: "its files have \(packed) bytes when packed and written as Base64; a message has \(most) MB at most"))
    }
    var message = try message(of: stored, content, from: Correspondent(OrganID(code.newer)), to: first)
    message.to = content.receivers.compactMap { receiver in
      receiver.code.map { Correspondent(OrganID($0), name: receiver.name) }
    }
    do throws(WritingRefusal) {
      _ = try Message.document(message).written()
      return nil
    } catch {
      let told = error.problems.prefix(5)
      return .notCarried(
        Words(
          vi: told.map { "\($0.part): \($0.words.vi)" }.joined(separator: "; "),
          en: told.map { "\($0.part): \($0.words.en)" }.joined(separator: "; ")))
    }
  }
}

extension OneStop {
  /// What files take in a message, packed one after the other so that never all of them are in memory; nil where they fit however little
  /// they can be packed.
  private func packedBytes(of files: [DocumentFile]) throws -> Int? {
    func written(_ bytes: Int) -> Int { bytes / 3 * 4 + 4 }
    guard files.reduce(0, { $0 + written($1.bytes) }) > MessageLimits.bytes else { return nil }
    var packed = 0
    for file in files {
      let bytes = try self.files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
      packed += written(Enclosure(packing: bytes, named: file.name, identifier: "a")?.payload?.count ?? bytes.count)
    }
    return packed
  }
}

extension DocumentCommit {
  /// Makes sure that somebody reaches each of these over the exchange, as far as they are there.
  ///
  /// - Throws: `DocumentRefusal.unreached`.
  func checkReached(_ receivers: [Party]) throws {
    for code in receivers.compactMap(\.code) where !definitions.keepsRegisters(for: code) {
      guard definitions.partners.partner(reaching: code) != nil else { throw DocumentRefusal.unreached(code) }
    }
  }

  /// Makes sure that a document could leave now, as it is.
  func checkReached(_ stored: StoredDocument) throws {
    let withdrawn = stored.document.withdrawn
    try checkReached(
      (stored.content?.receivers ?? []).enumerated().filter { !withdrawn.contains($0.offset) }.map(\.element))
  }
}
