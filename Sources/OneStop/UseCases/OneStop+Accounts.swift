import Crypto
public import Procedures
public import Text
public import WorkingTime

/// Why somebody is not let in.
public enum AccessRefusal: Error, Hashable, Sendable {
  /// Wrong name or wrong password; which of the two is not told.
  case wrongPassword
  /// Too many wrong passwords; nobody gets in with this name until then.
  case locked(until: Instant)
  /// The token is unknown, expired or revoked.
  case badToken
  /// The token may not be used for this.
  case missingScope(AccessToken.Scope)
  /// The definitions know no officer of this name.
  case unknownOfficer(Key<Officer>)
  /// The password is shorter than allowed.
  case passwordTooShort(least: Int)
}

/// An officer whom a token has let in.
public struct SignedIn: Hashable, Sendable {
  /// Who.
  public let officer: Key<Officer>
  /// For what.
  public let scopes: Set<AccessToken.Scope>
}

extension OneStop {
  /// How access is guarded.
  public enum Guarding {
    /// The shortest password, in characters.
    public static let passwordLength = 10
    /// Wrong passwords after which a name is locked.
    public static let failures = 5
    /// How long it is locked, in seconds.
    public static let lockSeconds: Int64 = 15 * 60
    /// How long a token lets in, in seconds: a working day.
    public static let tokenSeconds: Int64 = 12 * 3600
    /// How tokens begin, so that a leaked one is recognised.
    public static let tokenPrefix = "motcua"
  }

  /// Makes an account for an officer whom the definitions know, or gives it another password.
  public func setPassword(_ password: String, of name: Key<Officer>) throws {
    guard definitions.authority.officer(name) != nil else { throw AccessRefusal.unknownOfficer(name) }
    guard password.count >= Guarding.passwordLength else {
      throw AccessRefusal.passwordTooShort(least: Guarding.passwordLength)
    }
    let hash = try PasswordHash(of: password, salt: environment.randomBytes(16)).encoded
    let now = environment.now()
    try store.write(for: authority) { record in
      let created = try record.account(name)?.createdAt ?? now
      try record.save(Account(name: name, passwordHash: hash, createdAt: created))
    }
  }

  /// The officers of the definitions who have an account.
  public func accounts() throws -> [Key<Officer>] {
    let officers = definitions.authority.officers.map(\.id)
    return try store.read(for: authority) { record in
      try officers.filter { try record.account($0) != nil }
    }
  }

  /// Lets an officer in by name and password.
  ///
  /// - Returns: A token, shown once and kept only as its hash.
  public func signIn(
    _ name: Key<Officer>, password: String, scopes: Set<AccessToken.Scope> = [.read, .act]
  ) throws -> (token: String, expiresAt: Instant) {
    let now = environment.now()
    let account = try store.read(for: authority) { try $0.account(name) }
    if let until = account?.lockedUntil, until > now { throw AccessRefusal.locked(until: until) }
    // A name that does not exist takes as long as one that does.
    let hash = account.flatMap { PasswordHash(encoded: $0.passwordHash) } ?? .nobody
    let isRight = try hash.verifies(password)
    guard let account, isRight, account.isEnabled, definitions.authority.officer(name) != nil else {
      if account != nil { try noteFailure(of: name, at: now) }
      throw AccessRefusal.wrongPassword
    }
    let token = Token(prefix: Guarding.tokenPrefix, chance: try environment.randomBytes(32))
    let kept = AccessToken(
      hash: token.hash.hex, account: name, scopes: scopes,
      expiresAt: now.advanced(bySeconds: Guarding.tokenSeconds))
    try store.write(for: authority) { record in
      if var account = try record.account(name), account.failures > 0 || account.lockedUntil != nil {
        account.failures = 0
        account.lockedUntil = nil
        try record.save(account)
      }
      try record.save(kept)
    }
    return (token.text, kept.expiresAt)
  }

  /// Who a token lets in.
  public func signedIn(token text: String, for scope: AccessToken.Scope) throws -> SignedIn {
    guard let token = Token(presented: text, prefix: Guarding.tokenPrefix) else { throw AccessRefusal.badToken }
    let now = environment.now()
    let found = try store.read(for: authority) { record in
      try record.token(hash: token.hash.hex).map { ($0, try record.account($0.account)) }
    }
    guard let (kept, account) = found, kept.expiresAt > now, account?.isEnabled == true else {
      throw AccessRefusal.badToken
    }
    guard kept.scopes.contains(scope) else { throw AccessRefusal.missingScope(scope) }
    return SignedIn(officer: kept.account, scopes: kept.scopes)
  }

  /// Ends what a token lets in.
  public func signOut(token text: String) throws {
    guard let token = Token(presented: text, prefix: Guarding.tokenPrefix) else { return }
    let now = environment.now()
    try store.write(for: authority) { record in
      guard var kept = try record.token(hash: token.hash.hex) else { return }
      kept.expiresAt = now
      try record.save(kept)
    }
  }

  private func noteFailure(of name: Key<Officer>, at now: Instant) throws {
    try store.write(for: authority) { record in
      guard var account = try record.account(name) else { return }
      account.failures += 1
      if account.failures >= Guarding.failures {
        account.failures = 0
        account.lockedUntil = now.advanced(bySeconds: Guarding.lockSeconds)
      }
      try record.save(account)
    }
  }
}
