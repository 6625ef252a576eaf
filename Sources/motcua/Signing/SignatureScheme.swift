import Crypto
import Text

/// A signature scheme as it is named on the command line: `rsa-pss`, `ecdsa-sha384`.
struct SignatureScheme {
  let algorithm: SignatureAlgorithm

  private static let digests: [(name: String, digest: DigestAlgorithm)] = [
    ("sha256", .sha256), ("sha384", .sha384), ("sha512", .sha512),
  ]

  /// Every scheme by its name; without a hash function it is SHA-256.
  private static let named: [String: SignatureAlgorithm] = {
    var named: [String: SignatureAlgorithm] = [:]
    for (name, digest) in [("", DigestAlgorithm.sha256)] + digests.map({ ("-" + $0.name, $0.digest) }) {
      named["rsa-pkcs1" + name] = .rsaPKCS1(digest)
      named["rsa-pss" + name] = .rsaPSS(digest)
      named["ecdsa" + name] = .ecdsa(digest, .der)
    }
    return named
  }()

  static let parameter = Parameter<SignatureScheme>.option(
    "algorithm", "NAME",
    Words(
      vi: "rsa-pss, rsa-pkcs1 hoặc ecdsa, kèm -sha256, -sha384, -sha512 (mặc định: theo khóa, TT 15/2025/TT-BKHCN)",
      en: "rsa-pss, rsa-pkcs1 or ecdsa, with -sha256, -sha384 or -sha512 (default: what goes with the key)")
  ) { text, _ in
    guard let algorithm = named[text] else {
      throw CommandError.usage(
        Words(vi: "không có thuật toán ký “\(text.harmless)”", en: "there is no signature scheme “\(text.harmless)”"),
        suggestion: nearestWord(to: text, among: named.keys.sorted()))
    }
    return SignatureScheme(algorithm: algorithm)
  }
}
