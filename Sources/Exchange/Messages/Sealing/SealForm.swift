public import Text
internal import XML

/// In what form a signature stands in a message, before anybody has verified it.
public enum SealForm: Hashable, Sendable {
  /// There is none.
  case none
  /// The place for one is there, and nothing in it.
  case empty
  /// There is one that nobody can verify, and why.
  case notVerifiable(Words)
  /// There is one of XMLDSig, which can be verified.
  case signature
}

extension SealForm {
  init(of file: MessageFile) {
    let places = [file.tree.root] + (file.header.parent.map { [$0] } ?? []) + [file.header]
    let blocks = places.flatMap(\.elements).filter(\.isSignatureBlock)
    guard !blocks.isEmpty else {
      self = .none
      return
    }
    if blocks.contains(where: { $0.name == "Signature" && $0.namespace == MessageNamespace.signature }) {
      self = .signature
    } else if blocks.allSatisfy({ $0.elements.isEmpty && $0.ownText.trimmed == nil }) {
      self = .empty
    } else {
      let namespace = blocks.first?.namespace.harmlessStart ?? ""
      self = .notVerifiable(
        Words(
          vi:
            "chữ ký nằm trong không gian tên “\(namespace)”, không phải \(MessageNamespace.signature), nên không kiểm tra được",
          en:
            "the signature is in the namespace “\(namespace)” and not \(MessageNamespace.signature), so that nobody can verify it"
        ))
    }
  }
}
