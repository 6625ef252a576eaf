import Crypto
import Text
import WorkingTime

/// As whom the national portal asks the office, and the sessions that it is given: nothing is kept of them, each proves itself
/// until its end.
public struct NationalPortalAccount: Sendable {
  /// The name by which it logs in.
  public let name: String
  private let password: [UInt8]
  private let key: [UInt8]

  /// How long a session is good.
  private static let sessionSeconds: Int64 = 1800
  /// The fewest bytes of a password: fewer could be guessed.
  public static let fewestBytes = 16

  /// An account; nil for a password that is too short.
  public init?(name: String, password: String) {
    guard !name.isEmpty, password.utf8.count >= NationalPortalAccount.fewestBytes,
      let key = try? hmacSHA256("sessions of the national portal".utf8, key: Array(password.utf8))
    else { return nil }
    self.name = name
    self.password = Array(password.utf8)
    self.key = key
  }

  /// Begins a session; nil for a wrong name or password.
  func session(name: String, password: String, at now: Instant) -> String? {
    // Both are compared whatever the first comes to.
    let isNamed = isEqualInConstantTime(Array(name.utf8), Array(self.name.utf8))
    let isKnown = isEqualInConstantTime(Array(password.utf8), self.password)
    guard isNamed, isKnown else { return nil }
    return signed(end: now.advanced(bySeconds: NationalPortalAccount.sessionSeconds).milliseconds)
  }

  /// Whether a session is one of these and not over.
  func holds(_ session: String, at now: Instant) -> Bool {
    guard session.utf8.count < 200, let end = session.split(separator: ".").first.flatMap({ Int64($0) }),
      let right = signed(end: end), isEqualInConstantTime(Array(session.utf8), Array(right.utf8))
    else { return false }
    return now.milliseconds < end
  }

  private func signed(end: Int64) -> String? {
    (try? hmacSHA256(String(end).utf8, key: key)).map { "\(end).\($0.hex)" }
  }
}
