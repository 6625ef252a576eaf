import Testing

@testable import Crypto

@Suite("An authenticator app's codes")
struct TimeCodesTests {
  private let codes = TimeCodes(secret: Array("12345678901234567890".utf8))

  @Test(
    "are those of RFC 6238, appendix B",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func rfc6238(second: Int64, code: String) throws {
    #expect(try codes.code(ofStep: TimeCodes.step(atSecond: second), digits: 8) == code)
    #expect(try codes.code(ofStep: TimeCodes.step(atSecond: second)) == String(code.suffix(6)))
  }

  @Test(
    "are those of RFC 4226, appendix D",
    arguments: zip(
      (0 as Int64)..<10,
      ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]))
  func rfc4226(step: Int64, code: String) throws {
    #expect(try codes.code(ofStep: step) == code)
  }

  @Test("are right one step early and one step late, and never a second time")
  func drift() throws {
    let now: Int64 = 1_234_567_890
    let step = TimeCodes.step(atSecond: now)
    for (other, isRight) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
      let code = try codes.code(ofStep: step + other)
      #expect(try codes.step(ofCode: code, atSecond: now, after: nil) == (isRight ? step + other : nil), "\(other)")
    }
    let code = try codes.code(ofStep: step)
    #expect(try codes.step(ofCode: code, atSecond: now, after: step) == nil, "the same again")
    #expect(try codes.step(ofCode: code, atSecond: now + 30, after: step) == nil, "the same while the next is right")
    #expect(try codes.step(ofCode: codes.code(ofStep: step - 1), atSecond: now, after: step) == nil, "an older one")
    #expect(try codes.step(ofCode: codes.code(ofStep: step + 1), atSecond: now, after: step) == step + 1)
    for typed in ["", "12345", "1234567", "không phải"] {
      #expect(try codes.step(ofCode: typed, atSecond: now, after: nil) == nil)
    }
  }

  @Test(
    "have secrets in the base32 of RFC 4648",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ])
  func base32(text: String, encoded: String) {
    #expect(text.utf8.base32 == encoded)
  }

  @Test("are a secret that stands in no log")
  func silent() {
    #expect("\(codes)" == "codes of a secret")
    #expect(Mirror(reflecting: codes).children.isEmpty)
  }
}

@Suite("A secret closed in")
struct SecretBoxTests {
  @Test("is closed as the examples of the Galois/Counter Mode have it")
  func vectors() throws {
    let zeros = SecretBox(key: Array(repeating: 0, count: 32))
    let nonce = [UInt8](repeating: 0, count: 12)
    #expect(
      try zeros.close(Array(repeating: 0, count: 16), nonce: nonce, context: []).dropFirst(12).hex
        == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
    #expect(
      try zeros.close([], nonce: nonce, context: []).dropFirst(12).hex == "530f8afbc74536b9a963b4f1c4cb738b")
    let key = try #require([UInt8](hex: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
    let plain = try #require(
      [UInt8](
        hex: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
          + "b16aedf5aa0de657ba637b39"))
    let closed = try SecretBox(key: key).close(
      plain, nonce: try #require([UInt8](hex: "cafebabefacedbaddecaf888")),
      context: try #require([UInt8](hex: "feedfacedeadbeeffeedfacedeadbeefabaddad2")))
    #expect(
      closed.dropFirst(12).hex
        == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
        + "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b")
  }

  @Test("opens with its key and for its owner only, and with no bit changed")
  func opening() throws {
    let box = SecretBox(key: Array(1...32))
    let closed = try box.close(Array("bí mật".utf8), nonce: Array(repeating: 9, count: 12), for: "so-gddt/lan")
    #expect(try box.open(closed, for: "so-gddt/lan") == Array("bí mật".utf8))
    #expect(try box.open(closed, for: "so-gddt/duc") == nil)
    #expect(try SecretBox(key: Array(2...33)).open(closed, for: "so-gddt/lan") == nil)
    for place in closed.indices {
      var changed = closed
      changed[place] ^= 1
      #expect(try box.open(changed, for: "so-gddt/lan") == nil, "\(place)")
    }
    #expect(try box.open(Array(closed.prefix(20)), for: "so-gddt/lan") == nil)
  }
}
