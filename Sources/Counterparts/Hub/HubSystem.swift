/// A system that exchanges documents by the hub.
public struct HubSystem: Sendable {
  /// By what it names itself (`XroadVnpt-systemid`).
  public let name: String
  /// The codes of the agencies for which it speaks.
  public let agencies: [String]
  /// What it shares with the hub.
  let secret: [UInt8]

  /// A system.
  public init(name: String, agencies: [String], secret: [UInt8]) {
    self.name = name
    self.agencies = agencies
    self.secret = secret
  }
}
