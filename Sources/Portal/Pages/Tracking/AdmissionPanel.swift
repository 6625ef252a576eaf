import Dossiers
import HTML
import OneStop
import Procedures
import Text
import WorkingTime

/// An admission as the applicant may know it: the schools wished for, the points, the dates, and the seat in the end.
struct AdmissionPanel: Speaking {
  let language: Language
  let view: DossierView
  let authority: Authority

  var node: Node {
    guard let admission = view.dossier.admission else { return .nothing }
    return .section(
      .class("card"), .h2(say("Tuyển sinh", "Admission")),
      .with(view.intake) { .p(say($0.name)) },
      .dl(
        .class("facts"),
        .with(admission.seat) { seat in
          .div(.dt(say("Trúng tuyển vào", "Admitted to")), .dd(.strong(say(name(of: seat)))))
        },
        .div(
          .dt(say("Nguyện vọng", "Choices")), .dd(.ol(.each(view.choices) { choice in .li(say(name(of: choice))) }))),
        .with(admission.points) { points in
          .div(.dt(say("Điểm ưu tiên", "Points added")), .dd(.text(points)))
        },
        .with(view.intake) { intake in
          .div(.dt(say("Công bố kết quả", "Results")), .dd(.moment(intake.results)))
        },
        .with(view.intake?.confirmation) { moment in
          .div(.dt(say("Hạn xác nhận nhập học", "Confirm until")), .dd(.moment(moment)))
        }))
  }

  private func name(of unit: Key<Procedures.Unit>) -> Words { authority.unit(unit)?.name ?? .plain(unit.text) }
}
