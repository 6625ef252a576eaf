import Crypto
import Exchange
import Procedures

/// What has to be known of a message to bring it to its place: from whom, for whom, and by what a twin is known.
struct MessageAddress {
  let kind: TransportKind
  let from: String
  let to: [String]
  /// A new document is known by its sender and its identification: another content under the same is a fault. What is said
  /// of it later may be said more than once, and is known by its content too.
  let identity: String
  /// Whether it is for whoever has the document, and names nobody: a sender's request to have it back (status 13). What a
  /// receiver says of a document goes to the sender, who is named in it.
  let isForHolders: Bool
  private let isNew: Bool

  /// Bytes of a document's name that identities spell out; of a longer one they hold the hash.
  private static let nameBytes = 500

  /// Nil when it does not say who sends it or which document it is about.
  init?(_ message: Message, sha256: String) {
    switch message {
    case .document(let document):
      guard let from = document.from?.organID.code, let id = document.documentID else { return nil }
      kind = .document
      self.from = from
      to = document.to.compactMap(\.organID.code)
      isForHolders = false
      isNew = document.kind.meaning == .new
      let name = id.utf8.count <= MessageAddress.nameBytes ? id.asPart : "\\h\(SHA256(of: id.utf8).hex)"
      identity =
        "\(from.asPart)|\(name)" + (isNew ? "" : "|\(String(document.kind.text.prefix(8)).asPart)|\(sha256.prefix(16))")
    case .status(let status):
      guard let from = status.from?.organID.code, let to = status.responseFor?.organID.code else { return nil }
      kind = .status
      self.from = from
      isForHolders = status.status?.meaning?.isFromSender ?? false
      self.to = isForHolders ? [] : [to]
      identity = "\(from.asPart)|status|\(sha256.prefix(32))"
      isNew = false
    }
  }

  /// By what a twin is known among messages for these agencies of this authority: a new document that goes to several of them
  /// comes in a message for each.
  func identity(for agencies: [String]) -> String {
    isNew ? "\(identity)|\(agencies.sorted().joined(separator: ","))" : identity
  }
}

extension OrganID? {
  /// The code; nil for none, and for what is longer than any agency's.
  fileprivate var code: String? { self.flatMap { $0.text.utf8.count <= 100 ? $0.text : nil } }
}

extension String {
  /// As it stands in an identity, whose parts are parted by `|`: two different texts never look alike. A text without that and
  /// without `\` stands as it is.
  fileprivate var asPart: String { replacing("\\", with: "\\\\").replacing("|", with: "\\|") }
}

extension Authority {
  /// Whether a code is that of one of its agencies.
  func isOwn(_ code: String) -> Bool {
    units.contains { $0.code.map { $0.newer == code || $0.older == code } ?? false }
  }
}

extension Partner {
  /// Whether it may bring what says that it comes from an agency.
  func speaksFor(_ code: String, among partners: Partners) -> Bool {
    agencies.contains { $0.code == code || $0.older == code }
      || takesOthers && partners.agency(code) == nil
  }
}
