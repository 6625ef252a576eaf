public import Dossiers
public import WorkingTime

/// By what the national portal knows a dossier, or a file of it that it was given. The portal alone can say it: it is record.
public struct PortalNumber: Hashable, Sendable {
  /// The dossier.
  public let dossier: DossierCode
  /// SHA-256 of the file; nil for the dossier itself.
  public let file: String?
  /// `IdHoSo` of the dossier, `IdTepTin` of the file.
  public let number: String
  /// `HashTepTin` of the file; empty for the dossier.
  public let hash: String
  /// When the portal said it.
  public let at: Instant

  /// A number that the portal gave.
  public init(of dossier: DossierCode, file: String? = nil, number: String, hash: String = "", at: Instant) {
    self.dossier = dossier
    self.file = file
    self.number = number
    self.hash = hash
    self.at = at
  }
}

/// Reading what the national portal has answered.
public protocol PortalReading {
  /// By what the portal knows a dossier, or a file of it; nil as long as it has not said.
  func portalNumber(of dossier: DossierCode, file: String?) throws -> PortalNumber?
}

/// Keeping what the national portal has answered.
public protocol PortalWriting: PortalReading {
  /// Keeps a number; the first one stays.
  func keep(_ number: PortalNumber) throws
}
