import Crypto
import Testing

@Suite("A public key")
struct PublicKeyTests {
  @Test("verifies Ed25519 as RFC 8032 has it, and nothing of it that was changed")
  func ed25519() throws {
    // RFC 8032, 7.1, test 3.
    let point = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
    let signature = try #require(
      [UInt8](
        hex: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
          + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"))
    let key = try PublicKey(try #require([UInt8](hex: "302a300506032b6570032100" + point)))
    #expect(key.kind == .ed25519)
    #expect(key.verifies(signature, of: [0xAF, 0x82], .ed25519))
    #expect(!key.verifies(signature, of: [0xAF, 0x83], .ed25519))
    #expect(!key.verifies(signature, of: [], .ed25519))
    #expect(!key.verifies(Array(signature.dropLast()), of: [0xAF, 0x82], .ed25519))
    #expect(!key.verifies(signature, of: [0xAF, 0x82], .rsaPKCS1(.sha256)))
    #expect(!key.verifies(signature, of: [0xAF, 0x82], .ecdsa(.sha256, .fixedLength)))
  }

  /// RFC 6979, A.2.5 to A.2.7: the key and the signature of "sample" with SHA-256.
  static let deterministic: [(PublicKey.Curve, String, String)] = [
    (
      .p256,
      "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
        + "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
      "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
    ),
    (
      .p384,
      "3076301006072a8648ce3d020106052b8104002203620004"
        + "ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64def8f0ea9055866064a254515480bc13"
        + "8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720",
      "21b13d1e013c7fa1392d03c5f99af8b30c570c6f98d4ea8e354b63a21d3daa33bde1e888e63355d92fa2b3c36d8fb2cd"
        + "f3aa443fb107745bf4bd77cb3891674632068a10ca67e3d45db2266fa7d1feebefdc63eccd1ac42ec0cb8668a4fa0ab0"
    ),
    (
      .p521,
      "30819b301006072a8648ce3d020106052b81040023038186000401894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5b"
        + "cd371123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f5023a400493101c962cd4d2fddf782285e64584139c2f9"
        + "1b47f87ff82354d6630f746a28a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa2bfdfcf5",
      "01511bb4d675114fe266fc4372b87682baecc01d3cc62cf2303c92b3526012659d16876e25c7c1e57648f23b73564d67f61c6f14d527d54972"
        + "810421e7d87589e1a7"
        + "004a171143a83163d6df460aaf61522695f207a58b95c0644d87e52aa1a347916e4f7a72930b1bc06dbe22ce3f58264afd23704cbb63b2"
        + "9b931f7de6c9d949a7ecfc"
    ),
  ]

  @Test("verifies ECDSA in both encodings, at its exact length", arguments: deterministic)
  func ecdsa(curve: PublicKey.Curve, keyHex: String, signatureHex: String) throws {
    let key = try PublicKey(try #require([UInt8](hex: keyHex)))
    let signature = try #require([UInt8](hex: signatureHex))
    let message = Array("sample".utf8)
    #expect(key.kind == .ec(curve))
    #expect(key.verifies(signature, of: message, .ecdsa(.sha256, .fixedLength)))
    #expect(key.verifies(signature, ofHash: DigestAlgorithm.sha256.hash(message), .ecdsa(.sha256, .fixedLength)))
    #expect(!key.verifies(signature, of: Array("Sample".utf8), .ecdsa(.sha256, .fixedLength)))
    #expect(!key.verifies(signature, of: message, .ecdsa(.sha3_256, .fixedLength)))
    #expect(!key.verifies(signature, of: message, .ecdsa(.sha256, .der)))
    let half = curve.byteCount
    let padded = [0] + signature.prefix(half) + [0] + signature.suffix(half)
    #expect(!key.verifies(padded, of: message, .ecdsa(.sha256, .fixedLength)))
    let zero = [UInt8](repeating: 0, count: 2 * half)
    #expect(!key.verifies(zero, of: message, .ecdsa(.sha256, .fixedLength)))
    #expect(!key.verifies([], of: message, .ecdsa(.sha256, .fixedLength)))
  }

  @Test("of elliptic curves is refused when its point or its curve is not what it should be")
  func badPoints() throws {
    let good = try #require([UInt8](hex: Self.deterministic[0].1))
    var beside = good
    beside[beside.count - 1] ^= 1
    #expect(throws: KeyRefusal.unreadable) { try PublicKey(beside) }
    let zero = try #require([UInt8](hex: "3019301306072a8648ce3d020106082a8648ce3d030107030200" + "00"))
    #expect(throws: KeyRefusal.badPoint) { try PublicKey(zero) }
    #expect(throws: KeyRefusal.unreadable) { try PublicKey(good + [0]) }
    #expect(throws: KeyRefusal.unreadable) { try PublicKey(Array(good.dropLast())) }
    #expect(throws: KeyRefusal.unreadable) { try PublicKey([]) }
    // secp256k1: a curve, but none of those.
    let other = try #require(
      [UInt8](
        hex: "3056301006072a8648ce3d020106052b8104000a03420004"
          + "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
          + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"))
    #expect(throws: KeyRefusal.unsupported("secp256k1")) { try PublicKey(other) }
  }

  @Test(
    "of RSA is refused with an exponent of 1, of 2 and of more than 256 bits",
    arguments: [[1], [2], [UInt8]([1] + [UInt8](repeating: 1, count: 32))])
  func exponents(exponent: [UInt8]) throws {
    #expect(throws: KeyRefusal.badExponent) { try PublicKey(rsa(modulus: Self.modulus, exponent: exponent)) }
  }

  @Test("of RSA has the size of its modulus, and small ones are for a policy to refuse")
  func sizes() throws {
    #expect(try PublicKey(rsa(modulus: Self.modulus, exponent: [1, 0, 1])).bits == 1024)
    #expect(try PublicKey(rsa(modulus: Self.modulus, exponent: [3])).kind == .rsa)
  }

  @Test("of RSA tells the mark of a library whose keys can be factored")
  func factorable() throws {
    // 65537 to a power: what such a modulus is, seen from the small primes.
    var marked: [UInt8] = [1]
    while marked.count < 127 {
      let shifted = marked + [0, 0]
      var sum = [UInt8](repeating: 0, count: shifted.count)
      var carry = 0
      for place in stride(from: shifted.count - 1, through: 0, by: -1) {
        let low = place >= 2 ? Int(marked[place - 2]) : 0
        let total = Int(shifted[place]) + low + carry
        sum[place] = UInt8(total & 0xFF)
        carry = total >> 8
      }
      marked = sum
    }
    #expect(try PublicKey(rsa(modulus: marked, exponent: [1, 0, 1])).isFactorable)
    #expect(try !PublicKey(rsa(modulus: Self.modulus, exponent: [1, 0, 1])).isFactorable)
  }

  /// Any odd number of 1,024 bits will do: nothing is signed with it.
  static let modulus = [0xC5] + (1..<128).map { UInt8(truncatingIfNeeded: $0 * 37 | 1) }

  private func rsa(modulus: [UInt8], exponent: [UInt8]) -> [UInt8] {
    func item(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
      content.count < 128
        ? [tag, UInt8(content.count)] + content
        : [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
    }
    func number(_ bytes: [UInt8]) -> [UInt8] { item(0x02, bytes[0] & 0x80 == 0 ? bytes : [0] + bytes) }
    let algorithm: [UInt8] = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00]
    return item(0x30, algorithm + item(0x03, [0] + item(0x30, number(modulus) + number(exponent))))
  }
}
