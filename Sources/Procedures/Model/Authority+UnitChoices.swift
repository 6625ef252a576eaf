public import Forms
import Text

extension Authority {
  /// The units, as forms offer them to choose from.
  public var unitChoices: [UnitChoice] {
    units.compactMap { unit in
      guard let key = Key<UnitChoice>(unit.id.text), let kind = Key<UnitChoice.Kind>(unit.kind.rawValue) else {
        return nil
      }
      return UnitChoice(id: key, kind: kind, name: unit.name)
    }
  }
}
