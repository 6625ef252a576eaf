public import Signatures
public import Text

/// What was found about the signature of a message as a whole. Attachments may bear signatures of their own.
public enum SealVerdict: Sendable {
  /// There is no signature, or only an empty place for one.
  case none
  /// There is one that says nothing, because nobody can verify it; it is no proof of anything, and no forgery either.
  case notVerifiable(Words)
  /// It was verified, with this outcome.
  case judged(VerificationReport)

  /// The verdict in a word, for programs: `none`, `not-verifiable`, or the indication.
  public var name: String {
    switch self {
    case .none: "none"
    case .notVerifiable: "not-verifiable"
    case .judged(let report): report.indication.rawValue
    }
  }

  /// What a person reads.
  public var words: Words {
    switch self {
    case .none: Words(vi: "không có chữ ký", en: "not signed")
    case .notVerifiable(let why): why
    case .judged(let report): report.indication.headline
    }
  }
}

extension ReadMessage {
  /// Verifies the signature on the message as a whole.
  ///
  /// Signatures that other programs put there name canonical forms by addresses that do not exist, or bear certificates that are
  /// none: those cannot be verified by anybody, which is another thing than to be broken.
  ///
  /// - Parameters:
  ///   - bytes: The file that was read.
  ///   - verification: Whom to trust, and what is asked.
  public func sealVerdict(on bytes: [UInt8], _ verification: Verification) -> SealVerdict {
    switch seal {
    case .none, .empty: return .none
    case .notVerifiable(let words): return .notVerifiable(words)
    case .signature:
      let report = verification.report(on: bytes)
      guard let deciding = report.signatures.lazy.compactMap(\.judgement.checks.deciding).first,
        deciding.rule.hasPrefix("format."), report.indication != .totalPassed
      else { return .judged(report) }
      return .notVerifiable(deciding.words)
    }
  }
}
