import Dossiers
import Forms
import JSON
import Procedures
import Text

extension Candidacy {
  /// The schools that the answers of an entry wish for; nil when the entry says nothing of them.
  init?(_ content: PersonalContent, _ procedure: Procedure) {
    guard procedure.intake != nil, case .object(let recorded)? = content.values["answers"],
      let answers = procedure.form.answers(recorded: recorded)
    else { return nil }
    var zone: [Key<Procedures.Unit>] = []
    if case .array(let units)? = content.values["zone"] {
      zone = units.compactMap { if case .string(let name) = $0 { Key(name) } else { nil } }
    }
    self.init(choices: procedure.choices(in: answers), zone: zone)
  }
}

extension AdmissionRow {
  init(_ admission: Admission, _ candidacy: Candidacy?) {
    self.init(
      intake: admission.intake, turn: admission.turn, seat: admission.seat, points: admission.points,
      candidacy: candidacy)
  }
}
