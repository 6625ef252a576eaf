public import JSON
internal import Text

/// What the platform answers to a message of ours: `{error_code, message}`, whose message is again JSON, as a text.
public struct PaymentAnswer: Sendable {
  /// `error_code`, as a text whether it came as one or as a number: `0` and `00` say that it was done.
  public let code: String
  /// What `message` says: the object within its text, or the text itself.
  public let content: JSONValue

  /// Reads an answer.
  ///
  /// - Throws: `JSONError` for what is no such answer.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: PaymentLimits.receiptBytes * 2, depth: PaymentLimits.depth)
    let answer = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    code = try answer.required("error_code").code()
    switch answer.optional("message")?.value {
    case .string(let text)?:
      // Words that are no JSON say why the answer is no.
      content = (try? JSONValue(reading: text, within: limits)) ?? .string(text)
    case let value?: content = value
    case nil: content = .null
    }
  }

  /// Whether the platform did what was asked.
  public var isGood: Bool { code == "0" || code == "00" }

  /// `UrlThanhToan`: where the payer makes the payment; nil when the answer is no, or names no address that a browser
  /// should be led to.
  public var paymentAddress: String? {
    guard isGood, case .string(let address)? = content["UrlThanhToan"], address.isWebAddress else { return nil }
    return address
  }

  /// How the payment stands; nil when the answer does not say.
  public var standing: PaymentStanding? {
    guard isGood, let field = content.member("TrangThaiGD"), let code = try? field.code() else { return nil }
    switch code {
    case "1":
      return .done(
        amount: content.member("SoTien").flatMap { try? $0.dong() },
        currency: content.member("MaTienTe").flatMap { try? $0.code() },
        transaction: content.member("MaGiaoDich").flatMap { try? $0.code() })
    case "3": return .pending
    case "4": return .failed
    default: return nil
    }
  }
}

/// How a payment stands at the platform: `TrangThaiGD`.
public enum PaymentStanding: Hashable, Sendable {
  /// `1`: it was made. What the answer leaves out is nil.
  case done(amount: Int?, currency: String?, transaction: String?)
  /// `3`: it is under way.
  case pending
  /// `4`: it was not made.
  case failed
}

extension String {
  /// Whether a browser may be led there: `https://…` or `http://…`, without blanks, quotes or control signs.
  fileprivate var isWebAddress: Bool {
    guard hasPrefix("https://") || hasPrefix("http://"), utf8.count <= PaymentLimits.addressBytes else { return false }
    let rest = drop { $0 != ":" }.dropFirst(3)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !host.isEmpty && !host.contains("@")
      && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\^`{|}".utf8.contains($0) }
  }
}

extension JSONValue {
  /// A member with its name, for reading; nil when this is no object or has none of the name.
  fileprivate func member(_ name: String) -> JSONField? {
    (try? JSONField(self).anyObject())?.optional(name)
  }
}

extension JSONField {
  /// A code that may come as a text or as a number; signs of ASCII alone, and not too many.
  func code() throws(JSONError) -> String {
    let text: String
    switch value {
    case .string(let string): text = string
    case .integer(let number): text = String(number)
    default: text = ""
    }
    let isRight =
      (1...PaymentLimits.codeBytes).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    guard isRight else {
      throw .mismatch(
        at: pointer,
        Words(
          vi: "cần một mã: 1 đến \(PaymentLimits.codeBytes) ký tự ASCII",
          en: "expected a code: 1 to \(PaymentLimits.codeBytes) signs of ASCII"))
    }
    return text
  }

  /// A whole number of đồng, as a number or a text; `500000.00` is one, too.
  func dong() throws(JSONError) -> Int {
    let text = try code()
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isWhole = parts.count == 1 || !parts[1].isEmpty && parts[1].utf8.allSatisfy { $0 == UInt8(ascii: "0") }
    guard isWhole, parts[0].utf8.count <= 15, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let amount = Int(parts[0])
    else {
      throw .mismatch(
        at: pointer,
        Words(vi: "cần một số đồng như 500000", en: "expected a whole number of đồng such as 500000"))
    }
    return amount
  }
}
