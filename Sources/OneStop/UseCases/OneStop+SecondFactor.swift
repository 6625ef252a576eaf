import Crypto
public import Procedures
public import Text
import WorkingTime

/// A secret that an officer's authenticator app is to take over; shown once.
public struct AuthenticatorSecret: Sendable {
  /// The secret in base32.
  public let text: String
  /// The address that apps read from a QR code: `otpauth://totp/…`.
  public let address: String
}

extension OneStop {
  /// Begins to share a secret with an officer's authenticator app. Nothing is asked at the door before the officer has
  /// shown a code of it; until then another one may be begun.
  ///
  /// - Parameter password: The officer's, once more: a token that was left lying about makes no second factor.
  public func beginSecondFactor(of name: Key<Officer>, password: String) throws -> AuthenticatorSecret {
    try checkPassword(password, of: name)
    let secret = try environment.randomBytes(TimeCodes.secretBytes)
    let closed = try secretBox.close(
      secret, nonce: environment.randomBytes(SecretBox.nonceBytes), for: context(of: name))
    try store.write(for: authority) { record in
      guard try record.secondFactor(of: name)?.confirmedAt == nil else { throw AccessRefusal.secondFactorOn }
      try record.save(SecondFactor(account: name, closedSecret: closed))
    }
    let issuer = "motcua \(authority)"
    return AuthenticatorSecret(
      text: secret.base32,
      address:
        "otpauth://totp/\(issuer):\(name)?secret=\(secret.base32)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
        .replacing(" ", with: "%20"))
  }

  /// Switches an officer's second factor on, once a code shows that the app has the secret.
  ///
  /// - Returns: Recovery codes for the day when the app is lost, each good for once; shown once and kept as hashes.
  public func confirmSecondFactor(of name: Key<Officer>, code: String) throws -> [String] {
    let codes = try (0..<Guarding.recoveryCodes).map { _ in
      try RecoveryCode(chance: environment.randomBytes(RecoveryCode.bytes))
    }
    let hashes = try codes.map { try hash(of: $0, name) }
    let now = environment.now()
    let refusal: AccessRefusal? = try store.write(for: authority) { record in
      if let until = try record.account(name)?.lockedUntil, until > now { return .locked(until: until) }
      guard var factor = try record.secondFactor(of: name) else { return .secondFactorOff }
      guard factor.confirmedAt == nil else { return .secondFactorOn }
      guard try self.use(code, of: &factor, at: now) else {
        try record.noteFailure(of: name, at: now)
        return .wrongCode
      }
      factor.confirmedAt = now
      factor.recoveryHashes = hashes
      try record.save(factor)
      return nil
    }
    if let refusal { throw refusal }
    return codes.map(\.text)
  }

  /// Switches an officer's second factor off: for whoever runs the installation, when app and recovery codes are lost. Who
  /// is in is out.
  ///
  /// - Returns: Whether there was one.
  public func resetSecondFactor(of name: Key<Officer>) throws -> Bool {
    guard definitions.authority.officer(name) != nil else { throw AccessRefusal.unknownOfficer(name) }
    let now = environment.now()
    return try store.write(for: authority) { record in
      guard try record.secondFactor(of: name) != nil else { return false }
      try record.forgetSecondFactor(of: name)
      try record.endTokens(of: name, at: now)
      return true
    }
  }

  /// Whether a code opens the door: one of the app's that was not used yet, or a recovery code. It counts as used.
  func use(_ code: String, of factor: inout SecondFactor, at now: Instant) throws -> Bool {
    if let recovery = RecoveryCode(typed: code) {
      guard factor.confirmedAt != nil else { return false }
      let hash = try hash(of: recovery, factor.account)
      guard let place = factor.recoveryHashes.firstIndex(of: hash) else { return false }
      factor.recoveryHashes.remove(at: place)
      return true
    }
    guard let secret = try secretBox.open(factor.closedSecret, for: context(of: factor.account)) else {
      throw CryptoTrouble.otherKey
    }
    let digits = String(code.filter { !$0.isWhitespace })
    guard
      let step = try TimeCodes(secret: secret).step(
        ofCode: digits, atSecond: now.milliseconds / 1000, after: factor.lastStep)
    else { return false }
    factor.lastStep = step
    return true
  }

  private var secretBox: SecretBox {
    get throws { SecretBox(key: try hmacSHA256(Array("second factor".utf8), key: environment.installationKey)) }
  }

  private func context(of name: Key<Officer>) -> String { "\(authority)/\(name)" }

  private func hash(of code: RecoveryCode, _ name: Key<Officer>) throws -> String {
    let key = try hmacSHA256(Array("recovery code".utf8), key: environment.installationKey)
    return try hmacSHA256(Array("\(context(of: name))/\(code.text)".utf8), key: key).hex
  }
}

/// What must not happen: a secret was closed in under another key than that of the installation.
enum CryptoTrouble: Error {
  case otherKey
}

/// A code for the day when the app is lost: 80 bits as 16 letters and figures, `ABCD-EFGH-2345-6767`.
struct RecoveryCode {
  static let bytes = 10
  let text: String

  init(chance: [UInt8]) {
    self.init(letters: Array(chance.base32))
  }

  /// Reads what a person types, blanks, marks and small letters forgiven; nil for what is none.
  init?(typed: String) {
    let letters = typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
    guard letters.utf8.count == 16,
      letters.utf8.allSatisfy({ (65...90).contains($0) || (50...55).contains($0) })
    else { return nil }
    self.init(letters: Array(letters))
  }

  private init(letters: [Character]) {
    text = stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
      .joined(separator: "-")
  }
}
