import Dossiers
import HTML
import HTTPServing
import OneStop
import QR
import Text
import WorkingTime

/// A letter as it was issued, laid out as Nghị định 30/2020/NĐ-CP has it and made for paper of size A4.
struct LetterPage: Speaking {
  let language: Language
  let letter: LetterDocument
  /// How far it has come with the authority's seal.
  let seal: SealStanding
  /// Its place in the list of the dossier's letters, from 1.
  let number: Int
  /// The address that its QR code carries.
  let address: String

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let number = visit.request.parameters.number("letter")
    guard let (letter, seal) = open.view.letter(number) else { throw ErrorPageRequest(page: .notFound) }
    let page = LetterPage(
      language: visit.language, letter: letter, seal: seal, number: number,
      address: site.trackingAddress(of: open.code.text, visit.request))
    return visit.page(
      "\(letter.title.in(visit.language)) \(letter.number)", keeping: .secret, page.main)
  }

  private var main: Node {
    .group(
      .div(
        .class("screen"),
        Crumbs(
          language: language,
          links: [(saying("Hồ sơ \(letter.code)", "Dossier \(letter.code)"), Link(path: ["ho-so", letter.code.text]))]
        ).node),
      sheet,
      SealNote(language: language, seal: seal).paragraph,
      .when(
        seal != .waiting,
        .p(
          .class("screen"),
          .a(
            .class("button"), .href(Link(path: ["ho-so", letter.code.text, "van-ban", "\(number)", "van-ban.pdf"])),
            say("Tải PDF", "Get the PDF")))))
  }

  /// The sheet of paper.
  var sheet: Node {
    .article(
      .class("letter"),
      .div(
        .class("letter-head"),
        .div(.strong(.class("agency"), say(letter.agency)), .div(say("Số: ", "No.: "), .text(letter.number))),
        .div(
          .lang(.vietnamese), .strong("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
          .div(.strong(.class("motto"), "Độc lập - Tự do - Hạnh phúc")))),
      .p(.class("letter-date"), .time(.datetime(letter.at.description), say(letter.at.dateline(at: letter.place)))),
      .h1(say(letter.title)),
      .with(letter.model) { .p(.class("letter-model"), vietnamese("(\($0))")) },
      .when(
        language != .vietnamese,
        .p(.class("letter-model"), "Translation. The Vietnamese text is the binding one.")),
      .each(letter.blocks) { block($0) },
      .with(letter.hasQR ? qr : nil) { .figure(.class("letter-qr"), $0, .figcaption(.text(letter.code.text))) })
  }

  private var qr: Node? {
    (try? QRCode(of: address))?.svg(
      title: saying("Mã QR tra cứu hồ sơ \(letter.code)", "QR code to follow \(letter.code)"))
  }

  private func block(_ block: LetterDocument.Block) -> Node {
    switch block {
    case .text(let words): .p(say(words))
    case .rows(let rows):
      .dl(.class("letter-rows"), .each(rows) { .div(.dt(say($0.label), ": "), .dd(say($0.value))) })
    case .table(let heading, let columns, let rows): table(heading, columns, rows)
    case .transfer(let heading, let transfer):
      .group(.p(.strong(say(heading))), TransferPanel(language: language, transfer: transfer).node)
    case .signatures(let names):
      .div(.class("signatures"), .each(names) { .div(.strong(say($0)), .div(.class("signature-space"))) })
    }
  }

  private func table(_ heading: Words, _ columns: [Words], _ rows: [[Words]]) -> Node {
    // A table wider than a phone scrolls by itself, by keyboard too.
    .div(
      .class("scroll"), .tabindex(0), .role("region"), .aria("label", heading.in(language)),
      .table(
        .caption(say(heading)),
        .thead(.tr(.each(columns) { .th(.scope(.col), say($0)) })),
        .tbody(.each(rows) { row in .tr(.each(row) { .td(say($0)) }) })))
  }
}
