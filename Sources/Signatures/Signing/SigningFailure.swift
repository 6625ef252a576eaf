public import Crypto
public import Text

/// Why a document is not signed. Nothing is given out then.
public enum SigningFailure: Error, Sendable {
  /// The key makes no signature.
  case key(SigningRefusal)
  /// The certificate may not sign now: it has expired, was revoked, or is for something else.
  case certificate(Check)
  /// No time stamp was got.
  case timeStamp(TimeStampFailure)
  /// The document cannot be signed in this form.
  case document(Words)
  /// What was made does not hold by the same rules by which others' signatures are judged, or it would break one that was
  /// there before.
  case unsound(Check)

  /// What a person reads.
  public var words: Words {
    switch self {
    case .key(let refusal): refusal.words
    case .certificate(let check):
      Words(vi: "chứng thư không ký được: \(check.words.vi)", en: "the certificate may not sign: \(check.words.en)")
    case .timeStamp(let failure): failure.words
    case .document(let words): words
    case .unsound(let check):
      Words(
        vi: "chữ ký tạo ra không hợp lệ nên không giao: \(check.words.vi)",
        en: "what was made does not hold and is not given out: \(check.words.en)")
    }
  }
}

/// Why a time-stamping authority gave no time stamp.
public struct TimeStampFailure: Error, Sendable, Hashable {
  /// What a person reads.
  public let words: Words
  /// Whether it may work later.
  public let isPassing: Bool

  /// A failure.
  public init(_ words: Words, isPassing: Bool = true) {
    self.words = words
    self.isPassing = isPassing
  }
}
