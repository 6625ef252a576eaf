public import Crypto
public import JSON
public import Proofs
public import Signatures
public import Text
public import WorkingTime

/// How the log of today stands to what a receipt says of it.
public enum LogStanding: Hashable, Sendable {
  /// It begins with all that was signed, the entry of the receipt included; how many entries it has.
  case unchanged(size: Int64)
  /// It does not: it says something else, or is shorter; how many entries it has.
  case rewritten(size: Int64)
}

/// What a receipt comes to, judged by its own inside, the keys at hand and its time stamp; by the office, also by its log.
public struct ReceiptJudgement: Sendable {
  /// The receipt.
  public let receipt: Receipt
  /// What it comes to.
  public private(set) var outcome: Outcome
  /// How the log of today stands to it; nil when it was judged without the log.
  public private(set) var log: LogStanding?
  /// The name of the key that signed the head: SHA-256 of its SubjectPublicKeyInfo; nil when none at hand did.
  public let key: String?
  /// The time stamp with what came of it; nil when the receipt has none.
  public let timeStamp: TimeStampJudgement?

  /// What a receipt can come to.
  public enum Outcome: String, Sendable, Hashable {
    /// It proves what it says.
    case proved = "PROVED"
    /// There is no key at hand by which to say.
    case undecided = "UNDECIDED"
    /// The entry does not stand under the head: one of the two was changed.
    case notUnderHead = "NOT_UNDER_HEAD"
    /// None of the keys at hand signed the head.
    case notSigned = "NOT_SIGNED"
    /// The time stamp is damaged, or is about something else.
    case brokenTimeStamp = "BROKEN_TIME_STAMP"
    /// It is right, and the log of today is none that begins as it was signed: only who has the log can say.
    case rewritten = "LOG_REWRITTEN"
  }

  /// Judges a receipt.
  ///
  /// - Parameters:
  ///   - keys: The public keys that the log is known to have, from another place than the receipt.
  ///   - material: Whose time stamps are believed; a stamp of somebody else harms nothing and says nothing.
  ///   - now: The moment of the judgement, for the time stamp alone.
  public init(_ receipt: Receipt, keys: [PublicKey], material: TrustMaterial, now: Instant) {
    self.receipt = receipt
    // The check goes without a network: what is known of revocation is for who verifies the stamp by itself.
    var policy = ValidationPolicy.strict
    policy.requiresRevocation = false
    let stamp = receipt.timeStamp.map { token in
      TimeStampJudgement(
        judging: token, about: Array(receipt.signed.note.utf8), material: material, policy: policy, now: now)
    }
    timeStamp = stamp
    let signer = receipt.signer(among: keys)
    key = signer?.id
    if !receipt.holds {
      outcome = .notUnderHead
    } else if stamp.map({ !$0.isWhole }) ?? false {
      outcome = .brokenTimeStamp
    } else if keys.isEmpty {
      outcome = .undecided
    } else {
      outcome = signer == nil ? .notSigned : .proved
    }
  }

  /// The judgement on one that is right, with the log of today beside it.
  func held(against log: LogStanding) -> ReceiptJudgement {
    var judgement = self
    judgement.log = log
    if case .rewritten = log { judgement.outcome = .rewritten }
    return judgement
  }

  /// What a person reads of it.
  public var words: Words {
    let checkpoint = receipt.signed.checkpoint
    switch outcome {
    case .proved:
      return Words(
        vi: """
          Biên nhận đúng: hồ sơ \(receipt.dossier) được ghi vào nhật ký của \(receipt.authority) lúc \(receipt.receivedAt), là mục \
          \(receipt.position) trong \(checkpoint.size) mục được ký lúc \(checkpoint.time). \(logWords.vi)
          """,
        en: """
          The receipt is right: the dossier \(receipt.dossier) was recorded in the log of \(receipt.authority) at \
          \(receipt.receivedAt), as entry \(receipt.position) of \(checkpoint.size) that were signed at \(checkpoint.time). \
          \(logWords.en)
          """)
    case .rewritten:
      return Words(
        vi: """
          Biên nhận đúng, nhưng nhật ký đã bị viết lại từ đó: cơ quan đã ký lúc \(checkpoint.time) rằng hồ sơ \(receipt.dossier) là \
          mục \(receipt.position) trong \(checkpoint.size) mục, còn nhật ký hôm nay không bắt đầu bằng các mục ấy nữa. Hãy giữ kỹ biên nhận \
          này, nó là bằng chứng; mang nó đến cơ quan thanh tra hoặc cơ quan cấp trên của nơi nhận hồ sơ.
          """,
        en: """
          The receipt is right, but the log has been rewritten since: the office signed at \(checkpoint.time) that the dossier \
          \(receipt.dossier) is entry \(receipt.position) of \(checkpoint.size), and its log of today does not begin with these \
          any more. Keep this receipt, it is the proof; take it to the inspectorate, or to the authority above the office.
          """)
    case .undecided:
      return Words(
        vi: "Biên nhận tự khớp, nhưng chưa biết ai ký: cần khóa công khai của nhật ký (--key).",
        en: "The receipt agrees with itself, but who signed it is not known: it takes the log's public key (--key).")
    case .notUnderHead:
      return Words(
        vi: "Biên nhận sai: nội dung không khớp với gốc nhật ký đã ký.",
        en: "The receipt is wrong: what it says does not fit the head of the log that was signed.")
    case .notSigned:
      return Words(
        vi: "Biên nhận sai: gốc nhật ký không mang chữ ký của khóa nào đã biết.",
        en: "The receipt is wrong: the head of the log was signed by none of the known keys.")
    case .brokenTimeStamp:
      return Words(
        vi: "Biên nhận sai: dấu thời gian bị hỏng hoặc thuộc về thứ khác.",
        en: "The receipt is wrong: its time stamp is damaged, or is about something else.")
    }
  }

  /// What can be said of the log of today beside a receipt that is right.
  private var logWords: Words {
    guard case .unchanged(let size)? = log else {
      return Words(
        vi: "Nhật ký hôm nay có còn giữ nguyên các mục ấy hay không, riêng biên nhận không nói được.",
        en: "Whether the log of today still holds them unchanged, the receipt alone cannot say.")
    }
    return Words(
      vi: "Nhật ký hôm nay, \(size) mục, vẫn bắt đầu bằng đúng các mục ấy.",
      en: "The log of today, of \(size) entries, still begins with exactly these.")
  }

  /// What a person reads of the time stamp; nil when there is none.
  public var timeStampWords: Words? {
    guard let stamp = timeStamp, stamp.isWhole, let time = stamp.time else { return nil }
    let authority = stamp.authority ?? "?"
    return stamp.isProof
      ? Words(vi: "Dấu thời gian \(time) của \(authority).", en: "Time stamp of \(time) by \(authority).")
      : Words(
        vi: "Dấu thời gian \(time) của \(authority), chưa xác nhận được đơn vị này.",
        en: "Time stamp of \(time) by \(authority), which is not known to be trusted.")
  }

  /// The judgement for programs.
  public var json: JSONValue {
    let checkpoint = receipt.signed.checkpoint
    return [
      "outcome": .string(outcome.rawValue), "authority": .string(receipt.authority),
      "dossier": .string(receipt.dossier),
      "receivedAt": .string(receipt.receivedAt.utc), "position": .integer(receipt.position),
      "size": .integer(checkpoint.size), "head": .string(checkpoint.head.hex), "signedAt": .string(checkpoint.time.utc),
      "key": key.map { .string($0) } ?? .null,
      "timeStamp": timeStamp.map { stamp in
        [
          "time": stamp.time.map { .string($0.utc) } ?? .null,
          "authority": stamp.authority.map { .string($0) } ?? .null,
          "trusted": .bool(stamp.isProof),
        ]
      } ?? .null,
    ]
  }
}

extension Receipt.Fault {
  /// What a person reads.
  public var words: Words {
    switch self {
    case .malformed:
      Words(
        vi: "không phải biên nhận: cần tệp JSON của biên nhận, hoặc dòng chữ MC1:… trong mã QR",
        en: "no receipt: it is the JSON file of a receipt, or the text MC1:… of its QR code")
    case .notAFiling:
      Words(
        vi: "mục nhật ký trong biên nhận không phải mục nộp hồ sơ",
        en: "the entry of the log in it is none by which a dossier is filed")
    case .contradictory:
      Words(vi: "các phần của biên nhận nói khác nhau", en: "the parts of the receipt contradict each other")
    }
  }
}
