public import Crypto
public import Dossiers
public import Forms
import JSON
public import Procedures
import Text
import WorkingTime

/// A citizen who has logged in, in one browser.
public struct LogInSession: Hashable, Sendable {
  /// Who it is.
  public let identity: VerifiedIdentity
  /// By what the person's dossiers are found.
  let hashes: [String]

  /// The citizen, to the office: whoever may see the own dossiers.
  public var caller: Caller { .person(hashes: hashes) }
}

extension OneStop {
  /// Begins a log-in.
  ///
  /// - Returns: The token for the browser; it is kept nowhere.
  public func logIn(_ identity: VerifiedIdentity) throws -> Token {
    let token = Token(prefix: OneStop.logInPrefix, chance: try environment.randomBytes(32))
    let now = environment.now()
    let hash = token.hash.hex
    let sealed = try box(of: token).close(
      identity.json.canonical, nonce: try environment.randomBytes(SecretBox.nonceBytes), for: hash)
    let kept = KeptLogIn(
      hash: hash, sealed: sealed, seenAt: now, expiresAt: now.advanced(bySeconds: LogInLimits.wholeSeconds))
    try store.write(for: authority) { try $0.save(kept) }
    return token
  }

  /// Who has logged in with a token; nil when nobody has, too long ago, or by a provider that is not in use any more.
  public func loggedIn(_ text: String) throws -> LogInSession? {
    guard let token = Token(presented: text, prefix: OneStop.logInPrefix) else { return nil }
    let now = environment.now()
    let hash = token.hash.hex
    guard var kept = try store.read(for: authority, { try $0.logIn(hash: hash) }), kept.expiresAt > now,
      kept.seenAt.advanced(bySeconds: LogInLimits.idleSeconds) > now,
      let bytes = try box(of: token).open(kept.sealed, for: hash),
      let identity = try? VerifiedIdentity(JSONField(JSONValue(reading: bytes))),
      definitions.logIn.contains(where: { $0.id == identity.provider && $0.issuer == identity.issuer })
    else { return nil }
    if kept.seenAt.advanced(bySeconds: LogInLimits.noteSeconds) <= now {
      kept.seenAt = now
      let seen = kept
      try store.write(for: authority) { record in
        // A log-out that came in between stays one.
        if try record.logIn(hash: hash) != nil { try record.save(seen) }
      }
    }
    return LogInSession(identity: identity, hashes: try persons.hashes(of: identity))
  }

  /// Ends a log-in.
  public func logOut(_ text: String) throws {
    guard let token = Token(presented: text, prefix: OneStop.logInPrefix) else { return }
    try store.write(for: authority) { try $0.eraseLogIn(hash: token.hash.hex) }
  }

  /// Erases log-ins whose time is over; none while the clock is doubted.
  public func sweepLogIns() throws {
    guard try clockDoubt() == nil else { return }
    let now = environment.now()
    try store.write(for: authority) { record in
      try record.eraseLogIns(expiredBy: now, seenBefore: now.advanced(bySeconds: -LogInLimits.idleSeconds))
    }
  }

  /// The account of a log-in with which a dossier is filed whose answers are these, and by what it is found again.
  public func filing(_ answers: Answers, to procedure: Procedure, by session: LogInSession) throws -> (
    account: FilingAccount, hash: String
  ) {
    let identity = session.identity
    let proved = identity.provedNumber?.text
    return (
      FilingAccount(
        provider: identity.provider, isAssured: identity.isPerson && identity.isAssured,
        isApplicant: proved != nil && proved == procedure.applicant(in: answers).identity),
      try persons.hash(ofAccount: identity.subject, at: identity.issuer)
    )
  }

  private static let logInPrefix = "mcl"

  /// Made from the token too: whoever copies the data folder cannot read who has logged in.
  private func box(of token: Token) throws -> SecretBox {
    SecretBox(key: try hmacSHA256(Array("log-in/\(token.text)".utf8), key: environment.installationKey))
  }
}

extension VerifiedIdentity {
  fileprivate var json: JSONValue {
    let members: [(String, JSONValue?)] = [
      ("provider", .string(provider.text)), ("issuer", .string(issuer)), ("subject", .string(subject)),
      ("name", name.map { .string($0) }), ("number", number.map { .string($0.text) }),
      ("birth", birth.map { .string($0.description) }), ("email", email.map { .string($0) }),
      ("phone", phone.map { .string($0) }), ("person", .bool(isPerson)), ("assured", .bool(isAssured)),
      ("token", token.map { .string($0) }),
    ]
    return .object(JSONObject(members.compactMap { name, value in value.map { (name, $0) } }))
  }

  fileprivate init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    func text(_ name: String) throws(JSONError) -> String? {
      guard let field = object.optional(name) else { return nil }
      return try field.string()
    }
    self.init(
      provider: try object.required("provider").parsed(Words(vi: "một tên", en: "a name")) { Key($0) },
      issuer: try object.required("issuer").string(), subject: try object.required("subject").string(),
      name: try text("name"), number: try text("number").flatMap { PersonalNumber($0) },
      birth: try text("birth").flatMap { Day($0) }, email: try text("email"), phone: try text("phone"),
      isPerson: try object.required("person").bool(), isAssured: try object.required("assured").bool(),
      token: try text("token"))
  }
}
