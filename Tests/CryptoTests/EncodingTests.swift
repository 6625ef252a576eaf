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
}
