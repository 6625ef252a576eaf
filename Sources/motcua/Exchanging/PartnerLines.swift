import ExchangeCalling
import Procedures
import Synchronization
import Text
import WorkingTime

/// The ways to the partners of a running server, and what is shared with each: always those of the definitions in use, so that one who
/// is taken out of them is neither asked nor heard any more.
final class PartnerLines: Sendable {
  /// Whether the operator has named the folder of secrets; without it nobody is called, and nobody may call.
  var areOpen: Bool { folder != nil }

  private let folder: String?
  private let now: @Sendable () -> Instant
  private let current: Mutex<Lines>

  private struct Lines {
    var secrets = PartnerSecrets()
    var callers: [Key<Partner>: PartnerCaller] = [:]
    var handOvers: [Key<Partner>: HandOverCaller] = [:]
  }

  /// Reads what is shared with each partner.
  ///
  /// - Throws: ``CommandError`` when a file of the folder cannot be used, or is of no partner.
  init(of call: Call, _ definitions: Definitions) throws {
    folder = try call[PartnerSecrets.parameter]
    now = call.host.now
    let secrets = try folder.map { try PartnerSecrets(in: $0, for: definitions.partners) }
    current = Mutex(PartnerLines.lines(to: definitions.partners, secrets ?? PartnerSecrets(), now))
  }

  /// Reads what is shared with the partners of other definitions, who are those to be asked once the result is put into use.
  ///
  /// The file of a partner who was taken out of them may still lie there.
  ///
  /// - Returns: What puts them into use.
  /// - Throws: ``CommandError`` when a file cannot be used; then all stays as it was.
  func prepared(for definitions: Definitions) throws -> () -> Void {
    let secrets = try folder.map { try PartnerSecrets(in: $0, for: definitions.partners, passesOverOthers: true) }
    let lines = PartnerLines.lines(to: definitions.partners, secrets ?? PartnerSecrets(), now)
    return { [self] in current.withLock { $0 = lines } }
  }

  /// What is shared with a partner; nil for whom nothing is shared with, or who is none any more.
  func secret(of partner: Key<Partner>) -> [UInt8]? { current.withLock { $0.secrets[partner] } }

  /// By whom a partner is called; nil for one who is not to be called, or not any more.
  func caller(of partner: Key<Partner>) -> PartnerCaller? { current.withLock { $0.callers[partner] } }

  /// By whom drafts are handed to a partner; nil for one to whom nothing is handed.
  func handOver(to partner: Key<Partner>) -> HandOverCaller? { current.withLock { $0.handOvers[partner] } }

  /// Those who are asked from time to time what they hold for us.
  var fetched: [Key<Partner>] {
    current.withLock { $0.callers.filter { $0.value.partner.fetchSeconds != nil }.keys.sorted() }
  }

  private static func lines(
    to partners: Partners, _ secrets: PartnerSecrets, _ now: @escaping @Sendable () -> Instant
  ) -> Lines {
    var lines = Lines(secrets: secrets)
    for partner in partners.all {
      guard let secret = secrets[partner.id] else { continue }
      lines.callers[partner.id] = PartnerCaller(partner, secret: secret, now: now)
      lines.handOvers[partner.id] = HandOverCaller(partner, secret: secret, now: now)
    }
    return lines
  }
}
