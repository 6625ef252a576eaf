import HTTPServing
import OneStop
import Text

extension Asking.Who {
  /// Who asks, by the `Authorization` line.
  ///
  /// - Throws: ``Problem`` when an operation needs more than was said; `AccessRefusal` when what was said is not right.
  init(_ request: HTTPServing.Request, for access: Operation.Access, at office: OneStop) throws {
    if case .citizen = access {
      let cookie = request.cookies[SetCookie.name(Visit.logInCookie, secure: request.isSecure)]
      guard let session = try cookie.flatMap({ try office.loggedIn($0) }) else { throw Problem.logInMissing }
      self = .citizen(session)
      return
    }
    let said = try Credentials(request.headers)
    if case .token(let text)? = said, OneStop.isOfIntegrator(token: text), access != .everyone {
      self = .integrator(try office.integrator(token: text, for: access.integratorScope))
      return
    }
    switch (access, said) {
    case (.everyone, _), (.everyoneOr, nil): self = .anybody
    case (.receiptOr, .receipt(let secret)?), (.applicant, .receipt(let secret)?):
      self = .holder(secretHash: OneStop.hash(ofSecret: secret))
    case (.everyoneOr(let scope), .token(let text)?), (.receiptOr(let scope), .token(let text)?),
      (.officer(let scope), .token(let text)?):
      self = .officer(try office.signedIn(token: text, for: scope).officer)
    case (.applicant, .token(let text)?):
      _ = try office.signedIn(token: text, for: .read)
      throw AccessRefusal.forApplicants
    case (.receiptOr(.read), nil), (.applicant, nil):
      // A citizen who has logged in sees the own dossiers; nothing is changed by a cookie.
      let cookie = request.cookies[SetCookie.name(Visit.logInCookie, secure: request.isSecure)]
      guard let session = try cookie.flatMap({ try office.loggedIn($0) }) else {
        throw access == .applicant ? Problem.whoAreYouOfApplicants : Problem.whoAreYouOfThese
      }
      self = .citizen(session)
    case (.everyoneOr, .receipt?), (.officer, _), (.citizen, _): throw Problem.whoAreYou
    case (.integrator, _): throw Problem.whoAreYouOfPrograms
    case (.receiptOr, nil): throw Problem.whoAreYouOfThese
    }
  }
}

extension Operation.Access {
  /// What an integrator has to have for it.
  ///
  /// - Throws: ``AccessRefusal/forOfficers`` or ``AccessRefusal/forApplicants`` where no integrator is let in.
  fileprivate var integratorScope: Integrator.Scope {
    get throws(AccessRefusal) {
      switch self {
      case .integrator(let scope): scope
      case .everyoneOr(.read), .receiptOr(.read): .dossiersRead
      case .everyoneOr(.act), .receiptOr(.act): .dossiersWrite
      case .applicant: throw .forApplicants
      case .everyone, .everyoneOr, .receiptOr, .citizen, .officer: throw .forOfficers
      }
    }
  }
}

/// What an `Authorization` line shows.
enum Credentials: Hashable {
  /// `Bearer` and a token.
  case token(String)
  /// `Receipt` and the secret of a receipt.
  case receipt(String)

  /// Reads the line; nil when there is none.
  ///
  /// - Throws: ``Problem`` when there are several, or one of another kind.
  init?(_ headers: Headers) throws {
    let lines = headers.all("Authorization")
    guard let line = lines.first else { return nil }
    let parts = line.split(separator: " ", maxSplits: 1)
    guard lines.count == 1, parts.count == 2, line.utf8.count <= Limits.secretBytes else {
      throw Problem.badAuthorization
    }
    switch parts[0].lowercased() {
    case "bearer": self = .token(String(parts[1]))
    case "receipt": self = .receipt(String(parts[1]))
    default: throw Problem.badAuthorization
    }
  }
}

extension Problem {
  /// An officer's token is missing.
  static var whoAreYou: Problem {
    var problem = Problem(
      .unauthorized, "token-missing",
      Words(
        vi: "Việc này dành cho cán bộ đã đăng nhập (Authorization: Bearer …).",
        en: "This is for officers who have signed in (Authorization: Bearer …)."))
    problem.challenge = bearer
    return problem
  }

  /// The token of an integrator is missing.
  static var whoAreYouOfPrograms: Problem {
    var problem = Problem(
      .unauthorized, "token-missing",
      Words(
        vi: "Việc này dành cho hệ thống kết nối có mã truy cập của motcua integrator add (Authorization: Bearer …).",
        en: "This is for integrators with a token of motcua integrator add (Authorization: Bearer …)."))
    problem.challenge = bearer
    return problem
  }

  /// Nobody has logged in.
  static var logInMissing: Problem {
    Problem(
      .unauthorized, "log-in-missing",
      Words(
        vi: "Việc này dành cho người dân đã đăng nhập tại /cua-toi.",
        en: "This is for citizens who have logged in at /cua-toi."))
  }

  /// Neither the secret of a receipt nor a token is there.
  static var whoAreYouOfThese: Problem {
    var problem = Problem(
      .unauthorized, "secret-missing",
      Words(
        vi: "Hãy gửi mã tra cứu trên biên nhận (Authorization: Receipt …) hoặc đăng nhập (Authorization: Bearer …).",
        en: "Show the secret of the receipt (Authorization: Receipt …) or a token (Authorization: Bearer …)."))
    problem.challenge = receipt + ", " + bearer
    return problem
  }

  /// Neither the secret of a receipt nor a log-in is there.
  static var whoAreYouOfApplicants: Problem {
    var problem = Problem(
      .unauthorized, "secret-missing",
      Words(
        vi: "Hãy gửi mã bí mật trên biên nhận (Authorization: Receipt …), hoặc đăng nhập tại /cua-toi.",
        en: "Show the secret of the receipt (Authorization: Receipt …), or log in at /cua-toi."))
    problem.challenge = receipt
    return problem
  }

  static var badAuthorization: Problem {
    parameter(
      "Authorization", "authorization-malformed",
      Words(
        vi: "Authorization phải là một dòng: “Bearer …” hoặc “Receipt …”.",
        en: "Authorization has to be one line, “Bearer …” or “Receipt …”."))
  }
}
