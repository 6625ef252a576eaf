import Dossiers
import OneStop
import Paper
import Procedures
import Text

extension ReceiptPage {
  /// The receipt for paper.
  var paper: OfficialPaper {
    var rows = facts.map { OfficialPaper.Row(label: $0.label, value: $0.value) }
    if let secret { rows.insert(OfficialPaper.Row(label: saying("Mã bí mật", "Secret"), value: secret), at: 0) }
    rows.insert(OfficialPaper.Row(label: saying("Mã hồ sơ", "Code"), value: view.dossier.code.text), at: 0)
    return OfficialPaper(
      language: language, head: .agency(name: unit?.name.in(language) ?? "", number: view.dossier.code.text),
      dateline: view.dossier.submittedAt.dateline(at: unit?.place).in(language),
      title: view.dossier.channel == .online
        ? saying("Biên nhận hồ sơ nộp trực tuyến", "Receipt of a dossier submitted online")
        : saying("Biên nhận hồ sơ", "Receipt of a dossier"),
      blocks: [.rows(rows)] + (HandedIn(language: language, view: view).table.map { [.table($0)] } ?? []) + [
        .text(
          saying(
            "Bộ phận một cửa xem hồ sơ và tiếp nhận trong giờ làm việc; khi đó có Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01) với ngày hẹn. Chỉ ai có mã hồ sơ và mã bí mật mới xem được hồ sơ, bổ sung giấy tờ, nhận kết quả; hãy giữ kín mã bí mật.",
            "The desk looks at the dossier in office hours; when it is accepted there is the official receipt (form 01) with the date. Only who has the code and the secret can see the dossier, supplement papers and get the result; keep the secret to yourself."
          ))
      ] + proofBlocks,
      mark: .init(following: view.dossier.code, at: address, in: language), at: view.dossier.submittedAt)
  }

  /// The code that proves, large enough for a telephone.
  private var proofBlocks: [OfficialPaper.Block] {
    guard let proofCode else { return [] }
    let caption = saying(
      "Mã chứng minh hồ sơ đã được ghi nhận; kiểm tra bằng motcua receipt verify, hoặc trang /bien-nhan/kiem-tra",
      "This code proves that the dossier was recorded; verify it by motcua receipt verify or on /bien-nhan/kiem-tra")
    return [.mark(.init(code: proofCode, caption: [caption], millimetres: 60))]
  }

  /// The file that it is saved in.
  var fileName: String { "\(view.dossier.code.text)-bien-nhan.pdf" }
}
