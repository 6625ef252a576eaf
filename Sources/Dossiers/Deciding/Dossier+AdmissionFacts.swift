import Forms
import JSON
import Procedures
import Rules
import Text
import WorkingTime

extension Dossier {
  /// What conditions and letters see of an admission; null for what is received at any time.
  func admissionFacts(_ surroundings: Surroundings, _ answers: Answers?) -> Context? {
    guard let admission else { return nil }
    let choices = surroundings.procedure.choices(in: answers)
    let school = choices.indices.contains(admission.turn) ? choices[admission.turn] : nil
    let name = surroundings.offering.units.first { $0.id.text == school?.text }?.name
    let intake = surroundings.intake
    var facts = Context()
    func put(_ key: String, _ text: String?) { facts.set(key, text.map { .string($0) } ?? .null) }
    put("dot", intake?.name.vi)
    put("dot en", intake?.name.en)
    put("cong bo luc", intake?.results.asPrinted)
    put("xac nhan den", intake?.confirmation?.asPrinted)
    put("truong", name?.vi)
    put("truong en", name?.en)
    facts.set("nguyen vong", .number(admission.turn + 1))
    facts.set("con nguyen vong", .boolean(admission.turn + 1 < choices.count))
    facts.set("dung tuyen", school.map { .boolean(surroundings.isInZone(of: $0, answers)) } ?? .null)
    facts.set("diem uu tien", admission.points.flatMap { Decimal128($0) }.map { .number($0) } ?? .null)
    return facts
  }
}

extension Surroundings {
  /// Whether the area that answers name is one of a school's; a school without areas takes pupils from everywhere.
  func isInZone(of unit: Key<Procedures.Unit>, _ answers: Answers?) -> Bool {
    guard let school = intake?.school(unit) else { return false }
    return school.areas.isEmpty || procedure.area(in: answers).map { school.areas.contains($0) } ?? false
  }

  /// The schools wished for in whose zone the pupil lives, as the plan has it now; nil without an intake.
  func zone(of answers: Answers?) -> JSONValue? {
    guard procedure.intake != nil else { return nil }
    return .array(
      procedure.choices(in: answers).filter { isInZone(of: $0, answers) }.map { .string($0.text) })
  }
}
