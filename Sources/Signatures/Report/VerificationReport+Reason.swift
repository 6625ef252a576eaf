public import Text

extension VerificationReport {
  /// Why the document has its indication, in a sentence: what the worst signature fails of, who is missing, or that there
  /// is no signature.
  public var reason: Words {
    if signatures.isEmpty { return Words(vi: "tệp không có chữ ký số", en: "the file is not signed") }
    let worst = indication
    guard worst != .totalPassed else {
      return Words(vi: "mọi chữ ký đều hợp lệ", en: "every signature holds")
    }
    let failing = signatures.first { $0.judgement.indication == worst }?.judgement.checks.deciding
    let missing = signers.first { $0.outcome != .enough }
    return failing?.words ?? missing?.words ?? worst.headline
  }
}
