public import Exchange
import Procedures

/// How the payment platform is asked: its secrets, and who carries messages to it.
public struct OnlinePaying: Sendable {
  let secrets: [String: PaymentSecret]
  let send: @Sendable (_ message: [UInt8]) -> Reply
  let beginnings: Turnstile

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
  ///   - beginningsAtOnce: How many payers may begin at the same time; any beyond is told to try again. A platform that is slow does not
  ///     hold up all who come.
  ///   - send: Carries a message; it takes no longer than ``Patience/trySeconds``.
  public init(
    secrets: [String: PaymentSecret], beginningsAtOnce: Int = 16,
    send: @escaping @Sendable (_ message: [UInt8]) -> Reply
  ) {
    self.secrets = secrets
    self.send = send
    beginnings = Turnstile(most: beginningsAtOnce)
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
  /// The platform cannot be reached now, or too many wait for it; who tries again goes on with the same payment.
  case unreachable
}
