public import Procedures
public import Text

/// Who asks for something, as the door has recognised them.
public enum Caller: Hashable, Sendable {
  /// Whoever submits, or shows the secret of the receipt; its SHA-256 opens one dossier.
  case applicant(secretHash: String)
  /// A citizen who has logged in, by the keyed hashes under which the own dossiers are found; see ``LogInSession/caller``.
  case person(hashes: [String])
  /// An officer with a valid account.
  case officer(Key<Officer>)
  /// A program that the operator has let in; on the dossiers that it may see it stands for their applicants.
  case integrator(IntegratorSession)
  /// The engine's own clock.
  case engine
}

/// A command with what makes it happen once.
public struct CommandRequest: Sendable {
  /// The identifier, and whose it is.
  public let key: CommandKey
  /// SHA-256 of everything that was asked, to know a repeat from a mistake.
  public let digest: String
  /// Who asks.
  public let caller: Caller
  /// The version of the dossier the caller saw; nil when it does not matter.
  public let expecting: Int?

  /// A request.
  public init(key: CommandKey, digest: String, caller: Caller, expecting: Int? = nil) {
    self.key = key
    self.digest = digest
    self.caller = caller
    self.expecting = expecting
  }
}
