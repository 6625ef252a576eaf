import Dossiers
import HTML
import HTTPServing
import OneStop
import Text

/// What the applicant posts from the page of a dossier: a message, a rating.
enum Conversing {
  /// Sends a message to the officers.
  static func send(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let fields = try visit.request.form().fields
    let text = fields["tin-nhan"] ?? ""
    var entered = DossierPage.Entered()
    entered.message = text
    return try carryOut(.message(text), purpose: "tin-nhan", input: "tin-nhan", entered, fields, open, visit, site)
  }

  /// Rates the service.
  static func rate(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let fields = try visit.request.form().fields
    let (stars, comment) = (fields["sao"] ?? "", fields["y-kien"] ?? "")
    var entered = DossierPage.Entered()
    entered.rating = (stars, comment)
    // What is no number is outside the ratings, and is told so.
    let rating = Rating(stars: Int(stars) ?? 0, comment: comment)
    return try carryOut(.rating(rating), purpose: "danh-gia", input: "sao", entered, fields, open, visit, site)
  }

  private static func carryOut(
    _ what: Said.What, purpose: String, input: String, _ entered: DossierPage.Entered, _ fields: Fields,
    _ open: OpenDossier, _ visit: Visit, _ site: Site
  ) throws -> Response {
    var entered = entered
    guard let token = try visit.token(brought: fields["_the"], for: "\(purpose)/\(open.code)") else {
      entered.flaws = [Flaw(input: input, DossierPage.tokenLost)]
      return try DossierPage.show(open, visit, entered, status: .forbidden)
    }
    do {
      _ = try Said(
        what: what, code: open.code, key: .applicant(of: open.code, token.id), caller: open.caller
      ).say(with: site.office)
    } catch let problem as Problem {
      // The token is spent: its first answer is kept. What is put right comes with a new one.
      entered.flaws = [Flaw(input: input, problem.words)]
      guard let now = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
      return try DossierPage.show(now, visit, entered, status: problem.status)
    }
    return .redirect(to: Link(path: ["ho-so", open.code.text], query: [("xong", "1")]).text)
  }
}
