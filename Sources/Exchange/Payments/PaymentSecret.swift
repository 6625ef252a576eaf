internal import Crypto

/// What an agency and the payment platform know and nobody else: the end of every text whose check sum they compare.
///
/// It never describes itself, so that it comes into no log.
public struct PaymentSecret: Sendable {
  private let text: String

  /// The secret as the platform gave it; nil for an empty text and one of more than 512 bytes.
  public init?(_ text: String) {
    guard (1...512).contains(text.utf8.count) else { return nil }
    self.text = text
  }

  /// `MaXacThuc` of values in their order: SHA-256, in lower-case hexadecimal, of the values and the secret with `|`
  /// between them (Nền tảng thanh toán DVCQG).
  public func checkSum(of values: [String]) -> String {
    SHA256(of: (values + [text]).joined(separator: "|")).hex
  }

  /// Whether a check sum is that of some values, in a time that tells nothing about where it differs.
  ///
  /// A value with the sign that stands between values could be read as two: no sum is right for it.
  public func accepts(_ checkSum: String, of values: [String]) -> Bool {
    guard !values.contains(where: { $0.contains("|") }) else { return false }
    return isEqualInConstantTime(Array(checkSum.utf8), Array(self.checkSum(of: values).utf8))
  }
}

extension PaymentSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Nothing of the secret.
  public var description: String { "PaymentSecret" }
  /// Nothing of the secret.
  public var debugDescription: String { description }
  /// Nothing of the secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
