import Dossiers
import Forms
import OneStop
import Paper
import Procedures
import Text

/// The filled form of a dossier for paper, as the applicant wrote it, with the papers that were handed in.
struct ApplicationPaper: Speaking {
  let language: Language
  let view: DossierView
  /// The agency to which it was submitted.
  let unit: Unit?
  /// The units of the authority, for their names.
  let offering: Offering
  /// The address that its QR code carries.
  let address: String

  /// The paper; nil when the answers have been erased.
  var paper: OfficialPaper? {
    guard let answers = view.answers else { return nil }
    let sections = view.procedure.form.sheet(of: answers, offering: offering).sections
    return OfficialPaper(
      language: language, head: .person, dateline: view.dossier.submittedAt.dateline(at: nil).in(language),
      title: view.procedure.form.name.in(language),
      blocks: addressee + sections.flatMap(SheetBlocks(language: language).blocks)
        + papers + signature,
      mark: .init(following: view.dossier.code, at: address, in: language), at: view.dossier.submittedAt)
  }

  /// The file that it is saved in.
  var fileName: String { "\(view.dossier.code.text)-to-khai.pdf" }

  private var addressee: [OfficialPaper.Block] {
    [
      .rows([
        OfficialPaper.Row(label: saying("Kính gửi", "To"), value: unit?.name.in(language) ?? ""),
        OfficialPaper.Row(
          label: saying("Nội dung yêu cầu giải quyết", "Request"), value: view.procedure.name.in(language)),
        OfficialPaper.Row(label: saying("Mã hồ sơ", "Code"), value: view.dossier.code.text),
      ])
    ]
  }

  private var papers: [OfficialPaper.Block] {
    HandedIn(language: language, view: view).table.map { [.table($0)] } ?? []
  }

  private var signature: [OfficialPaper.Block] {
    let at = view.dossier.submittedAt.asShown
    let isOnPaper = view.dossier.channel != .online
    let note =
      isOnPaper
      ? saying("(Ký, ghi rõ họ tên)", "(signature and full name)")
      : saying("(Đã nộp trực tuyến lúc \(at))", "(submitted online at \(at))")
    return [
      .signatures([
        OfficialPaper.Signature(
          role: saying("Người nộp hồ sơ", "Applicant"), note: note, name: view.applicant?.name ?? "")
      ])
    ]
  }
}
