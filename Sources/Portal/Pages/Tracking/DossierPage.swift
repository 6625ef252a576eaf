import Dossiers
import Forms
import HTML
import HTTPServing
import OneStop
import Procedures
import Text
import WorkingTime

/// A dossier as its applicant sees it: where it stands, until when, what is asked, what has happened, what was issued.
struct DossierPage: Speaking {
  let language: Language
  let view: DossierView
  let isDone: Bool
  let tokens: (leave: FormToken, message: FormToken, rating: FormToken, payment: FormToken)
  let authority: Authority
  let entered: Entered

  /// What was entered on the page and not taken.
  struct Entered {
    var message = ""
    var rating = (stars: "", comment: "")
    var flaws: [Flaw] = []
  }

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    return try show(open, visit, Entered())
  }

  /// The page, with what was entered and what is wrong with it.
  static func show(_ open: OpenDossier, _ visit: Visit, _ entered: Entered, status: Status = .ok) throws -> Response {
    let page = DossierPage(
      language: visit.language, view: open.view, isDone: visit.request.query["xong"] != nil,
      tokens: (
        try visit.token(for: "thoat"), try visit.token(for: "tin-nhan/\(open.code)"),
        try visit.token(for: "danh-gia/\(open.code)"), try visit.token(for: "thanh-toan/\(open.code)")
      ), authority: visit.authority, entered: entered)
    let wrong = entered.flaws.isEmpty ? "" : visit.saying("Lỗi: ", "Error: ")
    return visit.page(
      wrong + visit.saying("Hồ sơ \(open.code)", "Dossier \(open.code)"), status: status, keeping: .secret,
      path: ["ho-so", open.code.text], page.main)
  }

  /// Why what came with a page of yesterday was not taken.
  static let tokenLost = Words(
    vi: "Trang đã mở quá lâu nên chưa có gì được gửi đi. Hãy bấm lại.",
    en: "The page was open for too long, so nothing was sent. Press the button again.")

  private var dossier: Dossier { view.dossier }
  private var path: [String] { ["ho-so", dossier.code.text] }

  private var main: Node {
    .group(
      Crumbs(language: language, links: [(saying("Tra cứu hồ sơ", "Follow a dossier"), "/ho-so")]).node,
      .when(isDone, .div(.class("notice"), .role("status"), .p(say("Đã ghi nhận.", "This has been recorded.")))),
      .h1(say("Hồ sơ ", "Dossier "), .span(.class("nowrap"), .text(dossier.code.text))),
      .p(.class("lead"), say(view.procedure.name)), ErrorSummary(language: language, flaws: entered.flaws).node,
      .div(
        .class("columns"),
        .div(
          standing,
          RatingPanel(
            language: language, view: view, token: tokens.rating, typed: entered.rating, flaws: entered.flaws
          ).node, AskedPanel(language: language, view: view).node,
          IssuedLetters(language: language, view: view).result,
          AdmissionPanel(language: language, view: view, authority: authority).node,
          DuePanel(language: language, view: view).node,
          ChargePanel(
            language: language, charges: view.charges, transfer: view.transfer,
            online: view.isPayableOnline ? (view.dossier, tokens.payment) : nil, receipts: view.receipts,
            code: dossier.code
          ).node,
          ConversationPanel(
            language: language, view: view, token: tokens.message, typed: entered.message, flaws: entered.flaws
          ).node,
          section("Quá trình giải quyết", "What has happened", timeline), answers),
        .div(
          IssuedLetters(language: language, view: view).all, SignedDocuments(language: language, view: view).all,
          NoticeList(language: language, view: view).node, papers,
          actions)))
  }

  private var standing: Node {
    .section(
      .class("card"),
      .h2(say("Tình trạng", "Where it stands")),
      .p(.class("status"), .span(.class("tag"), .class(tone), say(view.placeName))),
      .dl(
        .class("facts"),
        .div(.dt(say("Nộp lúc", "Submitted")), .dd(.moment(dossier.submittedAt))),
        kept,
        .with(view.applicant) { applicant in
          .group(
            .div(.dt(say("Người nộp", "Submitted by")), .dd(.text(applicant.name))),
            .with(applicant.owner) { owner in
              .div(
                .dt(say("Chủ hồ sơ", "Dossier of")),
                .dd(.text(owner.name), .div(.class("quiet"), say("Người nộp: ", "Submitted by: "), say(owner.relation)))
              )
            })
        },
        .with(authority.unit(dossier.unit)) { unit in
          .div(.dt(say("Cơ quan giải quyết", "Agency")), .dd(say(unit.name)))
        }))
  }

  /// To which day it is kept, or that it was erased.
  private var kept: Node {
    if let erasedAt = dossier.erasedAt {
      return .div(
        .dt(say("Nội dung cá nhân", "Personal content")),
        .dd(
          say("Đã xóa theo thời hạn lưu trữ, lúc ", "Erased when its retention ended, at "), .moment(erasedAt)))
    }
    switch dossier.retention {
    case .until(let day)?:
      return .div(
        .dt(say("Lưu đến", "Kept to")),
        .dd(
          .text((dossier.erasableAfter ?? day).dayFirst),
          .div(
            .class("quiet"),
            say("Sau ngày này nội dung cá nhân và tệp được xóa.", "What is personal is erased after that day."))))
    case .permanent?:
      return .div(.dt(say("Lưu đến", "Kept to")), .dd(say("vĩnh viễn", "for ever")))
    case nil: return .nothing
    }
  }

  private var tone: String {
    switch dossier.place {
    case .end(_, .granted): "good"
    case .end: "bad"
    case .step: view.askedItems.isEmpty ? "running" : "waiting"
    }
  }

  private func section(_ vi: String, _ en: String, _ content: Node) -> Node {
    .section(.h2(say(vi, en)), content)
  }

  private var actions: Node {
    let offers = view.offers.filter { $0.refusal == nil && !$0.action.needs.contains(.supplement) }
    return section(
      "Việc khác", "Other things to do",
      .group(
        .ul(
          .each(offers) { offer in .li(.a(.href(dossier.link(offer)), say(offer.action.name))) },
          .li(.a(.href(Link(path: path + ["bien-nhan"])), say("Xem và in biên nhận", "See and print the receipt")))),
        .form(
          .method(.post), .action("/ho-so/thoat"),
          .input(.type(.hidden), .name("_the"), .value(tokens.leave.text)),
          .button(.class("second"), .type(.submit), say("Đóng hồ sơ trên máy này", "Close it on this device")))))
  }

  private var papers: Node {
    let answered = view.answeredFiles
    guard !view.papers.isEmpty || !answered.isEmpty else { return .nothing }
    return section(
      "Giấy tờ bạn đã nộp", "Papers you handed in",
      .ul(
        .each(answered) { field, file in self.file(file.sha256, file.name, file.bytes, of: field.label) },
        .each(view.papers) { paper in
          self.file(
            paper.sha256, paper.name, paper.bytes, of: view.procedure.parts.first { $0.id == paper.part }?.name,
            paper.signature)
        }))
  }

  private func file(
    _ sha256: String, _ name: String, _ bytes: Int, of what: Words?, _ signature: PaperSignature? = nil
  ) -> Node {
    .li(
      .a(.href(Link(path: path + ["giay-to", sha256])), .text(name)),
      .div(.class("quiet"), .with(what) { .group(say($0), " · ") }, say(ByteSize(bytes).words)),
      .with(signature) { SignatureFound(language: language, found: $0).node })
  }

  private var answers: Node {
    guard let answers = view.answers else { return .nothing }
    return .details(
      .summary(say("Nội dung tờ khai đã nộp", "What the form says")),
      .p(
        .a(
          .href(Link(path: path + ["to-khai.pdf"])),
          say("Tải tờ khai đã nộp (PDF)", "Get the form as submitted (PDF)"))),
      .each(view.procedure.form.sheet(of: answers, offering: view.offering).sections) {
        section in
        .group(.h3(say(section.name)), SheetRows(language: language, rows: section.rows).node)
      })
  }

  /// The latest first; what one person did in one go stands together.
  private var timeline: Node {
    var deeds: [[TimelineRow]] = []
    for row in view.timeline {
      if let last = deeds.last?.first, last.at == row.at, last.by == row.by {
        deeds[deeds.count - 1].append(row)
      } else {
        deeds.append([row])
      }
    }
    return .ol(
      .class("timeline"),
      .each(deeds.reversed()) { rows in
        .li(
          .div(.class("quiet"), .moment(rows[0].at), " · ", say(rows[0].by)),
          .ul(
            .each(rows) { row in
              .li(say(row.text), .with(row.note) { .p(.class("said"), vietnamese($0)) })
            }))
      })
  }
}

extension Dossier {
  /// Where an action of the applicant is done.
  func link(_ offer: ActionOffer) -> Link {
    Link(path: ["ho-so", code.text, "viec", "\(offer.task)", offer.action.id.text])
  }
}

extension Node {
  /// A moment, for people and for programs.
  static func moment(_ instant: Instant) -> Node {
    .time(.datetime(instant.description), .text(instant.asShown))
  }
}
