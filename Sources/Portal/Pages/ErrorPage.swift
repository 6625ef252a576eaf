import Dossiers
import HTML
import HTTPServing
import OneStop
import Paper
import Text

/// What a person reads when something cannot be done: what happened, what to do, and a number to ask by.
struct ErrorPage {
  let status: Status
  let title: Words
  let advice: Words
}

extension ErrorPage {
  /// The page for what a use case refuses; nil for failures, which the server answers and logs.
  init?(_ error: any Error) {
    switch error {
    case UseRefusal.noSuchDossier: self = .noSuchDossier
    case UseRefusal.noSuchProcedure, UseRefusal.noSuchRegister: self = .notFound
    case UseRefusal.keyReused, UseRefusal.badKey: self = .alreadyDone
    case UseRefusal.definitionLost: return nil
    case UseRefusal.contentErased: self = .erased
    case UseRefusal.noSignedHead: self = .notSignedYet
    case is LogContradiction: self = .contradicted
    case FileRefusal.noSuchFile: self = .notFound
    case FileRefusal.noSuchUpload, FileRefusal.empty, FileRefusal.foreign, FileRefusal.unsafe, FileRefusal.misnamed,
      FileRefusal.notTaken, FileRefusal.tooLarge, FileRefusal.infected, FileRefusal.tooLongToScan:
      self = .badForm
    case let refusal as TooLongForPaper: self = ErrorPage(tooLong: refusal)
    case let page as ErrorPageRequest: self = page.page
    case let code as HTTPRefusal.Code where code != .failed: self = ErrorPage(code)
    default: return nil
    }
  }

  /// The page for what the server refuses.
  init(_ code: HTTPRefusal.Code) {
    switch code {
    case .notFound, .pathUnsafe, .addressMalformed, .methodNotAllowed: self = .notFound
    case .bodyTooLarge: self = .tooLarge
    case .tooManyRequests: self = .tooMany
    case .busy: self = .busy
    case .failed, .diskFull, .diskFailed: self = .failed
    default: self = .badForm
    }
  }

  /// The page of the visitor's language, with what is known of the site.
  func response(_ visit: Visit) -> Response {
    visit.page(
      title.in(visit.language), status: status, keeping: .secret, path: [],
      body(visit.language, reference: visit.request.id))
  }

  /// The page where the language is not known for sure: the other one stands below.
  func bilingual(_ language: Language, reference: String) -> Node {
    let other: Language = language == .vietnamese ? .english : .vietnamese
    return .group(
      body(language, reference: reference),
      .section(.lang(other), .h2(.text(title.in(other))), .p(.text(advice.in(other)))))
  }

  func body(_ language: Language, reference: String) -> Node {
    .group(
      .h1(.text(title.in(language))), .p(.class("lead"), .text(advice.in(language))),
      .p(
        .a(.href("/"), .text(Words(vi: "Về trang chủ", en: "To the first page").in(language))), " · ",
        .a(.href("/ho-so"), .text(Words(vi: "Tra cứu hồ sơ", en: "Follow a dossier").in(language)))),
      .p(
        .class("quiet"),
        .text(Words(vi: "Số tham chiếu khi liên hệ: ", en: "Reference, should you call: ").in(language)),
        .code(.text(reference)), .text(" · \(status)")))
  }
}

/// Thrown to end with a page of words.
struct ErrorPageRequest: Error {
  let page: ErrorPage
}
