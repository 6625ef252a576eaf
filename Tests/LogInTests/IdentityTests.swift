import Foundation
import Forms
import JSON
import Procedures
import Testing
import WorkingTime

@testable import LogIn

@Suite(
  "An identity from a provider",
  .enabled(if: TrialProvider.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct IdentityTests {
  private static let vneid: JSONValue = [
    "SoDinhDanh": "038090001234", "HoVaTen": "Trần Văn Đức", "NgayThangNamSinh": "01/05/1990",
    "ThuDienTu": "duc@example.vn", "SoDienThoai": "0912345678", "LoaiTaiKhoan": 1, "IAL": "2",
  ]

  @Test(
    "is believed when all is right, whichever way the token is signed and the secret told",
    arguments: [nil, "es256", "no-kid"], LogInProvider.SecretPlace.allCases)
  func right(fault: String?, secretPlace: LogInProvider.SecretPlace) throws {
    let trial = try TrialProvider.shared.get()
    let provider = trial.identityProvider(trial.provider(secretPlace: secretPlace))
    let trip = try LogInTrip.of("mot/\(fault ?? "")/\(secretPlace)")
    let identity = try provider.identity(
      code: TrialProvider.code(of: trip, fault: fault, more: Self.vneid), of: trip, redirect: TrialProvider.redirect)
    #expect(identity.subject == "duc-1")
    #expect(identity.issuer == trial.issuer)
    #expect(identity.name == "Trần Văn Đức")
    #expect(identity.provedNumber?.text == "038090001234")
    #expect(identity.birth?.description == "1990-05-01")
    #expect(identity.email == "duc@example.vn")
    #expect(identity.phone == "0912345678")
    #expect(identity.isPerson && identity.isAssured)
  }

  @Test("sends the browser away with a challenge that the verifier meets, and nothing of the person or the secret")
  func address() throws {
    let trial = try TrialProvider.shared.get()
    let trip = try LogInTrip.of("hai")
    let address = try trial.identityProvider().address(for: trip, redirect: TrialProvider.redirect)
    let parts = try #require(URLComponents(string: address))
    let query = Dictionary(uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
    #expect(address.hasPrefix(trial.issuer + "/authorize?"))
    #expect(
      query == [
        "response_type": "code", "client_id": "motcua", "redirect_uri": TrialProvider.redirect,
        "scope": "openid profile", "state": "hai", "nonce": trip.nonce, "code_challenge": trip.challenge,
        "code_challenge_method": "S256", "acr_values": "loa2",
      ])
    #expect(!address.contains(trip.verifier))
    // RFC 7636, appendix B has the one example that everybody can compare with.
    #expect(trip.verifier.utf8.count == 43 && trip.challenge.utf8.count == 43)
  }

  @Test("proves no number by an account that is not certain enough, is an enterprise's, or has no such number")
  func unproved() throws {
    let trial = try TrialProvider.shared.get()
    let provider = trial.identityProvider()
    func identity(_ changes: [(String, JSONValue)]) throws -> VerifiedIdentity {
      guard case .object(var said) = Self.vneid else { preconditionFailure("an object") }
      for (name, value) in changes { said[name] = value }
      let trip = try LogInTrip.of("ba/\(changes)")
      return try provider.identity(
        code: TrialProvider.code(of: trip, more: .object(said)), of: trip, redirect: TrialProvider.redirect)
    }
    #expect(try identity([]).provedNumber != nil)
    #expect(try identity([("IAL", "1")]).provedNumber == nil)
    #expect(try identity([("IAL", .null)]).provedNumber == nil)
    #expect(try identity([("IAL", ["2"])]).provedNumber == nil)
    #expect(try identity([("LoaiTaiKhoan", "2")]).provedNumber == nil)
    #expect(try identity([("SoDinhDanh", "123")]).provedNumber == nil)
    #expect(try identity([("HoVaTen", "Đức\u{202E}")]).name == nil)
    #expect(try identity([("NgayThangNamSinh", "31/02/1990")]).birth == nil)
    #expect(try identity([("NgayThangNamSinh", "19900501")]).birth?.description == "1990-05-01")
  }

  @Test(
    "is not believed when the token is signed by nobody, by a shared secret, or by a key that is not the provider's",
    arguments: [
      "none", "none-named", "None", "hs256", "hs256-modulus", "other-key", "own-key", "critical",
      "tampered",
      "zero-signature",
    ])
  func unsigned(fault: String) throws {
    let trial = try TrialProvider.shared.get()
    #expect(try trial.identityProvider().failure(fault).code == .signature)
  }

  @Test("is not believed by a key that is for hiding things, or by an algorithm that the office does not take")
  func unwanted() throws {
    let trial = try TrialProvider.shared.get()
    #expect(try trial.identityProvider().failure("enc-key").code == .unknownKey)
    #expect(try trial.identityProvider().failure("wrong-alg").code == .unknownKey)
    #expect(try trial.identityProvider(trial.provider(algorithms: [.es256])).failure().code == .signature)
  }

  @Test("has the keys fetched again for a name that is new, once, and not for each invented name")
  func rotation() throws {
    let trial = try TrialProvider()
    let soon = trial.identityProvider()
    #expect(try soon.failure("unknown-kid").code == .unknownKey)
    for _ in 0..<3 { #expect(try soon.failure("unknown-kid").code == .unknownKey) }
    #expect(try trial.asked().filter { $0.hasSuffix("/keys") }.count == 1)

    let clock = LaterClock()
    let later = IdentityProvider(trial.provider(), secret: TrialProvider.secret, now: { clock.now })
    let trip = try LogInTrip.of("bon")
    _ = try later.identity(code: TrialProvider.code(of: trip), of: trip, redirect: TrialProvider.redirect)
    clock.advance(by: 61)
    let next = try LogInTrip.of("nam")
    _ = try later.identity(
      code: TrialProvider.code(of: next, fault: "new-key"), of: next, redirect: TrialProvider.redirect)
    #expect(try trial.asked().filter { $0.hasSuffix("/keys") }.count == 3)
  }

  @Test("is not believed when it was made for another office, by another provider, at another time, for another log-in")
  func claims() throws {
    let trial = try TrialProvider.shared.get()
    let provider = trial.identityProvider()
    let now = Int64(Date().timeIntervalSince1970)
    let cases: [(JSONValue, LogInFailure.Code)] = [
      (["iss": "https://example.org"], .issuer), (["iss": .string(trial.issuer + "/")], .issuer),
      (["iss": .null], .issuer), (["aud": "somebody"], .audience), (["aud": .null], .audience),
      (["aud": ["motcua", "somebody"]], .audience), (["aud": "motcua", "azp": "somebody"], .audience),
      (["aud": ["motcua", "somebody"], "azp": "somebody"], .audience),
      (["exp": .integer(now - 61)], .time), (["exp": "9999999999"], .time), (["exp": .null], .time),
      (["iat": .integer(now + 120)], .time), (["iat": .integer(now - 3600)], .time), (["iat": .null], .time),
      (["nbf": .integer(now + 120)], .time), (["nonce": "khac"], .nonce), (["nonce": .null], .nonce),
      (["at_hash": "AAAAAAAAAAAAAAAAAAAAAA"], .accessToken), (["sub": ""], .malformed),
      (["sub": "hai dòng\n"], .malformed), (["sub": 7], .malformed),
    ]
    for (claims, code) in cases { #expect(try provider.failure(claims: claims).code == code, "\(claims)") }
    #expect(try provider.failure(nonce: "cua-nguoi-khac").code == .nonce)
    // What is allowed: several audiences with this office as the party, and clocks that differ a little.
    let trip = try LogInTrip.of("sau")
    _ = try provider.identity(
      code: TrialProvider.code(
        of: trip, claims: ["aud": ["motcua", "somebody"], "azp": "motcua", "exp": .integer(now - 30)]), of: trip,
      redirect: TrialProvider.redirect)
  }

  @Test("comes from a code once, and only to whoever began the log-in")
  func once() throws {
    let trial = try TrialProvider.shared.get()
    let provider = trial.identityProvider()
    let trip = try LogInTrip.of("bay")
    let code = TrialProvider.code(of: trip)
    _ = try provider.identity(code: code, of: trip, redirect: TrialProvider.redirect)
    for other in [trip, try LogInTrip.of("tam")] {
      let failure = try #require(throws: LogInFailure.self) {
        try provider.identity(code: code, of: other, redirect: TrialProvider.redirect)
      }
      #expect(failure == LogInFailure(.refused, "invalid_grant"))
    }
    let wrong = trial.identityProvider(secret: "sai")
    #expect(try wrong.failure() == LogInFailure(.refused, "invalid_client"))
  }

  @Test(
    "is not had from answers that are huge, late, no JSON, redirected or about somebody else",
    arguments: [
      ("huge", LogInFailure(.call, "too-large")), ("not-json", LogInFailure(.malformed, "no JSON object")),
      ("failing", LogInFailure(.status, "503")), ("redirect", LogInFailure(.status, "307")),
      ("two-parts", LogInFailure(.malformed, "id_token")), ("user-other", LogInFailure(.subject)),
      ("user-huge", LogInFailure(.call, "too-large")), ("user-deep", LogInFailure(.malformed, "no JSON object")),
      ("user-redirect", LogInFailure(.status, "302")), ("twice-a-name", LogInFailure(.malformed, "no JSON object")),
    ])
  func answers(fault: String, failure: LogInFailure) throws {
    let trial = try TrialProvider.shared.get()
    #expect(try trial.identityProvider().failure(fault) == failure)
  }

  @Test("is not waited for longer than the definition says")
  func slow() throws {
    let trial = try TrialProvider.shared.get()
    let started = ContinuousClock.now
    let provider = trial.identityProvider(trial.provider(timeoutSeconds: 1))
    #expect(try provider.failure("slow") == LogInFailure(.call, "timeout"))
    #expect(ContinuousClock.now - started < .seconds(2.9))
  }

  @Test("is not asked for in networks of the house that nobody named")
  func networks() throws {
    let trial = try TrialProvider.shared.get()
    #expect(
      try trial.identityProvider(trial.provider(networks: [])).failure() == LogInFailure(.call, "not-allowed"))
    #expect(
      try trial.identityProvider(trial.provider(issuer: trial.issuer + "/inside")).failure()
        == LogInFailure(.call, "not-allowed"))
  }

  @Test(
    "is not looked for where a discovery document must not lead",
    arguments: [
      ("other-issuer", "issuer"), ("plain", "token_endpoint"), ("script", "authorization_endpoint"),
      ("lines", "authorization_endpoint"), ("keyless", "jwks_uri"),
    ])
  func discovery(kind: String, detail: String) throws {
    let trial = try TrialProvider.shared.get()
    let provider = trial.identityProvider(trial.provider(issuer: "\(trial.issuer)/\(kind)"))
    #expect(try provider.failure() == LogInFailure(.discovery, detail))
  }

  @Test("is had from endpoints that the definition names, without any discovery")
  func configured() throws {
    let trial = try TrialProvider()
    let endpoints = LogInProvider.Endpoints(
      authorize: trial.issuer + "/authorize", token: trial.issuer + "/token", userInfo: nil,
      keys: trial.issuer + "/keys", logOut: nil)
    let provider = trial.identityProvider(trial.provider(endpoints: endpoints))
    let trip = try LogInTrip.of("chin")
    let identity = try provider.identity(
      code: TrialProvider.code(of: trip, claims: ["HoVaTen": "Lê An"]), of: trip, redirect: TrialProvider.redirect)
    #expect(identity.name == "Lê An")
    #expect(try trial.asked() == ["POST /token", "GET /keys"])
    #expect(provider.logOutAddress(token: "t", redirect: "http://127.0.0.1/") == nil)
  }

  @Test("can be logged out at the provider too")
  func logOut() throws {
    let trial = try TrialProvider.shared.get()
    let address = trial.identityProvider().logOutAddress(token: "a.b.c", redirect: "http://127.0.0.1:8080/")
    #expect(
      address
        == trial.issuer + "/out?here=1&id_token_hint=a.b.c&client_id=motcua&"
        + "post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2F")
  }
}
