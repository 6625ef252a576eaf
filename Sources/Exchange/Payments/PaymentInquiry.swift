public import JSON
public import WorkingTime

/// A question about one payment that was begun: how it stands, or for its receipt.
public struct PaymentInquiry: Sendable {
  /// What is asked.
  public enum Kind: String, Sendable {
    /// How the payment stands.
    case standing = "QUERY"
    /// The receipt, as PDF.
    case receipt = "GET_BILL"
  }

  /// What is asked: `LoaiBanTin`.
  public let kind: Kind
  /// `MaDoiTac`: the agency, as the platform knows it.
  public let partner: String
  /// `MaThamChieu` of the payment.
  public let reference: String
  /// `ThoiGianGD`.
  public let at: Instant

  /// A question.
  public init(_ kind: Kind, partner: String, reference: String, at: Instant) {
    self.kind = kind
    self.partner = partner
    self.reference = reference
    self.at = at
  }

  /// The message as it is sent.
  public func message(under secret: PaymentSecret) -> JSONValue {
    let head: [(String, String)] = [
      ("LoaiBanTin", kind.rawValue), ("PhienBan", PaymentStart.version), ("MaDoiTac", partner),
      ("MaThamChieu", reference), ("ThoiGianGD", at.asCompactText),
    ]
    var members = JSONObject(head.map { ($0, JSONValue.string($1)) })
    members["MaXacThuc"] = .string(secret.checkSum(of: head.map(\.1)))
    return .object(members)
  }
}
