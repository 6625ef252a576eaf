public import Forms
public import Text
public import WorkingTime

/// One tenant of the engine: a provincial department with all under it. It has one log.
public struct Authority: Sendable {
  /// Its name in the definition, and the first part of every key in the store.
  public let id: Key<Authority>
  /// What people read.
  public let name: Words
  /// The calendar by which its units work.
  public let calendar: Key<WorkingCalendar>
  /// Its units, parents before children.
  public let units: [Unit]
  /// Its roles.
  public let roles: [Role]
  /// Who holds which role where and when.
  public let officers: [Officer]
  /// What applicants are told, where a procedure says nothing else.
  public internal(set) var notices: [NoticeOccasion: Key<NoticeTemplate>] = [:]
  /// The units, as forms offer them to choose from.
  public let unitChoices: [UnitChoice]

  /// The unit above each unit that has one.
  public let parents: [Key<Unit>: Key<Unit>]

  private let unitIndex: [Key<Unit>: Int]
  private let officerIndex: [Key<Officer>: Int]

  /// An authority of checked parts.
  public init(
    id: Key<Authority>, name: Words, calendar: Key<WorkingCalendar>, units: [Unit], roles: [Role], officers: [Officer]
  ) {
    self.id = id
    self.name = name
    self.calendar = calendar
    self.units = units
    self.roles = roles
    self.officers = officers
    unitChoices = units.compactMap { unit in
      guard let id = Key<UnitChoice>(unit.id.text), let kind = Key<UnitChoice.Kind>(unit.kind.rawValue) else {
        return nil
      }
      return UnitChoice(id: id, kind: kind, name: unit.name)
    }
    parents = Dictionary(
      units.compactMap { unit in unit.parent.map { (unit.id, $0) } }, uniquingKeysWith: { first, _ in first })
    unitIndex = Dictionary(units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    officerIndex = Dictionary(officers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The unit of that name.
  public func unit(_ id: Key<Unit>) -> Unit? { unitIndex[id].map { units[$0] } }

  /// The officer of that name.
  public func officer(_ id: Key<Officer>) -> Officer? { officerIndex[id].map { officers[$0] } }

  /// Whether one of some roles is held only with a second factor.
  public func needsSecondFactor(_ roles: [Key<Role>]) -> Bool {
    self.roles.contains { $0.needsSecondFactor && roles.contains($0.id) }
  }

  /// Whether positions include one that supervises a unit: there, or in a unit above it.
  public func supervises(_ positions: [Position], _ id: Key<Unit>) -> Bool {
    let tops = tops(of: positions)
    return !tops.isEmpty && isBelow(tops, id)
  }

  /// All units that positions supervise.
  public func supervised(by positions: [Position]) -> Set<Key<Unit>> {
    let tops = tops(of: positions)
    return tops.isEmpty ? [] : Set(units.lazy.map(\.id).filter { isBelow(tops, $0) })
  }

  /// The units in which positions supervise.
  private func tops(of positions: [Position]) -> Set<Key<Unit>> {
    Set(positions.lazy.filter { position in roles.contains { $0.supervises && $0.id == position.role } }.map(\.unit))
  }

  /// Whether a unit is one of some, or below one of them.
  private func isBelow(_ tops: Set<Key<Unit>>, _ id: Key<Unit>) -> Bool {
    var here: Key<Unit>? = id
    while let unit = here {
      if tops.contains(unit) { return unitIndex[id] != nil }
      here = parents[unit]
    }
    return false
  }
}

/// A node of the authority's tree: department, commune office, school, desk.
public struct Unit: Sendable {
  /// Its name in the definition.
  public let id: Key<Unit>
  /// What it is.
  public let kind: Kind
  /// The unit above it.
  public let parent: Key<Unit>?
  /// What people read.
  public let name: Words
  /// Its identification codes; a unit that has them is an agency and keeps its own number series.
  public let code: AgencyCode?
  /// The place that its letters are dated from: `Sông Mẫu`; a unit that says nothing has that of the unit above it.
  public internal(set) var place: Words?
  /// Where it is.
  public let address: Words?
  /// Its telephone.
  public let phone: String?
  /// Its e-mail address.
  public let email: String?
  /// The account to which applicants transfer what they owe; nil when they pay at the desk only.
  public let bank: BankAccount?
  /// Its name at the payment platform (`MaDoiTac`); nil when nothing is paid to it on line.
  public var paymentPartner: String?

  /// What a unit is. The district level ended on 1 July 2025; a former office of it can still be expressed.
  public enum Kind: String, Sendable, CaseIterable {
    /// A department of the province.
    case department
    /// The people's committee of a commune or ward.
    case commune
    /// An office of a district, as there was until 2025.
    case district
    /// A school.
    case school
    /// A desk or division within another unit.
    case desk
  }

  /// A unit of checked parts.
  public init(
    id: Key<Unit>, kind: Kind, parent: Key<Unit>?, name: Words, code: AgencyCode?, place: Words? = nil,
    address: Words?, phone: String?, email: String?, bank: BankAccount? = nil
  ) {
    self.id = id
    self.kind = kind
    self.parent = parent
    self.name = name
    self.code = code
    self.place = place
    self.address = address
    self.phone = phone
    self.email = email
    self.bank = bank
  }
}

/// The identification code of an agency, in both schemes that are in use.
public struct AgencyCode: Hashable, Sendable {
  /// Quyết định 20/2020/QĐ-TTg, the highest level first: `H56.06`. Dossier codes begin with it.
  public let newer: String
  /// QCVN 102:2016, the highest level last: `000.00.06.H56`.
  public let older: String?

  /// Both codes of an agency.
  public init(newer: String, older: String?) {
    self.newer = newer
    self.older = older
  }
}

/// What an officer may be in a unit: one-stop desk, case officer, leader, records clerk.
public struct Role: Hashable, Sendable {
  /// Its name in the definition.
  public let id: Key<Role>
  /// What people read.
  public let name: Words
  /// Whether whoever holds it watches over the work of the unit and of the units below: sees how it stands, gives work to
  /// others, hands over for a colleague who is absent.
  public let supervises: Bool
  /// Whether whoever holds it comes in only with a second factor.
  public let needsSecondFactor: Bool

  /// A role of that name.
  public init(id: Key<Role>, name: Words, supervises: Bool = false, needsSecondFactor: Bool = false) {
    self.id = id
    self.name = name
    self.supervises = supervises
    self.needsSecondFactor = needsSecondFactor
  }
}

/// A person who works for the authority.
public struct Officer: Sendable {
  /// The name of the account, too.
  public let id: Key<Officer>
  /// The person's name.
  public let name: String
  /// What the person was, is and will be.
  public let positions: [Position]

  /// An officer with all positions.
  public init(id: Key<Officer>, name: String, positions: [Position]) {
    self.id = id
    self.name = name
    self.positions = positions
  }

  /// The positions held on a day.
  public func positions(on day: Day) -> [Position] {
    positions.filter { $0.from <= day && ($0.until.map { day <= $0 } ?? true) }
  }
}

/// A role in a unit, for a time.
public struct Position: Hashable, Sendable {
  /// Where.
  public let unit: Key<Unit>
  /// As what.
  public let role: Key<Role>
  /// The first day.
  public let from: Day
  /// The last day; nil is open.
  public let until: Day?
  /// The absent colleague whose position it is, while it is delegated; nil for one's own.
  public let inPlaceOf: Key<Officer>?

  /// A position of checked parts.
  public init(unit: Key<Unit>, role: Key<Role>, from: Day, until: Day?, inPlaceOf: Key<Officer>? = nil) {
    self.unit = unit
    self.role = role
    self.from = from
    self.until = until
    self.inPlaceOf = inPlaceOf
  }
}
