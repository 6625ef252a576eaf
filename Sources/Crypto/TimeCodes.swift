/// The codes of an authenticator app (TOTP, RFC 6238): six digits of a shared secret and the time, SHA-1, a new one every
/// 30 seconds, as every such app has them.
public struct TimeCodes: Sendable {
  /// How long a code is the right one, in seconds.
  public static let period: Int64 = 30
  /// The digits of a code.
  public static let digits = 6
  /// The bytes of a new secret, as RFC 4226 recommends.
  public static let secretBytes = 20

  private let secret: [UInt8]

  /// The codes of a secret.
  public init(secret: [UInt8]) {
    self.secret = secret
  }

  /// The step of time at a moment, in seconds since 1970.
  public static func step(atSecond second: Int64) -> Int64 { second / period }

  /// The code of a step.
  public func code(ofStep step: Int64) throws(CryptoFailure) -> String {
    try code(ofStep: step, digits: TimeCodes.digits)
  }

  /// The code of a step with so many digits (RFC 4226, section 5.3).
  func code(ofStep step: Int64, digits: Int) throws(CryptoFailure) -> String {
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - 8 * $0)) }
    let mac = try hmacSHA1(counter, key: secret)
    let offset = Int(mac[19] & 0x0F)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let figures = String(Int(number) % (0..<digits).reduce(1) { power, _ in power * 10 })
    return String(repeating: "0", count: digits - figures.utf8.count) + figures
  }

  /// The step whose code this is: the one of the moment, or one before or after it, for clocks that differ a little; nil
  /// when it is none of them, or not later than the last one that was used.
  public func step(
    ofCode code: String, atSecond second: Int64, after last: Int64?
  ) throws(CryptoFailure) -> Int64? {
    let now = TimeCodes.step(atSecond: second)
    var found: Int64?
    // All are looked at, so that the time tells nothing.
    for step in now - 1...now + 1 where last.map({ step > $0 }) ?? true {
      let right = try self.code(ofStep: step)
      if isEqualInConstantTime(Array(right.utf8), Array(code.utf8)), found == nil { found = step }
    }
    return found
  }
}

extension TimeCodes: CustomStringConvertible, CustomReflectable {
  /// Only that there is one: secrets stand in no log.
  public var description: String { "codes of a secret" }
  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
