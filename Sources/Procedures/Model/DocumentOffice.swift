public import Text
public import WorkingTime

/// The document office (văn phòng điện tử): which agencies keep registers of official documents, who does its work, and how
/// quickly (Nghị định 30/2020/NĐ-CP).
public struct DocumentOffice: Sendable {
  /// The roles that register, number, seal and send (văn thư).
  public let clerks: [Key<Role>]
  /// The roles that assign what comes and let out what goes (lãnh đạo).
  public let leaders: [Key<Role>]
  /// The agencies that keep registers.
  public let agencies: [Agency]
  /// Until when an ordinary document is registered (article 4.2c: the same day, at latest the next working day).
  public let registering: TimeLimit
  /// Until when an urgent one is (the same article: at once).
  public let registeringUrgent: TimeLimit
  /// How long handling may take when neither sender nor leader says; nil for no limit.
  public let handling: TimeLimit?

  /// An agency with registers of its own.
  public struct Agency: Hashable, Sendable {
    /// Which one.
    public let unit: Key<Unit>
    /// What it is called in the notation of its documents: `SGDĐT` of `15/QĐ-SGDĐT`.
    public let symbol: String
    /// What the office that writes plain letters (công văn) is called in their notation: `VP` of `15/SGDĐT-VP`.
    public let letterSymbol: String
    /// Whether the server puts the authority's seal on what leaves: on its files, and on the messages that carry it.
    public let isSealed: Bool

    /// An agency.
    public init(unit: Key<Unit>, symbol: String, letterSymbol: String, isSealed: Bool = false) {
      self.unit = unit
      self.symbol = symbol
      self.letterSymbol = letterSymbol
      self.isSealed = isSealed
    }
  }

  /// A document office of checked parts.
  public init(
    clerks: [Key<Role>], leaders: [Key<Role>], agencies: [Agency], registering: TimeLimit,
    registeringUrgent: TimeLimit, handling: TimeLimit?
  ) {
    self.clerks = clerks
    self.leaders = leaders
    self.agencies = agencies
    self.registering = registering
    self.registeringUrgent = registeringUrgent
    self.handling = handling
  }

  /// The agency of a unit that keeps registers; nil for any other.
  public func agency(_ unit: Key<Unit>) -> Agency? { agencies.first { $0.unit == unit } }
}
