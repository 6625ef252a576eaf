public import Text

/// A paper of the dossier (thành phần hồ sơ).
public struct Part: Sendable {
  /// Its name in the definition.
  public let id: Key<Part>
  /// The code in the national catalogue: `G03-KQ002361`.
  public let code: String?
  /// What people read.
  public let name: Words
  /// Whether it has to be there.
  public let required: Demand
  /// The condition under which it is asked for at all; nil is always.
  public let when: Condition?
  /// How many originals the law asks for.
  public let originals: Int
  /// How many copies the law asks for.
  public let copies: Int
  /// Which files are taken for it.
  public let files: PartFiles
  /// What is asked of their signatures; nil when they need not be signed.
  public let signature: SignatureDemand?

  /// A part of checked values.
  public init(
    id: Key<Part>, code: String?, name: Words, required: Demand, when: Condition?, originals: Int, copies: Int,
    files: PartFiles = .standard, signature: SignatureDemand? = nil
  ) {
    self.id = id
    self.code = code
    self.name = name
    self.required = required
    self.when = when
    self.originals = originals
    self.copies = copies
    self.files = files
    self.signature = signature
  }
}

/// Whether something has to be there.
public enum Demand: Sendable {
  /// In every dossier.
  case always
  /// In none; welcome all the same.
  case never
  /// When the condition holds.
  case when(Condition)
}
