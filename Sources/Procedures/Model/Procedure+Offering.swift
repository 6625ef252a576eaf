public import Forms
import Text

extension Procedure {
  /// What the form offers to choose from: all units of the authority; of a procedure that receives by intakes the
  /// schools of the plan, each with its seats and zone, and the areas of the plan.
  ///
  /// - Parameter intake: The plan by which the dossier is or will be received.
  public func offering(in authority: Authority, _ intake: Intake?) -> Offering {
    guard self.intake != nil else { return Offering(units: authority.unitChoices) }
    let units = authority.unitChoices.map { unit in
      Key<Unit>(unit.id.text).flatMap { intake?.school($0) }.map { school in
        UnitChoice(id: unit.id, kind: unit.kind, name: unit.name, note: intake?.note(on: school))
      } ?? unit
    }
    return Offering(
      units: units, only: Set((intake?.schools ?? []).compactMap { Key<UnitChoice>($0.unit.text) }),
      areas: intake?.areas.compactMap { area in
        Key<AreaChoice>(area.id.text).map { AreaChoice(id: $0, name: area.name) }
      })
  }
}

extension Intake {
  /// What is worth knowing of a school before it is wished for.
  fileprivate func note(on school: School) -> Words {
    let zone = areaNames(of: school)
    return Words(
      vi: "\(school.seats) chỉ tiêu" + (zone.map { "; tuyến: \($0.vi)" } ?? ""),
      en: "\(school.seats) seats" + (zone.map { "; zone: \($0.en)" } ?? ""))
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
