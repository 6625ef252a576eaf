public import Forms

extension Procedure {
  /// What the form offers to choose from: all units of the authority, and no areas, for nothing supplies any.
  public func offering(in authority: Authority) -> Offering {
    Offering(units: authority.unitChoices)
  }
}

extension FieldKind {
  /// The units among which the applicant chooses, one or several; nil for other kinds.
  var units: UnitField? {
    switch self {
    case .unit(let field), .units(let field, _): field
    default: nil
    }
  }
}
