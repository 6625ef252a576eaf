internal import COpenSSL
internal import Text

/// What is kept of a password: its scrypt (RFC 7914), with salt and cost, as one text.
///
/// A password counts in normal form C, so that it is the same from every keyboard.
public struct PasswordHash: Hashable, Sendable {
  /// How much work one guess is.
  public struct Cost: Hashable, Sendable {
    /// The logarithm of N: 15 is 32,768 rounds.
    public let logN: Int
    /// The block size.
    public let r: Int
    /// How often it is all done.
    public let p: Int

    /// Costs within what scrypt allows and this machine will give (128 MiB); nil beyond.
    public init?(logN: Int, r: Int, p: Int) {
      guard (1...24).contains(logN), (1...32).contains(r), (1...16).contains(p),
        128 * UInt64(r) << UInt64(logN) <= Limits.passwordMemory
      else { return nil }
      self.init(unchecked: logN, r, p)
    }

    private init(unchecked logN: Int, _ r: Int, _ p: Int) {
      self.logN = logN
      self.r = r
      self.p = p
    }

    /// N = 2^15, r = 8, p = 1: 32 MiB and about a tenth of a second a guess. OWASP's list has it with p = 3; the lock-out
    /// after wrong passwords makes up for that.
    public static let standard = Cost(unchecked: 15, 8, 1)
  }

  /// The cost it was made with.
  public let cost: Cost
  private let salt: [UInt8]
  private let key: [UInt8]

  /// Hashes a password.
  ///
  /// - Parameters:
  ///   - password: What the person chose.
  ///   - salt: At least 16 random bytes, of this password only.
  ///   - cost: How much work a guess shall be.
  public init(of password: String, salt: [UInt8], cost: Cost = .standard) throws(CryptoFailure) {
    precondition(salt.count >= 16, "a salt has at least 16 bytes")
    self.cost = cost
    self.salt = salt
    key = try scrypt(Array(password.normalizedC.utf8), salt: salt, cost: cost, count: 32)
  }

  /// Whether this is the password; takes the same time whatever the answer.
  public func verifies(_ password: String) throws(CryptoFailure) -> Bool {
    guard password.utf8.count <= Limits.passwordBytes else { return false }
    let tried = try scrypt(Array(password.normalizedC.utf8), salt: salt, cost: cost, count: key.count)
    return isEqualInConstantTime(tried, key)
  }

  /// True when it should be made anew at the next login, because another cost is usual now.
  public func needsRehash(to cost: Cost = .standard) -> Bool { self.cost != cost }

  /// A hash that no password has: whoever logs in under a name that does not exist is checked against it, and waits as long.
  public static let nobody = PasswordHash(
    cost: .standard, salt: [UInt8](repeating: 0, count: 16), key: [UInt8](repeating: 0, count: 32))

  private init(cost: Cost, salt: [UInt8], key: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.key = key
  }
}

extension PasswordHash {
  /// The text that is kept: `$scrypt$ln=15,r=8,p=1$salt$hash`, base64 without `=`.
  public var encoded: String {
    "$scrypt$ln=\(cost.logN),r=\(cost.r),p=\(cost.p)$\(salt.encoded(.standard))$\(key.encoded(.standard))"
  }

  /// Reads a text that was kept; nil for anything else, costs beyond the limit included.
  public init?(encoded: String) {
    let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
      let salt = Base64.standard.decode(Array(parts[3].utf8)[...]), (16...64).contains(salt.count),
      let key = Base64.standard.decode(Array(parts[4].utf8)[...]), (32...64).contains(key.count)
    else { return nil }
    let costs = parts[2].split(separator: ",", omittingEmptySubsequences: false)
    guard costs.count == 3, let logN = number(costs[0], "ln="), let r = number(costs[1], "r="),
      let p = number(costs[2], "p="), let cost = Cost(logN: logN, r: r, p: p)
    else { return nil }
    self.init(cost: cost, salt: salt, key: key)

    func number(_ text: Substring, _ name: String) -> Int? {
      guard text.hasPrefix(name), let value = Int(text.dropFirst(name.count)) else { return nil }
      return text == name + String(value) ? value : nil
    }
  }
}

extension PasswordHash: CustomStringConvertible {
  /// Only that there is one: hashes stand in no log.
  public var description: String { "a password hash" }
}

/// scrypt of RFC 7914, within the memory limit.
func scrypt(_ password: [UInt8], salt: [UInt8], cost: PasswordHash.Cost, count: Int) throws(CryptoFailure) -> [UInt8] {
  var key = [UInt8](repeating: 0, count: count)
  var password = password
  // An empty array may have no address, which OpenSSL takes as "only check the costs".
  let length = password.count
  if password.isEmpty { password = [0] }
  let answer = unsafe password.withUnsafeBytes { secret in
    unsafe EVP_PBE_scrypt(
      secret.assumingMemoryBound(to: CChar.self).baseAddress, length, salt, salt.count, 1 << UInt64(cost.logN),
      UInt64(cost.r), UInt64(cost.p), 2 * Limits.passwordMemory, &key, count)
  }
  try CryptoFailure.check(answer, doing: "hash a password")
  return key
}
