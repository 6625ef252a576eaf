internal import Crypto
internal import JSON

/// The receipt that `GET_BILL` brings: a PDF, as it is or written in base64 within an answer.
public enum PaymentReceipt {
  /// The PDF in an answer; nil when there is none.
  public static func pdf(in bytes: [UInt8]) -> [UInt8]? {
    if isPDF(bytes) { return bytes }
    guard let answer = try? PaymentAnswer(reading: bytes), answer.isGood else { return nil }
    let texts: [String] =
      switch answer.content {
      case .string(let text): [text]
      case .object(let object): object.compactMap { $0.value.text }
      default: []
      }
    return texts.lazy.compactMap { [UInt8](base64: $0) }.first(where: isPDF)
  }

  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    bytes.count <= PaymentLimits.receiptBytes && bytes.starts(with: "%PDF-".utf8)
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
