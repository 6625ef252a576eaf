/// What the national portal is told of one change: how the dossier stands by now, and the step that was taken.
///
/// Both interfaces of the portal are told the same, each in its own writing.
public struct PortalNews: Sendable {
  /// The dossier as it stands.
  public let dossier: PortalDossier
  /// The step that was taken.
  public let step: PortalProgress
  /// Which change of the dossier it is: what is told once more has the same number, and no other change has it.
  public let version: Int

  /// News of a dossier.
  public init(_ dossier: PortalDossier, _ step: PortalProgress, version: Int) {
    self.dossier = dossier
    self.step = step
    self.version = version
  }
}

/// What came of telling the portal.
public enum PortalVerdict: Sendable, Hashable {
  /// It has all of it.
  case done
  /// It may be told later; a code without words of anybody.
  case later(String)
  /// It was refused, by the portal's code.
  case refused(String)
}

/// An interface of the national portal.
public protocol PortalTelling: Sendable {
  /// Tells a change. Told twice it is there once.
  ///
  /// - Parameter memory: What the portal has answered about the dossier before.
  /// - Throws: What the memory throws.
  func tell(_ news: PortalNews, _ memory: any PortalMemory) throws -> PortalVerdict
}

/// What the portal has answered about one dossier, kept by the office: whatever is there is not sent again.
public protocol PortalMemory {
  /// By what the portal knows the dossier (`IdHoSo`); nil as long as it has not said.
  func number() throws -> String?
  /// Keeps by what the portal knows the dossier.
  func keep(number: String) throws
  /// By what the portal knows a file of the dossier; nil as long as it does not have it.
  func receipt(of file: PortalFile) throws -> PortalReceipt?
  /// Keeps by what the portal knows a file.
  func keep(_ receipt: PortalReceipt, of file: PortalFile) throws
  /// The bytes of a file.
  func content(of file: PortalFile) throws -> [UInt8]
}

/// A file of a dossier that the portal may be given.
public struct PortalFile: Hashable, Sendable {
  /// SHA-256 of its content.
  public let sha256: String
  /// Its name.
  public let name: String
  /// Its media type: `application/pdf`.
  public let type: String
  /// Its size in bytes.
  public let bytes: Int

  /// A file.
  public init(sha256: String, name: String, type: String, bytes: Int) {
    self.sha256 = sha256
    self.name = name
    self.type = type
    self.bytes = bytes
  }
}

/// By what the portal knows a file that it was given.
public struct PortalReceipt: Hashable, Sendable {
  /// `IdTepTin`.
  public let id: String
  /// `HashTepTin`, as the portal says it; it is handed back and never judged.
  public let hash: String

  /// A receipt.
  public init(id: String, hash: String) {
    self.id = id
    self.hash = hash
  }
}
