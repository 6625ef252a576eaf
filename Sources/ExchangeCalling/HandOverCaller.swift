import Crypto
public import Exchange
import HTTPCalling
import JSON
public import Procedures
import Text
public import WorkingTime

/// Hands drafts of dossiers to a partner's document office, and answers those that it has handed to us.
///
/// Every message proves its sender as those of the exchange do: header lines signed with what both share, over the hash of the
/// body.
public struct HandOverCaller: Sendable {
  /// Whom.
  public let partner: Partner
  private let secret: [UInt8]
  private let caller: Caller
  private let now: @Sendable () -> Instant

  /// A caller; nil for a partner with whom nothing is handed over.
  ///
  /// - Parameter secret: What is shared with the partner.
  public init?(_ partner: Partner, secret: [UInt8], now: @escaping @Sendable () -> Instant) {
    guard partner.handOver != nil, let destinations = Destinations.publicInternet(and: partner.networks) else {
      return nil
    }
    var settings = Caller.Settings()
    settings.destinations = destinations
    guard let caller = try? Caller(settings) else { return nil }
    self.partner = partner
    self.secret = secret
    self.caller = caller
    self.now = now
  }

  /// Hands a draft over, as the message that was made of it: the same bytes at every try.
  ///
  /// - Returns: By what the office knows it.
  public func handOver(_ message: [UInt8]) throws(PartnerFailure) -> String {
    try call(partner.handOver ?? "", message).data
  }

  /// Tells whoever has handed a draft over that it is issued.
  ///
  /// - Parameter address: Where it wants to be told; the caller has made sure that it is a server of the partner's.
  public func answer(_ answer: HandedAnswer, at address: String) throws(PartnerFailure) {
    _ = try call(address, answer.json.canonical)
  }

  private func call(_ address: String, _ body: [UInt8]) throws(PartnerFailure) -> HandedReply {
    let headers: TransportHeaders
    do throws(CryptoFailure) {
      headers = try TransportHeaders(
        system: partner.system, secret: secret, at: now(), bodyHash: SHA256(of: body).hex, values: [])
    } catch {
      throw PartnerFailure(.call, "crypto")
    }
    var limits = CallLimits()
    limits.memoryBytes = 65_536
    limits.whole = .seconds(120)
    let answer: Answer
    do throws(CallFailure) {
      answer = try caller.make(
        Call(
          .post, address, headers: [("Content-Type", "application/json")] + headers.lines, body: .bytes(body),
          limits: limits))
    } catch {
      throw PartnerFailure(error)
    }
    guard answer.isGood else { throw PartnerFailure(status: answer.status) }
    guard let reply = try? HandedReply(reading: answer.body) else { throw PartnerFailure(.answer, "json") }
    guard reply.isTaken else { throw PartnerFailure(reply.code >= 500 ? .busy : .refused, "code-\(reply.code)") }
    return reply
  }
}
