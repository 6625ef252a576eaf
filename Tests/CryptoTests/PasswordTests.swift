import Testing

@testable import Crypto

@Suite("A password")
struct PasswordTests {
  private let cheap: PasswordHash.Cost
  private let salt = [UInt8](1...16)

  init() throws {
    cheap = try #require(PasswordHash.Cost(logN: 4, r: 8, p: 1))
  }

  @Test(
    "is hashed as RFC 7914 has it",
    arguments: [
      (
        "", "", 4, 1, 1,
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
      ),
      (
        "password", "NaCl", 10, 8, 16,
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
      ),
      (
        "pleaseletmein", "SodiumChloride", 14, 8, 1,
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
      ),
    ])
  func rfc7914(password: String, salt: String, logN: Int, r: Int, p: Int, hex: String) throws {
    let cost = try #require(PasswordHash.Cost(logN: logN, r: r, p: p))
    #expect(try scrypt(Array(password.utf8), salt: Array(salt.utf8), cost: cost, count: 64).hex == hex)
  }

  @Test("is known again and no other is")
  func verifies() throws {
    let hash = try PasswordHash(of: "mật khẩu", salt: salt, cost: cheap)
    #expect(try hash.verifies("mật khẩu"))
    #expect(try hash.verifies("mật khẩu".decomposed))
    for other in ["", "mat khau", "mật khẩu ", "Mật khẩu"] {
      #expect(try !hash.verifies(other))
    }
    #expect(try PasswordHash(of: "", salt: salt, cost: cheap).verifies(""))
    #expect(try !hash.verifies(String(repeating: "a", count: 1025)))
    #expect(try PasswordHash(of: "mật khẩu", salt: Array(salt.reversed()), cost: cheap) != hash)
  }

  @Test("is kept as one text, which says nothing in a log")
  func encoded() throws {
    let hash = try PasswordHash(of: "a", salt: salt, cost: cheap)
    #expect(hash.encoded.hasPrefix("$scrypt$ln=4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$"))
    #expect(PasswordHash(encoded: hash.encoded) == hash)
    #expect("\(hash)" == "a password hash")
    #expect(hash.needsRehash() && !hash.needsRehash(to: cheap))
  }

  @Test(
    "is not read from a text that is no hash",
    arguments: [
      "", "$", "$scrypt$ln=4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$",
      "$scrypt$ln=4,r=8,p=1$$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$bcrypt$ln=4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=30,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=17,r=9,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=4,r=8,p=99999999$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=04,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=-4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$r=8,ln=4,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAA",
      "x$scrypt$ln=4,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
  func notAHash(text: String) {
    #expect(PasswordHash(encoded: text) == nil)
  }

  @Test("of nobody is no password at all, at the usual cost")
  func nobody() throws {
    #expect(try !PasswordHash.nobody.verifies(""))
    #expect(!PasswordHash.nobody.needsRehash())
    #expect(PasswordHash(encoded: PasswordHash.nobody.encoded) == PasswordHash.nobody)
  }

  @Test("fails with OpenSSL's reason when the cost is none of scrypt's")
  func failure() throws {
    // RFC 7914: N < 2^(128 r / 8).
    let cost = try #require(PasswordHash.Cost(logN: 17, r: 1, p: 1))
    let failure = #expect(throws: CryptoFailure.self) { try PasswordHash(of: "a", salt: salt, cost: cost) }
    #expect(failure?.description.hasPrefix("could not hash a password") == true)
  }
}

extension String {
  fileprivate var decomposed: String {
    replacing("ậ", with: "a\u{323}\u{302}").replacing("ẩ", with: "a\u{302}\u{309}")
  }
}

@Suite("A token")
struct TokenTests {
  private let token = Token(prefix: "mct", chance: [UInt8](0..<32))

  @Test("is shown once and kept as its hash")
  func kept() {
    #expect(token.text == "mct_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    #expect(token.hash == SHA256(of: token.text))
    #expect(Token(presented: token.text, prefix: "mct")?.hash == token.hash)
  }

  @Test("stands in no log")
  func hidden() {
    var dumped = ""
    dump([token], to: &dumped)
    for text in ["\(token)", String(reflecting: token), dumped] { #expect(!text.contains("AAEC")) }
    #expect("\(token)" == "mct_…")
  }

  @Test(
    "that cannot be one is not looked up",
    arguments: [
      "", "mct_", "mct_AAEC", "abc_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
      "mct_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
      "mct_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "mct_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh ",
      "mct_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHhế",
    ])
  func malformed(text: String) {
    #expect(Token(presented: text, prefix: "mct") == nil)
  }
}
