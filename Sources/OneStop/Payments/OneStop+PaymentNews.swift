import Dossiers
public import Exchange
import Procedures
import Text
import WorkingTime

/// What the platform is answered to its news.
public enum NewsVerdict: Hashable, Sendable {
  /// It is kept, and what is to follow from it has followed.
  case taken
  /// It does not come from the platform, or from one that this office does not know.
  case notGenuine
}

extension OneStop {
  /// Takes in what the platform tells by itself. What is genuine is kept whatever it says; what is not moves nothing.
  public func take(_ news: PaymentNews, as bytes: [UInt8]) throws -> NewsVerdict {
    guard let secret = paying?.secrets[news.partner] else { return .notGenuine }
    let now = environment.now()
    let message = PaymentMessage(reference: news.reference, kind: .news, at: now, body: bytes)
    let known = try store.read(for: authority) { try $0.payment(news.reference) }
    guard news.isGenuine(under: secret) else {
      // Whoever names a reference that was never given out is heard of in the access log alone: anybody can.
      guard let known else { return .notGenuine }
      let question = PaymentQuestion(
        reference: known.reference, dossier: known.dossier, unit: known.unit, doubt: .wrongSum, amount: nil,
        transaction: "", raisedAt: now)
      try store.write(for: authority) { record in if try record.raise(question) { try record.keep(message) } }
      return .notGenuine
    }
    guard let known, known.partner == news.partner else {
      try takeOrphan(news, message, at: now)
      return .taken
    }
    try store.write(for: authority) { try $0.keep(message) }
    let outcome: PaymentReport.Outcome =
      news.isGood
      ? .arrived(Money(dong: news.amount), currency: news.currency, transaction: news.transaction) : .failed
    _ = try report(PaymentReport(known.reference, outcome), on: known.dossier)
    return .taken
  }

  /// Money for a payment that nobody here has begun.
  private func takeOrphan(_ news: PaymentNews, _ message: PaymentMessage, at now: Instant) throws {
    let unit = definitions.authority.units.first { $0.paymentPartner == news.partner }?.id
    try store.write(for: authority) { record in
      try record.keep(message)
      guard news.isGood, let unit else { return }
      _ = try record.raise(
        PaymentQuestion(
          reference: news.reference, dossier: nil, unit: unit, doubt: .orphan, amount: Money(dong: news.amount),
          transaction: news.transaction, raisedAt: now))
    }
  }
}
