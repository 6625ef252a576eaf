import Documents
import Exchange
import OneStop
import Paper
import Procedures
import Text
import WorkingTime

/// A register of documents for paper (Nghị định 30/2020/NĐ-CP, Annex IV): the columns of the register of incoming or of
/// outgoing documents.
struct RegisterPaper: Speaking {
  let language: Language
  let filters: DocumentRegisterFilters
  let rows: [DocumentRow]
  let definitions: Definitions
  /// When it is printed.
  let now: Instant

  /// Lines of a register that are printed on one paper.
  static let most = 1_000

  /// The paper.
  var paper: OfficialPaper {
    let agency = definitions.authority.unit(filters.agency)
    let isIncoming = filters.direction == .incoming
    let table = OfficialPaper.Table(
      heading: "", columns: isIncoming ? incomingColumns : outgoingColumns,
      rows: rows.map { isIncoming ? incoming($0) : outgoing($0) })
    let empty = OfficialPaper.Block.text(
      saying("Không có văn bản nào trong kỳ.", "No document was registered in the period."))
    return OfficialPaper(
      language: language, head: .agency(name: agency?.name.in(language) ?? filters.agency.text, number: ""),
      dateline: now.dateline(at: agency?.place).in(language), title: title,
      subtitles: [
        saying("(Phụ lục IV, Nghị định số 30/2020/NĐ-CP)", "(Annex IV of Decree 30/2020/NĐ-CP)"),
        saying(
          "Từ ngày \(filters.from.dayFirst) đến ngày \(filters.through.dayFirst)",
          "From \(filters.from.dayFirst) to \(filters.through.dayFirst)"),
      ], blocks: rows.isEmpty ? [empty] : [.table(table)], at: now)
  }

  /// The file that it is saved in.
  var fileName: String {
    (filters.direction == .incoming ? "so-van-ban-den" : "so-van-ban-di") + "-\(filters.from)-\(filters.through).pdf"
  }

  private var title: String {
    let secret = filters.isSecret
    return filters.direction == .incoming
      ? saying(
        secret ? "Sổ đăng ký văn bản mật đến" : "Sổ đăng ký văn bản đến",
        secret ? "Register of secret incoming documents" : "Register of incoming documents")
      : saying(
        secret ? "Sổ đăng ký văn bản mật đi" : "Sổ đăng ký văn bản đi",
        secret ? "Register of secret outgoing documents" : "Register of outgoing documents")
  }

  private var incomingColumns: [String] {
    [
      saying("Ngày đến", "Arrived"), saying("Số đến", "No."), saying("Tác giả", "From"),
      saying("Số, ký hiệu", "Number of the sender"), saying("Ngày văn bản", "Date"),
      saying("Tên loại và trích yếu", "Kind and subject"), saying("Đơn vị hoặc người nhận", "Handled by"),
      saying("Hạn giải quyết", "Due"), saying("Ký nhận", "Signature"), saying("Ghi chú", "Note"),
    ]
  }

  private var outgoingColumns: [String] {
    [
      saying("Số, ký hiệu", "Number"), saying("Ngày văn bản", "Date"),
      saying("Tên loại và trích yếu", "Kind and subject"), saying("Người ký", "Signed by"),
      saying("Nơi nhận", "To"), saying("Đơn vị lưu", "Kept by"), saying("Số lượng bản", "Copies"),
      saying("Ghi chú", "Note"),
    ]
  }

  private func incoming(_ row: DocumentRow) -> [String] {
    [
      row.entry?.day.dayFirst ?? "", row.entry?.text ?? "", row.content?.sender?.name ?? "", row.content?.code ?? "",
      row.content?.date?.dayFirst ?? "", what(row),
      row.handlers.map { definitions.authority.unit($0)?.name.in(language) ?? $0.text }.joined(separator: "\n"),
      row.due.map { LocalTime($0).day.dayFirst } ?? "", "", note(row),
    ]
  }

  private func outgoing(_ row: DocumentRow) -> [String] {
    [
      row.entry?.text ?? "", row.entry?.day.dayFirst ?? "", what(row), row.content?.signer ?? "",
      row.content?.receivers.map(\.name).joined(separator: "\n") ?? "",
      definitions.authority.unit(row.unit)?.name.in(language) ?? row.unit.text,
      row.content?.copies.map { String($0) } ?? "", note(row),
    ]
  }

  private func what(_ row: DocumentRow) -> String {
    let kind = row.kind?.words.in(language) ?? row.content?.typeName
    return [kind, row.content?.subject].compactMap(\.self).joined(separator: ": ")
  }

  /// What the register has to keep the trace of stands beside what a clerk noted.
  private func note(_ row: DocumentRow) -> String {
    let trace: Words? =
      switch row.state {
      case .recalled, .cancelled, .returned: row.state.words
      default: nil
      }
    let seal = row.content?.seal.map { seal in
      Words(vi: "Con dấu: \(seal.verdict.words.vi)", en: "Seal: \(seal.verdict.words.en)")
    }
    return [trace?.in(language), seal?.in(language), row.content?.note].compactMap(\.self).joined(separator: "; ")
  }
}
