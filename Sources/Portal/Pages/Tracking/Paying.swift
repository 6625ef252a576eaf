import Dossiers
import HTML
import HTTPServing
import OneStop
import Procedures
import Text

/// Where the applicant begins to pay on line: the payment is begun, and a link leads to the platform.
///
/// It is a link and no redirect: pages send forms to this server alone (`form-action`), and whoever pays sees first how
/// much, to whom, and by what reference.
struct Paying: Speaking {
  let language: Language
  let payment: PaymentRow
  let platform: Link
  let agency: Words

  static func begin(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let fields = try visit.request.form().fields
    var entered = DossierPage.Entered()
    guard let token = try visit.token(brought: fields["_the"], for: "thanh-toan/\(open.code)") else {
      entered.flaws = [Flaw(input: "", DossierPage.tokenLost)]
      return try DossierPage.show(open, visit, entered, status: .forbidden)
    }
    let request = CommandRequest(
      key: .applicant(of: open.code, token.id), digest: Digest(of: ["begin-payment", open.code.text]).text,
      caller: open.caller)
    do {
      switch try site.office.beginPayment(of: open.code, from: visit.request.client.description, request) {
      case .ready(let payment, let address):
        guard let platform = Link(external: address) else { throw Problem.platformUnreachable }
        let agency = visit.authority.unit(payment.unit)?.name ?? .plain(payment.unit.text)
        let page = Paying(language: visit.language, payment: payment, platform: platform, agency: agency)
        return visit.page(
          visit.saying("Nộp trực tuyến", "Pay on line"), keeping: .secret, path: ["ho-so", open.code.text], page.main)
      case .unreachable: throw Problem.platformUnreachable
      }
    } catch let refusal as PaymentRefusal {
      return try refuse(Problem(refusal), visit, site)
    } catch let problem as Problem {
      return try refuse(problem, visit, site)
    }
  }

  private static func refuse(_ problem: Problem, _ visit: Visit, _ site: Site) throws -> Response {
    guard let now = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    var entered = DossierPage.Entered()
    entered.flaws = [Flaw(input: "", problem.words)]
    return try DossierPage.show(now, visit, entered, status: problem.status)
  }

  private var main: Node {
    .group(
      Crumbs(
        language: language,
        links: [
          (saying("Tra cứu hồ sơ", "Follow a dossier"), "/ho-so"),
          (payment.dossier.text, Link(path: ["ho-so", payment.dossier.text])),
        ]
      ).node,
      .h1(say("Nộp phí trực tuyến", "Pay the fee on line")),
      .section(
        .class("card"),
        .dl(
          .class("facts"),
          .div(.dt(say("Số tiền", "Amount")), .dd(.class("nowrap"), say(payment.amount.words))),
          .div(.dt(say("Nộp cho", "Paid to")), .dd(say(agency))),
          .div(.dt(say("Mã tham chiếu", "Reference")), .dd(.class("nowrap"), .text(payment.reference)))),
        .p(
          .a(
            .class("button"), .href(platform),
            say("Đến trang của nền tảng thanh toán", "Go on to the payment platform")))),
      .p(
        say(
          "Nộp xong, hãy trở lại trang hồ sơ: tình trạng đổi khi nền tảng xác nhận đã nhận đủ tiền, thường trong vài phút.",
          "When you have paid, come back to the page of the dossier: it changes once the platform confirms the whole amount, usually within minutes."
        )))
  }
}
