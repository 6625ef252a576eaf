import Crypto
import Exchange
import HTTPServing
import OneStop
import Procedures
import Text
import WorkingTime

/// Where partners prove who they are, by the header lines of the national exchange.
struct PartnerDoor: Sendable {
  let office: OneStop
  let settings: PortalSettings
  let now: @Sendable () -> Instant

  /// The partner who sent a request.
  ///
  /// - Parameter mustSign: Lines that count for what is asked: where they are there, they have to be signed.
  /// - Throws: `TransportRefusal` for whoever does not prove to be one.
  func partner(_ request: HTTPServing.Request, mustSign: [String] = []) throws -> Partner {
    let signed = try SignedRequest(
      at: now(), bodyHash: request.body.sha256.hex, mustSign: mustSign, secret: secret(of:),
      line: { request.headers[$0] })
    guard let id = Key<Partner>(signed.system), let partner = office.definitions.partners[id] else {
      throw TransportRefusal.unknownSystem
    }
    settings.heard(id)
    return partner
  }

  /// How many bytes a body may have: of whoever has not signed the lines before it, only a few come to the disk.
  func limit(_ bytes: Int, ofStrangers few: Int) -> @Sendable (HTTPServing.Request) -> Int {
    { request in
      SignedRequest.isSigned(at: now(), secret: secret(of:), line: { request.headers[$0] }) ? bytes : few
    }
  }

  private func secret(of name: String) -> [UInt8]? { Key<Partner>(name).flatMap { settings.partnerSecret($0) } }
}
