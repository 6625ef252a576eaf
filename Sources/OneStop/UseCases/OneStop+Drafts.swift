import Crypto
public import Procedures
public import Text
public import WorkingTime

/// A form that somebody has begun, kept for whoever has its code.
public struct KeptDraft: Hashable, Sendable {
  /// The hash of its code, by which it is found; the code itself is kept nowhere.
  public let hash: String
  /// The procedure.
  public let procedure: Key<Procedure>
  /// Whose share of drafts it counts against.
  public let owner: String
  /// What was entered, as whoever keeps it writes it; personal, and erased with the draft.
  public let body: String
  /// Bytes of the files that it holds.
  public let bytes: Int
  /// Until when it is kept.
  public let expiresAt: Instant

  /// A draft of these values.
  public init(hash: String, procedure: Key<Procedure>, owner: String, body: String, bytes: Int, expiresAt: Instant) {
    self.hash = hash
    self.procedure = procedure
    self.owner = owner
    self.body = body
    self.bytes = bytes
    self.expiresAt = expiresAt
  }
}

/// Why a draft is not kept.
public enum DraftRefusal: Error, Hashable, Sendable {
  /// It says or holds more than a draft may.
  case tooLarge
  /// One network, or all together, has as many as are kept.
  case tooMany
}

/// How many drafts are kept, and how long.
public enum DraftLimits {
  /// Days until a draft is erased; saving it again begins them anew.
  public static let days: Int64 = 14
  /// Bytes of what is entered.
  static let bodyBytes = 256 * 1_024
  /// Drafts of one network.
  static let ofOne = 50
  /// Bytes of files that drafts of one network hold.
  static let fileBytesOfOne = 256 * 1_024 * 1_024
  /// Drafts of all.
  static let ofAll = 100_000
  /// Bytes of files that all drafts hold.
  static let fileBytesOfAll = 8 * 1_024 * 1_024 * 1_024
}

extension OneStop {
  /// Keeps a draft, and its uploads with it, for ``DraftLimits/days`` days.
  ///
  /// - Parameters:
  ///   - body: What was entered.
  ///   - uploads: The files it names; those that are gone are passed over.
  ///   - code: The code of the draft that it replaces; nil, or one that is not known any more, makes a new one.
  ///   - uploader: Whose share it counts against.
  /// - Returns: The code by which it is found again, and until when.
  /// - Throws: ``DraftRefusal``.
  public func keepDraft(
    _ body: String, of procedure: Key<Procedure>, uploads: [String], replacing code: String?, from uploader: Uploader
  ) throws -> (code: String, expiresAt: Instant) {
    guard body.utf8.count <= DraftLimits.bodyBytes else { throw DraftRefusal.tooLarge }
    let now = environment.now()
    let expiresAt = now.advanced(bySeconds: DraftLimits.days * 86_400)
    let owner = try quotaOwner(uploader)
    let fresh = OneStop.written(try environment.randomBytes(20))
    return try store.write(for: authority) { record in
      let known = try code.flatMap { try record.draft(hash: OneStop.hash(ofSecret: $0), at: now) == nil ? nil : $0 }
      let hash = OneStop.hash(ofSecret: known ?? fresh)
      let held = try uploads.compactMap { try record.upload($0) }
      let bytes = held.reduce(0) { $0 + $1.bytes }
      try OneStop.checkRoom(for: bytes, of: owner, besides: hash, record)
      let draft = KeptDraft(
        hash: hash, procedure: procedure, owner: owner, body: body, bytes: bytes, expiresAt: expiresAt)
      try record.save(draft)
      // An upload waits a day for a dossier: these are looked at as if they had come a day before the draft ends.
      for upload in held { try record.touchUpload(upload.id, at: expiresAt.advanced(bySeconds: -86_400)) }
      return (known ?? fresh, expiresAt)
    }
  }

  private static func checkRoom(
    for bytes: Int, of owner: String, besides hash: String, _ record: any RecordReading
  ) throws {
    let own = try record.drafts(of: owner, besides: hash)
    guard bytes <= DraftLimits.fileBytesOfOne else { throw DraftRefusal.tooLarge }
    let all = try record.drafts(of: nil, besides: hash)
    guard own.count < DraftLimits.ofOne, own.bytes + bytes <= DraftLimits.fileBytesOfOne,
      all.count < DraftLimits.ofAll, all.bytes + bytes <= DraftLimits.fileBytesOfAll
    else { throw DraftRefusal.tooMany }
  }

  /// The draft of a code, however it is typed; nil when there is none or its days have passed.
  public func draft(_ code: String) throws -> KeptDraft? {
    let now = environment.now()
    return try store.read(for: authority) { try $0.draft(hash: OneStop.hash(ofSecret: code), at: now) }
  }

  /// Erases a draft: it was submitted.
  public func eraseDraft(_ code: String) throws {
    let hash = OneStop.hash(ofSecret: code)
    try store.write(for: authority) { try $0.eraseDraft(hash: hash) }
  }

  /// Erases the drafts whose days have passed; none while the clock is doubted.
  public func sweepDrafts() throws {
    guard try clockDoubt() == nil else { return }
    let now = environment.now()
    try store.write(for: authority) { try $0.eraseDrafts(until: now) }
  }
}
