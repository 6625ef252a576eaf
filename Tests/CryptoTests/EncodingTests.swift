import Crypto
import Testing

@Suite("Bytes as text")
struct EncodingTests {
  @Test(
    "are written as RFC 4648 has it",
    arguments: [
      ("", "", "", ""), ("f", "66", "Zg==", "Zg"), ("fo", "666f", "Zm8=", "Zm8"), ("foo", "666f6f", "Zm9v", "Zm9v"),
      ("foob", "666f6f62", "Zm9vYg==", "Zm9vYg"), ("fooba", "666f6f6261", "Zm9vYmE=", "Zm9vYmE"),
      ("foobar", "666f6f626172", "Zm9vYmFy", "Zm9vYmFy"),
    ])
  func rfc4648(text: String, hex: String, base64: String, base64URL: String) {
    let bytes = Array(text.utf8)
    #expect(bytes.hex == hex && bytes.base64 == base64 && bytes.base64URL == base64URL)
    #expect([UInt8](hex: hex) == bytes && [UInt8](base64: base64) == bytes && [UInt8](base64URL: base64URL) == bytes)
  }

  @Test("use - and _ where addresses need it")
  func alphabets() {
    let bytes: [UInt8] = [0xFB, 0xFF, 0xBF]
    #expect(bytes.base64 == "+/+/" && bytes.base64URL == "-_-_")
    #expect([UInt8](base64: "-_-_") == nil && [UInt8](base64URL: "+/+/") == nil)
  }

  @Test("come back whatever they are")
  func roundTrip() {
    for count in 0...70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count &* 31) }
      #expect([UInt8](hex: bytes.hex) == bytes)
      #expect([UInt8](base64: bytes.base64) == bytes && [UInt8](base64URL: bytes.base64URL) == bytes)
    }
  }

  @Test(
    "have one spelling", arguments: ["A", "AB", "Zh", "Zm9", "Zg=", "Zg==", "Zm 8", "Zm8\n", "Zm8=", "ế", "Zg\u{0}A"])
  func base64URLIsStrict(text: String) {
    #expect([UInt8](base64URL: text) == nil)
  }

  @Test(
    "have one spelling with padding",
    arguments: ["Zg", "Zg=", "Zg===", "Zh==", "=", "====", "Zm9v=", "Zm9v====", "Z===", "Zg==Zg==", "Zm8=\n"])
  func base64IsStrict(text: String) {
    #expect([UInt8](base64: text) == nil)
  }

  @Test("have one spelling in digits", arguments: ["0", "0A", "0g", "0x", " 00", "００"])
  func hexIsStrict(text: String) {
    #expect([UInt8](hex: text) == nil)
  }

  @Test("come back from digits that arrive in pieces of any size, broken into lines or not")
  func pieces() {
    for count in [0, 1, 2, 3, 4, 100, 3_071, 3_072, 3_073, 10_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
      var lines = Array(bytes.base64.utf8)
      for place in stride(from: lines.count / 76 * 76, to: 0, by: -76) { lines.insert(0x0A, at: place) }
      for size in [1, 3, 7, 4_096, 100_000] {
        var reading = Base64Reading()
        for start in stride(from: 0, to: lines.count, by: size) {
          lines[start..<min(start + size, lines.count)].withUnsafeBufferPointer { reading.take($0) }
        }
        #expect(reading.finish() == bytes, "\(count) in \(size)")
      }
    }
  }

  @Test(
    "in pieces forgive missing padding, and nothing else",
    arguments: [
      ("Zg", "f"), ("Zg==", "f"), ("Zm8", "fo"), ("Zm8=", "fo"), (" Z m\r\n8 = ", "fo"), ("", ""), ("Zg=", "f"),
      ("Z", nil),
      ("====", nil), ("Zm9v=", nil), ("Zg===", nil), ("Zg==Zg==", nil), ("Z*==", nil), ("-_-_", nil),
      ("Zm9v\u{0}", nil),
    ] as [(String, String?)])
  func forgiven(text: String, content: String?) {
    var reading = Base64Reading()
    Array(text.utf8).withUnsafeBufferPointer { reading.take($0) }
    #expect(reading.finish() == content.map { Array($0.utf8) })
  }

  @Test("base64 in lines is read whatever white space breaks it", arguments: ["", "\n", "\r\n", " ", "\t\n ", "\n\n"])
  func base64InLines(space: String) {
    for count in [0, 1, 2, 3, 47, 48, 200] {
      let bytes = [UInt8]((0..<count).map { UInt8($0 * 7 % 256) })
      let digits = Array(bytes.base64)
      let text = stride(from: 0, to: digits.count, by: 10).map { start in
        space + String(digits[start..<min(start + 10, digits.count)])
      }
      #expect([UInt8](base64Lines: text.joined() + space) == bytes)
    }
    for wrong in ["AB", "A===", "AAAA\u{0B}", "AAAB=", "AA=\(space)A", "ÀÀÀÀ"] {
      #expect([UInt8](base64Lines: wrong) == nil)
    }
  }
}
