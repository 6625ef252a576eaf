internal import JSON
public import Text

/// Which units of the authority may be chosen.
public struct UnitField: Hashable, Sendable {
  /// The kinds of unit, as the authority's file names them (`school`); empty for all.
  public let kinds: Set<Key<UnitChoice.Kind>>

  /// True when the unit may be chosen here.
  public func takes(_ unit: UnitChoice) -> Bool {
    kinds.isEmpty || kinds.contains(unit.kind)
  }
}

/// A unit that applicants may choose, as the authority has it on the day of the answer.
public struct UnitChoice: Hashable, Sendable {
  /// What a unit is: department, commune, school.
  public enum Kind {}

  /// The name by which the authority calls the unit.
  public let id: Key<UnitChoice>
  /// What the unit is.
  public let kind: Key<Kind>
  /// What people read.
  public let name: Words
  /// What to know before choosing it, read beside the name: the zone and the places of a school.
  public let note: Words?

  /// A unit to choose.
  public init(id: Key<UnitChoice>, kind: Key<Kind>, name: Words, note: Words? = nil) {
    self.id = id
    self.kind = kind
    self.name = name
    self.note = note
  }
}

extension UnitField {
  /// Reads the name of one of the units; without an offering it was one when the answer was given.
  func read(_ value: JSONValue, among offering: Offering?) throws(Wrong) -> Key<UnitChoice> {
    guard case .string(let text) = value else { throw Wrong.text }
    guard let key = Key<UnitChoice>(text), offering.map({ $0.units(for: self).contains { $0.id == key } }) ?? true
    else {
      throw Wrong(
        .unknownUnit, vi: "Không có đơn vị này trong danh sách được chọn; hãy chọn lại.",
        en: "This unit is not among those to choose from; choose again.")
    }
    return key
  }
}
