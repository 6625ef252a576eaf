import Dossiers
import HTML
import HTTPServing
import OneStop
import Procedures
import Proofs
import QR
import Text
import WorkingTime

/// What somebody has in hand after submitting: the code, the secret, and what was handed in. It is made to be printed.
///
/// It says what Mẫu 01 says, as far as it is known before the desk accepts the dossier; Mẫu 01 itself comes then.
struct ReceiptPage: Speaking {
  let language: Language
  let view: DossierView
  /// The secret, in the browser that submitted.
  let secret: String?
  let unit: Unit?
  let address: String
  /// What proves, as the text of a code, that the dossier stands in the log; nil when there is none now.
  let proof: String?
  /// Whether there is none because the log contradicts what was signed.
  let isContradicted: Bool

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let page = try ReceiptPage(visit, site, open)
    return visit.page(
      visit.saying("Biên nhận \(open.code)", "Receipt \(open.code)"), keeping: .secret, page.main)
  }

  init(
    language: Language, view: DossierView, secret: String?, unit: Unit?, address: String, proof: String? = nil,
    isContradicted: Bool = false
  ) {
    self.language = language
    self.view = view
    self.secret = secret
    self.unit = unit
    self.address = address
    self.proof = proof
    self.isContradicted = isContradicted
  }

  init(_ visit: Visit, _ site: Site, _ open: OpenDossier) throws {
    language = visit.language
    view = open.view
    secret = try open.filedBy.map { try site.office.receiptSecret(for: $0) }
    unit = visit.authority.unit(open.view.dossier.unit)
    address = site.trackingAddress(of: open.code.text, visit.request)
    // What keeps the log from being signed is told to the operator by whoever signs it every minute; the secret must be shown
    // all the same.
    let receipt = Result { try site.office.receipt(of: open.code, stamped: false) }
    proof = (try? receipt.get())?.code
    isContradicted = if case .failure(is LogContradiction) = receipt { true } else { false }
  }

  private var dossier: Dossier { view.dossier }

  private var main: Node {
    .article(
      .class("receipt"),
      .div(
        .class("panel"),
        .h1(say("Đã nộp hồ sơ", "The dossier is submitted")),
        .p(say("Mã hồ sơ", "Code of the dossier"), .br, .strong(.class("big"), .text(dossier.code.text)))),
      .with(secret) { secretCard($0) },
      .section(
        .h2(say("Biên nhận", "Receipt")),
        .div(
          .class("receipt-body"), rows,
          .with(qr) { code in
            .figure(code, .figcaption(say("Quét để tra cứu hồ sơ", "Scan to follow the dossier")))
          }),
        ChargePanel(language: language, charges: view.charges).table, papers),
      proofCard,
      next)
  }

  private func secretCard(_ secret: String) -> Node {
    .section(
      .class("card secret"),
      .h2(say("Mã bí mật", "Secret")),
      .p(.code(.class("big"), .text(secret))),
      .p(
        say(
          "Hãy in, chụp lại hoặc chép mã này. Chỉ ai có mã hồ sơ và mã bí mật mới xem được hồ sơ, bổ sung giấy tờ, nhận kết quả. Mã chỉ hiện ở đây, không ai đọc lại cho bạn qua điện thoại được; hãy giữ kín.",
          "Print it, photograph it or write it down. Only who has the code and the secret can see the dossier, supplement papers and get the result. It is shown here only, and nobody can tell it to you later; keep it to yourself."
        )))
  }

  private var next: Node {
    .section(
      .h2(say("Tiếp theo", "What happens now")),
      .p(
        say(
          "Bộ phận một cửa xem hồ sơ và tiếp nhận trong giờ làm việc; khi đó trang tra cứu có Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01) với ngày hẹn.",
          "The desk looks at the dossier in office hours. When it is accepted, its page has the official receipt (form 01) with the date."
        )),
      .p(
        .class("screen"),
        .a(
          .class("button"), .href(Link(path: ["ho-so", dossier.code.text])), say("Theo dõi hồ sơ", "Follow the dossier")
        )),
      .p(
        .class("screen"),
        .a(
          .href(Link(path: ["ho-so", dossier.code.text, "bien-nhan.pdf"])),
          say("Tải biên nhận (PDF)", "Get the receipt (PDF)")),
        " · ",
        .a(
          .href(Link(path: ["ho-so", dossier.code.text, "to-khai.pdf"])),
          say("Tải tờ khai đã nộp (PDF)", "Get the form as submitted (PDF)"))))
  }

  private var qr: Node? {
    (try? QRCode(of: address))?.svg(
      title: saying("Mã QR tra cứu hồ sơ \(dossier.code)", "QR code to follow \(dossier.code)"))
  }

  private var proofCard: Node {
    guard !isContradicted else {
      return .section(
        .class("card"), .h2(say("Biên nhận tự chứng minh", "A receipt that proves itself")),
        .p(say(ErrorPage.contradiction)), content)
    }
    return .with(proofCode) { code in
      .section(
        .h2(say("Biên nhận tự chứng minh", "A receipt that proves itself")),
        .p(
          say(
            "Mã này chứng minh, không cần tin cơ quan, rằng hồ sơ đã được ghi nhận lúc nộp: nếu về sau ai sửa nhật ký, mã này làm lộ ra. Nó không có dữ liệu cá nhân. ",
            "This code proves, without trust in the office, that the dossier was recorded when it was submitted: if somebody changes the log later, this code gives it away. It holds no personal data. "
          ), .a(.href(Link(path: ReceiptCheckPage.path)), say("Kiểm tra biên nhận", "Verify a receipt"))),
        .figure(
          .class("proof"),
          code.svg(
            title: saying(
              "Mã QR chứng minh hồ sơ \(dossier.code) đã được ghi nhận", "QR code that proves \(dossier.code)")),
          .figcaption(say("Quét để kiểm tra biên nhận", "Scan to verify the receipt"))),
        .p(
          .class("screen"),
          .a(
            .href(Link(path: ["ho-so", dossier.code.text, ProofDownload.receiptFile])),
            say("Tải biên nhận (JSON)", "Get the receipt (JSON)"))), content)
    }
  }

  /// Where the applicant gets what was filed, to be kept.
  private var content: Node {
    guard dossier.erasedAt == nil else { return .nothing }
    return .p(
      .class("screen"),
      say(
        "Muốn chứng minh cả nội dung đã nộp, hãy tải thêm tệp nội dung và giữ kín: nó có mọi câu trả lời của bạn, và sau khi hết hạn lưu trữ chỉ bạn còn giữ. ",
        "To prove also what you filed, get the file with the content and keep it to yourself: it has all your answers, and once its retention has ended nobody but you has it. "
      ),
      .a(
        .href(Link(path: ["ho-so", dossier.code.text, ProofDownload.contentFile])),
        say("Tải nội dung đã nộp (JSON)", "Get what was filed (JSON)")))
  }

  /// The code that proves.
  var proofCode: QRCode? { proof.flatMap { try? QRCode(alphanumeric: $0) } }

  private var rows: Node {
    .dl(.class("answers"), .each(facts) { fact in .div(.dt(.text(fact.label)), .dd(.text(fact.value))) })
  }

  /// What it says, as far as it is known.
  var facts: [(label: String, value: String)] {
    let all: [(label: String, value: String?)] = [
      row("Cơ quan", "Agency", unit?.name.in(language)),
      row("Nội dung yêu cầu giải quyết", "Request", view.procedure.name.in(language)),
      row("Người nộp", "Submitted by", view.applicant?.name),
      row("Chủ hồ sơ", "Dossier of", view.applicant?.owner?.name),
      row("Quan hệ của người nộp", "Who submits is", view.applicant?.owner?.relation.in(language)),
      row("Số định danh cá nhân hoặc hộ chiếu", "Personal number or passport", view.applicant?.identity),
      row("Địa chỉ", "Address", view.applicant?.address),
      row("Số điện thoại", "Telephone", view.applicant?.phone),
      row("Thư điện tử", "E-mail", view.applicant?.email),
      row("Số lượng hồ sơ", "Sets", saying("01 (bộ)", "1")),
      row("Nộp lúc", "Submitted at", dossier.submittedAt.asShown),
      row(
        "Thời gian giải quyết theo quy định", "Time allowed by law",
        (dossier.clock?.limit.limit.words ?? view.procedure.time.words).in(language)),
      row("Đăng ký nhận kết quả", "Result to be received", receives),
    ]
    return all.compactMap { label, value in value.map { (label, $0) } }
  }

  private var receives: String? {
    view.answers.flatMap { view.procedure.receives(in: $0) }?.in(language)
  }

  private func row(_ vi: String, _ en: String, _ value: String?) -> (label: String, value: String?) {
    (saying(vi, en), value)
  }

  private var papers: Node {
    guard !view.papers.isEmpty else { return .nothing }
    return .table(
      .caption(say("Thành phần hồ sơ đã nộp", "Papers handed in")),
      .thead(
        .tr(
          .th(.scope(.col), say("TT", "No.")), .th(.scope(.col), say("Tên giấy tờ", "Paper")),
          .th(.scope(.col), say("Tệp", "File")))),
      .tbody(
        .each(view.papers.enumerated().map { ($0, $1) }) { number, paper in
          .tr(
            .td(.text("\(number + 1)")),
            .td(.with(view.procedure.parts.first { $0.id == paper.part }) { say($0.name) }), .td(.text(paper.name)))
        }))
  }
}
