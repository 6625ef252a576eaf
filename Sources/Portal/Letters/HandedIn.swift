import Dossiers
import OneStop
import Paper
import Procedures
import Text

/// The papers that were handed in with a dossier, as a table.
struct HandedIn: Speaking {
  let language: Language
  let view: DossierView

  /// The table for paper; nil when nothing was handed in.
  var table: OfficialPaper.Table? {
    guard !view.papers.isEmpty else { return nil }
    return OfficialPaper.Table(
      heading: saying("Thành phần hồ sơ đã nộp", "Papers handed in"),
      columns: [saying("TT", "No."), saying("Tên giấy tờ", "Paper"), saying("Tệp", "File")],
      rows: view.papers.enumerated().map { number, paper in
        let part = view.procedure.parts.first { $0.id == paper.part }
        return ["\(number + 1)", part?.name.in(language) ?? "", paper.name]
      })
  }
}
