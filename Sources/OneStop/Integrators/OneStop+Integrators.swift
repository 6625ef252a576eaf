import Crypto
public import Procedures
public import Text
public import WorkingTime

extension OneStop.Guarding {
  /// How tokens of integrators begin, so that a leaked one is recognised and none is mistaken for an officer's.
  public static let integratorPrefix = "motcuaint"
  /// How long an integrator is let in when the operator says nothing, in days.
  public static let integratorDays = 365
  /// How exactly it is kept when a token was last shown, in seconds: not every reading is worth a write.
  static let useSeconds: Int64 = 60
}

extension OneStop {
  /// Lets an integrator in.
  ///
  /// - Parameters:
  ///   - procedures: The procedures to which it is held; nil for all.
  ///   - lastDay: The last day on which it is let in; nil for a year from now.
  /// - Returns: Its token, which is shown once and kept only as its hash, and until when it counts.
  /// - Throws: ``IntegratorRefusal``.
  public func addIntegrator(
    _ id: Key<Integrator>, name: String, scopes: Set<Integrator.Scope>, procedures: [Key<Procedure>]? = nil,
    lastDay: Day? = nil
  ) throws -> (token: String, expiresAt: Instant) {
    let now = environment.now()
    let today = LocalTime(now).day
    let lastDay = lastDay ?? today.advanced(by: Guarding.integratorDays)
    guard lastDay >= today else { throw IntegratorRefusal.dayPassed(lastDay) }
    let known = definitions.procedures
    for procedure in procedures ?? [] where known[procedure] == nil {
      throw IntegratorRefusal.noSuchProcedure(
        procedure, nearest: nearestWord(to: procedure.text, among: known.keys.map(\.text).sorted()))
    }
    let token = Token(prefix: Guarding.integratorPrefix, chance: try environment.randomBytes(32))
    let integrator = Integrator(
      id: id, name: name, scopes: scopes, procedures: procedures.map { Set($0).sorted() }, tokenHash: token.hash.hex,
      madeAt: now, expiresAt: Instant(LocalTime(lastDay.advanced(by: 1), second: 0)))
    try store.write(for: authority) { record in
      guard try record.integrator(id)?.isLetIn(at: now) != true else { throw IntegratorRefusal.alreadyThere(id) }
      try record.save(integrator)
    }
    return (token.text, integrator.expiresAt)
  }

  /// Everyone who was ever let in, by name.
  public func integrators() throws -> [Integrator] {
    try store.read(for: authority) { try $0.integrators() }
  }

  /// Ends what an integrator may do, from now on.
  ///
  /// - Returns: Whether it was let in until now.
  /// - Throws: ``IntegratorRefusal/noSuchIntegrator(_:nearest:)``.
  public func revokeIntegrator(_ id: Key<Integrator>) throws -> Bool {
    let now = environment.now()
    return try store.write(for: authority) { record in
      guard var integrator = try record.integrator(id) else {
        throw IntegratorRefusal.noSuchIntegrator(
          id.text, nearest: nearestWord(to: id.text, among: try record.integrators().map(\.id.text)))
      }
      guard integrator.isLetIn(at: now) else { return false }
      integrator.revokedAt = now
      try record.save(integrator)
      return true
    }
  }

  /// Whether a token is of the kind that integrators have.
  public static func isOfIntegrator(token: String) -> Bool { token.hasPrefix(Guarding.integratorPrefix + "_") }

  /// The integrator whom a token lets in.
  ///
  /// - Throws: ``AccessRefusal/badToken``, ``AccessRefusal/missingGrant(_:)``.
  public func integrator(token text: String, for scope: Integrator.Scope) throws -> IntegratorSession {
    guard let token = Token(presented: text, prefix: Guarding.integratorPrefix) else { throw AccessRefusal.badToken }
    let now = environment.now()
    guard let found = try store.read(for: authority, { try $0.integrator(tokenHash: token.hash.hex) }),
      found.isLetIn(at: now)
    else { throw AccessRefusal.badToken }
    if found.usedAt.map({ $0.advanced(bySeconds: Guarding.useSeconds) <= now }) ?? true {
      try store.write(for: authority) { try $0.noteUse(of: found.id, at: now) }
    }
    guard found.scopes.contains(scope) else { throw AccessRefusal.missingGrant(scope) }
    return found.session
  }
}
