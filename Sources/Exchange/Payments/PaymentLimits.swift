/// How much of the platform's messages is read.
public enum PaymentLimits {
  /// Bytes of a message that holds no receipt: one has about 2 kB.
  public static let messageBytes = 65_536
  /// Bytes of a receipt: a page of PDF with a seal has about 200 kB.
  public static let receiptBytes = 8 * 1_048_576
  /// Levels of values within each other.
  static let depth = 16
  /// Bytes of the longest code: of a reference, a transaction, a bank.
  static let codeBytes = 128
  /// Bytes of the longest address at which a payer pays.
  static let addressBytes = 2048
}
