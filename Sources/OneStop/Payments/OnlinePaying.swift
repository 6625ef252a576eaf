public import Exchange
import Procedures

/// How the payment platform is asked: its secrets, and who carries messages to it.
public struct OnlinePaying: Sendable {
  let secrets: [String: PaymentSecret]
  let send: @Sendable (_ message: [UInt8]) -> Reply

  /// What came of carrying a message.
  public enum Reply: Sendable {
    /// The platform answered with these bytes.
    case answered([UInt8])
    /// It did not, or not to the end; a code without words of anybody.
    case unreachable(String)
  }

  /// The platform.
  ///
  /// - Parameters:
  ///   - secrets: The secret of each agency, by its name at the platform.
  ///   - send: Carries a message; it takes no longer than ``Patience/trySeconds``.
  public init(secrets: [String: PaymentSecret], send: @escaping @Sendable (_ message: [UInt8]) -> Reply) {
    self.secrets = secrets
    self.send = send
  }
}

extension OneStop {
  /// Whether an agency is paid on line here: it has a name at the platform, and its secret is at hand.
  func takesPayments(for unit: Procedures.Unit) -> Bool {
    unit.paymentPartner.map { paying?.secrets[$0] != nil } ?? false
  }
}

/// What came of beginning a payment on line.
public enum PaymentBeginning: Hashable, Sendable {
  /// The applicant goes on at this address.
  case ready(PaymentRow, address: String)
  /// The platform cannot be reached now; who tries again goes on with the same payment.
  case unreachable
}
