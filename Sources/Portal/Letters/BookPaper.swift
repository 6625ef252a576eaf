import Dossiers
import Forms
import OneStop
import Paper
import Procedures
import Text
import WorkingTime

/// The follow-up book of a period for paper (Sổ theo dõi hồ sơ, Mẫu 06 of Thông tư 01/2018/TT-VPCP): a table for each unit,
/// with a place to sign for each result.
struct BookPaper: Speaking {
  let language: Language
  let filters: ReportFilters
  let entries: [(unit: Key<Procedures.Unit>, row: BookEntry)]
  let definitions: Definitions
  /// When it is printed.
  let now: Instant

  /// Lines of a book that are printed on one paper.
  static let most = 1_000

  /// The paper.
  var paper: OfficialPaper {
    let authority = definitions.authority
    let head = filters.unit.flatMap { authority.unit($0) } ?? authority.units.first
    var blocks: [OfficialPaper.Block] = []
    for unit in authority.units.map(\.id) {
      let own = entries.filter { $0.unit == unit }.map(\.row)
      if !own.isEmpty { blocks.append(.table(table(of: own, unit))) }
    }
    if blocks.isEmpty {
      blocks = [.text(saying("Không có hồ sơ nào trong kỳ.", "No dossier was received in the period."))]
    }
    return OfficialPaper(
      language: language, head: .agency(name: head?.name.in(language) ?? "", number: ""),
      dateline: now.dateline(at: head?.place).in(language), title: saying("Sổ theo dõi hồ sơ", "Follow-up book"),
      subtitles: [
        saying("(Mẫu số 06, Thông tư số 01/2018/TT-VPCP)", "(Form 06 of Circular 01/2018/TT-VPCP)"),
        saying(
          "Từ ngày \(filters.from.dayFirst) đến ngày \(filters.through.dayFirst)",
          "From \(filters.from.dayFirst) to \(filters.through.dayFirst)"),
      ], blocks: blocks, at: now)
  }

  /// The file that it is saved in.
  var fileName: String { "so-theo-doi-\(filters.from)-\(filters.through).pdf" }

  private func table(of entries: [BookEntry], _ unit: Key<Procedures.Unit>) -> OfficialPaper.Table {
    OfficialPaper.Table(
      heading: saying("Cơ quan giải quyết: ", "Handled by: ")
        + (definitions.authority.unit(unit)?.name.in(language) ?? unit.text),
      columns: [
        saying("TT", "No."), saying("Mã hồ sơ, thủ tục", "Dossier, procedure"), saying("Số bộ", "Sets"),
        saying("Tên, địa chỉ, điện thoại", "Name, address, telephone"), saying("Ngày nhận, hẹn trả", "Received, due"),
        saying("Có kết quả, trả kết quả", "Result issued, returned"), saying("Cách nhận", "Received how"),
        saying("Ký nhận", "Signature"),
      ],
      rows: entries.enumerated().map { index, entry in
        let procedure = definitions.procedures[entry.procedure]?.name.in(language) ?? entry.procedure.text
        let person = [entry.applicant?.name, entry.applicant?.address, entry.applicant?.phone].compactMap(\.self)
        return [
          "\(index + 1)", "\(entry.code)\n\(procedure)", "1", person.joined(separator: "\n"),
          shown(entry.submittedAt, entry.due),
          shown(entry.resultAt, entry.returnedAt), entry.receives?.label.in(language) ?? "",
          "",
        ]
      })
  }

  /// Two days, one below the other.
  private func shown(_ moments: Instant?...) -> String {
    moments.map { $0.map { LocalTime($0).day.dayFirst } ?? "–" }.joined(separator: "\n")
  }
}
