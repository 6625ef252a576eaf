import Dossiers
import OneStop
import WorkingTime

/// That a browser showed the secret of one dossier: it may see this one, until it has been idle for half an hour.
struct DossierSession: Sendable {
  /// The dossier.
  let code: DossierCode
  /// The hash of the secret.
  let secretHash: String
  /// The form by which this browser submitted the dossier, from which its secret is made again for the receipt; nil
  /// when the secret was typed.
  let filedBy: CommandKey?

  /// The name of the cookie.
  static let cookie = "ho-so"
  /// How long the browser may be idle, in seconds.
  static let idleSeconds: Int64 = 30 * 60

  /// Who it is, to the office.
  var caller: Caller { .applicant(secretHash: secretHash) }

  /// The value of the cookie.
  func sealed(at now: Instant, _ seal: Seal) throws -> String {
    let filing = filedBy.map { " \($0.owner) \($0.id)" } ?? ""
    return try seal.close("\(code) \(secretHash) \(now.milliseconds / 1000)\(filing)", for: Self.cookie)
  }
}

extension DossierSession {
  /// Reads the cookie; nil when it was not made here or the browser was idle for too long.
  init?(cookie: String, at now: Instant, _ seal: Seal) throws {
    guard let text = try seal.open(cookie, for: Self.cookie) else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 3 || words.count == 5, let code = DossierCode(words[0]), let seen = Int64(words[2]),
      now.milliseconds / 1000 - seen <= Self.idleSeconds
    else { return nil }
    self.code = code
    secretHash = words[1]
    filedBy = words.count == 5 ? CommandKey(owner: words[3], id: words[4]) : nil
  }
}
