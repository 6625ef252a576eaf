public import Text

/// What may be chosen today beyond the options of the form itself: units of the authority, areas of an intake.
public struct Offering: Hashable, Sendable {
  /// The units of the authority, also those that may not be chosen, for their names.
  public let units: [UnitChoice]
  /// The areas; nil when nobody supplies any, so that no question for an area can be answered.
  public let areas: [AreaChoice]?
  private let open: Set<Key<UnitChoice>>?

  /// Nothing at all.
  public static let nothing = Offering(units: [])

  /// Units and areas to choose from.
  ///
  /// - Parameters:
  ///   - units: The units of the authority.
  ///   - open: Those of them that may be chosen, such as the schools of an intake; nil for all.
  ///   - areas: The areas to choose from; nil when there is no list of areas.
  public init(units: [UnitChoice], only open: Set<Key<UnitChoice>>? = nil, areas: [AreaChoice]? = nil) {
    self.units = units
    self.open = open
    self.areas = areas
  }

  /// The units that a question offers, in the order of the authority.
  public func units(for field: UnitField) -> [UnitChoice] {
    units.filter { unit in field.takes(unit) && open.map { $0.contains(unit.id) } ?? true }
  }

  /// What a unit is called; its key when it is not known any more.
  func name(of unit: Key<UnitChoice>) -> Words {
    units.first { $0.id == unit }?.name ?? .plain(unit.text)
  }

  /// What an area is called; its key when it is not known any more.
  func name(of area: Key<AreaChoice>) -> Words {
    areas?.first { $0.id == area }?.name ?? .plain(area.text)
  }
}
