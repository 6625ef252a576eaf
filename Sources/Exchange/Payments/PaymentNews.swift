public import JSON
internal import Text

/// What the platform tells by itself when a payment has come to its end.
///
/// It is believed only after ``isGenuine(under:)``.
public struct PaymentNews: Sendable {
  /// `MaLoi`: `0` or `00` says that the money has arrived.
  public let code: String
  /// `MaDoiTac`: the agency, as the platform knows it.
  public let partner: String
  /// `MaThamChieu`.
  public let reference: String
  /// `SoTien`, in đồng.
  public let amount: Int
  /// `MaTienTe`.
  public let currency: String
  /// `MaGiaoDich`: the transaction, by the platform's own number.
  public let transaction: String
  /// The values in the order in which they are summed, as they came.
  private let summed: [String]
  private let checkSum: String

  /// Reads a message; members that are not known are passed over.
  ///
  /// - Throws: `JSONError` for what is no such message: not JSON, too long, a member missing.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: PaymentLimits.messageBytes, depth: PaymentLimits.depth)
    let message = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    code = try message.required("MaLoi").code()
    partner = try message.required("MaDoiTac").code()
    reference = try message.required("MaThamChieu").code()
    amount = try message.required("SoTien").dong()
    currency = try message.required("MaTienTe").code()
    transaction = try message.required("MaGiaoDich").code()
    checkSum = try message.required("MaXacThuc").string()
    var values: [String] = []
    for name in PaymentNews.order { values.append(try message.text(name)) }
    summed = values
  }

  /// The members of a check sum, in their order.
  static let order = [
    "LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang", "ThoiGianGD",
    "ThongTinGiaoDich",
  ]

  /// Whether it comes from the platform: its check sum is right.
  public func isGenuine(under secret: PaymentSecret) -> Bool { secret.accepts(checkSum, of: summed) }

  /// Whether it says that the money has arrived.
  public var isGood: Bool { code == "0" || code == "00" }

  /// What the platform is answered: whether it was understood and kept.
  public static func answer(code: String, _ words: String) -> JSONValue {
    ["error_code": .string(code), "message": .string(words)]
  }
}

extension JSONFields {
  /// The value of a member as a check sum has it; what is left out is empty.
  fileprivate func text(_ name: String) throws(JSONError) -> String {
    guard let field = optional(name) else { return "" }
    switch field.value {
    case .string(let text): return text
    case .integer(let number): return String(number)
    default:
      throw .mismatch(at: field.pointer, Words(vi: "cần một chuỗi", en: "expected a text"))
    }
  }
}
