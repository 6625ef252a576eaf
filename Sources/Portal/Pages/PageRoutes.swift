import Crypto
import Forms
public import HTTPServing
public import LogIn
public import OneStop

/// The pages for citizens: find a service, submit, follow, supplement, withdraw, receive.
///
/// Plain HTML that works without scripts, in Vietnamese, in English for whoever asks.
public struct PageRoutes: Sendable {
  let site: Site

  /// The pages of an office.
  ///
  /// - Parameters:
  ///   - environment: The same as the office's; its installation key seals cookies and forms.
  ///   - logIn: The providers by which citizens log in now.
  ///   - log: Told why log-ins came to nothing.
  ///   - origin: `https://motcua.example.vn`, which printed QR codes lead to; nil for the address of each request.
  public init(
    _ office: OneStop, _ environment: Environment, origin: String? = nil,
    logIn: @escaping @Sendable () -> [IdentityProvider] = { [] },
    log: @escaping @Sendable (any Error, HTTPServing.Request) -> Void = { _, _ in }
  ) throws {
    site = Site(
      office: office, environment: environment, seal: try Seal(installationKey: environment.installationKey),
      origin: origin,
      logIn: try LogInSite(
        installationKey: environment.installationKey, providers: logIn, log: { log($0, $1) }))
  }

  /// Adds the pages to a router.
  public func add(to router: inout Router) {
    Assets.add(to: &router)
    get("/", &router) { HomePage.answer($0, $1) }
    get("/thu-tuc", &router) { CataloguePage.answer($0, $1) }
    get("/thu-tuc/{procedure:key}", &router) { try ProcedurePage.answer($0, $1) }
    get("/thu-tuc/{procedure:key}/nop", &router) { try Filing($0, $1).begin() }
    post("/thu-tuc/{procedure:key}/nop", &router, bodyLimit: filingLimit) {
      try Filing($0, $1).proceed()
    }
    get("/ban-nhap", &router) { try DraftPage.answer($0, $1) }
    post("/ban-nhap", &router) { try DraftPage.open($0, $1) }
    get("/dang-nhap/{provider:key}", &router) { try LogInRoutes($0, $1).begin() }
    get("/dang-nhap/{provider:key}/tra-loi", &router) { try LogInRoutes($0, $1).comeBack() }
    get("/cua-toi", &router) { try OwnDossiersPage.answer($0, $1) }
    post("/dang-xuat", &router) { try LogOutPage.leave($0, $1) }
    get("/ho-so", &router) { try SecretPage.answer($0, $1) }
    post("/ho-so", &router) { try SecretPage.open($0, $1) }
    get("/bien-nhan/kiem-tra", &router) { try ReceiptCheckPage.answer($0, $1) }
    post("/bien-nhan/kiem-tra", &router, bodyLimit: { _ in ReceiptCheckPage.formBytes }) {
      try ReceiptCheckPage.verify($0, $1)
    }
    post("/ho-so/thoat", &router) { try SecretPage.leave($0, $1) }
    get("/ho-so/{code}", &router) { try DossierPage.answer($0, $1) }
    post("/ho-so/{code}/tin-nhan", &router) { try Conversing.send($0, $1) }
    post("/ho-so/{code}/danh-gia", &router) { try Conversing.rate($0, $1) }
    post("/ho-so/{code}/thanh-toan", &router) { try Paying.begin($0, $1) }
    get("/ho-so/{code}/bien-nhan", &router) { try ReceiptPage.answer($0, $1) }
    get("/ho-so/{code}/bien-nhan.pdf", &router) { try PaperAnswers.receipt($0, $1) }
    get("/ho-so/{code}/bien-nhan.json", &router) { try ProofDownload.receipt($0, $1) }
    get("/ho-so/{code}/noi-dung.json", &router) { try ProofDownload.content($0, $1) }
    get("/ho-so/{code}/to-khai.pdf", &router) { try PaperAnswers.application($0, $1) }
    get("/ho-so/{code}/van-ban/{letter:number}", &router) { try LetterPage.answer($0, $1) }
    get("/ho-so/{code}/van-ban/{letter:number}/van-ban.pdf", &router) { try PaperAnswers.letter($0, $1) }
    get("/ho-so/{code}/giay-to/{file:digest}", &router) { try PaperDownload.answer($0, $1) }
    get("/ho-so/{code}/viec/{task:number}/{action:key}", &router) { try Acting($0, $1).begin() }
    post("/ho-so/{code}/viec/{task:number}/{action:key}", &router, bodyLimit: filingLimit) {
      try Acting($0, $1).proceed()
    }
  }

  /// Bytes of a form with its files: room for the largest file that any place takes.
  private var filingLimit: @Sendable (HTTPServing.Request) -> Int {
    { [office = site.office] _ in max(PageLimits.filingBytes, Int(office.takenFiles.bytes) + PageLimits.formBytes) }
  }

  private typealias PageHandler = @Sendable (Visit, Site) throws -> Response

  private func get(_ pattern: String, _ router: inout Router, _ handler: @escaping PageHandler) {
    router.on(.get, pattern) { request in try answer(request, handler) }
  }

  private func post(
    _ pattern: String, _ router: inout Router, bodyLimit: (@Sendable (HTTPServing.Request) -> Int)? = nil,
    _ handler: @escaping PageHandler
  ) {
    router.on(.post, pattern, bodyBytes: PageLimits.formBytes, bodyLimit: bodyLimit) { request in
      try answer(request, handler)
    }
  }

  private func answer(_ request: HTTPServing.Request, _ handler: PageHandler) throws -> Response {
    let visit = try Visit(request, on: site)
    do {
      return try visit.completed(handler(visit, site))
    } catch {
      guard let page = ErrorPage(error) else { throw error }
      return try visit.completed(page.response(visit))
    }
  }
}
