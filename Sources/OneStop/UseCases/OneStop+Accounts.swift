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
  /// The integrator may not do this.
  case missingGrant(Integrator.Scope)
  /// This is for officers, and no integrator can be let in to it.
  case forOfficers
  /// This is for whoever filed the dossier, and nobody else.
  case forApplicants
  /// The integrator is held to other procedures.
  case otherProcedure(Key<Procedure>)
  /// The definitions know no officer of this name.
  case unknownOfficer(Key<Officer>)
  /// The password is shorter than allowed.
  case passwordTooShort(least: Int)
  /// The password is right, and a code of the authenticator app is needed besides.
  case codeMissing
  /// The code is not right, or was used already.
  case wrongCode
  /// The officer has a role that is held only with a second factor, and has to make one first.
  case secondFactorRequired
  /// There is a second factor already; only the operator makes room for another.
  case secondFactorOn
  /// No second factor was begun.
  case secondFactorOff
}

/// What lets an officer in from now on.
public struct NewSession: Hashable, Sendable {
  /// The token, shown once and kept only as its hash.
  public let token: String
  /// Until when.
  public let expiresAt: Instant
  /// How many recovery codes are left, when one was used now.
  public let recoveryLeft: Int?
  /// Whether it lets in only to make a second factor, without which a role may not be held.
  public let mustEnrol: Bool
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
    /// How long a token lets in that is good only for making a second factor, in seconds.
    public static let enrolSeconds: Int64 = 15 * 60
    /// Recovery codes that come with a second factor.
    public static let recoveryCodes = 10
    /// How tokens begin, so that a leaked one is recognised.
    public static let tokenPrefix = "motcua"
  }

  /// Makes an account for an officer whom the definitions know, or gives it another password: who came in by the old one
  /// is out.
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
      try record.endTokens(of: name, at: now)
    }
  }

  /// The officers of the definitions who have an account.
  public func accounts() throws -> [Key<Officer>] {
    let officers = definitions.authority.officers.map(\.id)
    return try store.read(for: authority) { record in
      try officers.filter { try record.account($0) != nil }
    }
  }

  /// Lets an officer in by name, password, and the code of the authenticator app when there is one.
  ///
  /// - Parameter code: What the app shows now, or a recovery code; each lets in once.
  /// - Throws: ``AccessRefusal``; wrong passwords and wrong codes count alike.
  public func signIn(
    _ name: Key<Officer>, password: String, code: String? = nil,
    scopes: Set<AccessToken.Scope> = [.read, .act, .enrol]
  ) throws -> NewSession {
    try checkPassword(password, of: name)
    let now = environment.now()
    let token = Token(prefix: Guarding.tokenPrefix, chance: try environment.randomBytes(32))
    let definitions = self.definitions
    let answer: Result<NewSession, AccessRefusal> = try store.write(for: authority) { record in
      // Several tries may have come as far as this at the same time; the lock holds for each.
      if let until = try record.account(name)?.lockedUntil, until > now { return .failure(.locked(until: until)) }
      var factor = try record.secondFactor(of: name)
      let before = factor
      if factor?.confirmedAt == nil {
        factor = nil
      } else if code == nil {
        return .failure(.codeMissing)
      }
      if var used = factor, let code {
        guard try self.use(code, of: &used, at: now) else {
          try record.noteFailure(of: name, at: now)
          return .failure(.wrongCode)
        }
        try record.save(used)
        factor = used
      }
      let mustEnrol = try self.lacksSecondFactor(name, definitions.authority, at: now, record)
      let kept = AccessToken(
        hash: token.hash.hex, account: name, scopes: mustEnrol ? [.enrol] : scopes,
        expiresAt: now.advanced(bySeconds: mustEnrol ? Guarding.enrolSeconds : Guarding.tokenSeconds))
      try record.forgetFailures(of: name)
      try record.save(kept)
      let left = factor?.recoveryHashes.count
      return .success(
        NewSession(
          token: token.text, expiresAt: kept.expiresAt,
          recoveryLeft: left == before?.recoveryHashes.count ? nil : left, mustEnrol: mustEnrol))
    }
    return try answer.get()
  }

  /// Makes sure that a password is the officer's; a wrong one counts.
  func checkPassword(_ password: String, of name: Key<Officer>) throws {
    let now = environment.now()
    let account = try store.read(for: authority) { try $0.account(name) }
    if let until = account?.lockedUntil, until > now { throw AccessRefusal.locked(until: until) }
    // A name that does not exist takes as long as one that does.
    let hash = account.flatMap { PasswordHash(encoded: $0.passwordHash) } ?? .nobody
    let isRight = try hash.verifies(password)
    guard let account, isRight, account.isEnabled, definitions.authority.officer(name) != nil else {
      if account != nil { try store.write(for: authority) { try $0.noteFailure(of: name, at: now) } }
      throw AccessRefusal.wrongPassword
    }
  }

  /// Who a token lets in.
  public func signedIn(token text: String, for scope: AccessToken.Scope) throws -> SignedIn {
    guard let token = Token(presented: text, prefix: Guarding.tokenPrefix) else { throw AccessRefusal.badToken }
    let now = environment.now()
    let definitions = self.definitions
    let found = try store.read(for: authority) { record in
      try record.token(hash: token.hash.hex).map { kept, isEnabled in
        (
          kept, isEnabled,
          try definitions.authority.roles.contains(where: \.needsSecondFactor)
            && lacksSecondFactor(kept.account, definitions.authority, at: now, record)
        )
      }
    }
    guard let (kept, isEnabled, isLacking) = found, kept.expiresAt > now, isEnabled else {
      throw AccessRefusal.badToken
    }
    // A role may have come to need one since the token was given.
    if isLacking, scope != .enrol { throw AccessRefusal.secondFactorRequired }
    guard kept.scopes.contains(scope) else {
      throw kept.scopes == [.enrol] ? AccessRefusal.secondFactorRequired : .missingScope(scope)
    }
    return SignedIn(officer: kept.account, scopes: kept.scopes)
  }

  /// Whether an officer has a role today that is held only with a second factor, and has none.
  private func lacksSecondFactor(
    _ name: Key<Officer>, _ authority: Authority, at now: Instant, _ record: any RecordReading
  ) throws -> Bool {
    guard try record.secondFactor(of: name)?.confirmedAt == nil else { return false }
    return authority.needsSecondFactor(
      try authority.positions(of: name, on: LocalTime(now).day, record).map(\.role))
  }

  /// Ends what a token lets in.
  public func signOut(token text: String) throws {
    guard let token = Token(presented: text, prefix: Guarding.tokenPrefix) else { return }
    let now = environment.now()
    try store.write(for: authority) { record in
      guard var kept = try record.token(hash: token.hash.hex)?.token else { return }
      kept.expiresAt = now
      try record.save(kept)
    }
  }
}

extension RecordWriting {
  /// Counts a wrong password or code; after several the name is locked.
  func noteFailure(of name: Key<Officer>, at now: Instant) throws {
    guard var account = try account(name) else { return }
    account.failures += 1
    if account.failures >= OneStop.Guarding.failures {
      account.failures = 0
      account.lockedUntil = now.advanced(bySeconds: OneStop.Guarding.lockSeconds)
    }
    try save(account)
  }

  /// Whoever is in has no wrong tries behind him.
  fileprivate func forgetFailures(of name: Key<Officer>) throws {
    guard var account = try account(name), account.failures > 0 || account.lockedUntil != nil else { return }
    account.failures = 0
    account.lockedUntil = nil
    try save(account)
  }
}
