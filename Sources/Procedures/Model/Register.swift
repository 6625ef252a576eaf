public import Text

/// A register of the authority that dossiers are checked against, such as the original register of diplomas.
public struct Register: Sendable {
  /// Its name in the definition.
  public let id: Key<Register>
  /// What people read.
  public let name: Words
  /// The legal basis, as it is cited.
  public let legal: String?
  /// What an entry holds, in the order of the columns.
  public let fields: [RegisterField]
  /// The fields that together name one entry.
  public let identity: [Key<RegisterField>]
  /// The ways to find an entry, most certain first: sets of fields that all have to agree.
  public let keys: [[Key<RegisterField>]]
  /// How it numbers what actions write into it; nil for a register that is only loaded and searched.
  public let numbering: Numbering?

  /// A register of checked parts.
  public init(
    id: Key<Register>, name: Words, legal: String?, fields: [RegisterField], identity: [Key<RegisterField>],
    keys: [[Key<RegisterField>]], numbering: Numbering? = nil
  ) {
    self.id = id
    self.name = name
    self.legal = legal
    self.fields = fields
    self.identity = identity
    self.keys = keys
    self.numbering = numbering
  }
}

/// A column of a register.
public struct RegisterField: Sendable {
  /// Its name in the definition and in the head line of the CSV file.
  public let id: Key<RegisterField>
  /// What people read.
  public let name: Words
  /// What stands in it.
  public let kind: Kind
  /// Whether every entry has it.
  public let required: Bool

  /// What may stand in a column.
  public enum Kind: String, Sendable, CaseIterable {
    /// Any text; compared in normal form, without regard to case and blanks.
    case text
    /// A date, dd/MM/yyyy or ISO.
    case date
    /// A whole number.
    case number
  }

  /// A column of checked parts.
  public init(id: Key<RegisterField>, name: Words, kind: Kind, required: Bool) {
    self.id = id
    self.name = name
    self.kind = kind
    self.required = required
  }
}
