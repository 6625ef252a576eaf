import Crypto
import Testing

@Suite("A hash")
struct HashTests {
  @Test(
    "is that of the examples of FIPS 180-4",
    arguments: [
      (
        HashAlgorithm.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ),
      (.sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        .sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        .sha384, "abc",
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
      ),
      (
        .sha512, "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
          + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
      ),
    ])
  func fips(algorithm: HashAlgorithm, text: String, hex: String) throws {
    #expect(algorithm.hash(Array(text.utf8)).hex == hex)
    #expect(algorithm.hash(text.utf8).hex == hex)
    let stream = try HashStream(algorithm)
    for byte in text.utf8 { try stream.update([byte]) }
    #expect(try stream.finish().hex == hex)
    if algorithm == .sha256 {
      #expect(SHA256(of: text).hex == hex)
      #expect(SHA256(of: Array(text.utf8)) == SHA256(hex: hex))
    }
  }

  @Test("of a million letters comes in parts")
  func million() throws {
    let stream = try HashStream()
    let part = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000)
    for _ in 0..<100 { try stream.update(part) }
    #expect(try stream.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("takes bytes that do not lie in one piece")
  func pieces() {
    let bytes = Array("abcabc".utf8)
    #expect(SHA256(of: bytes[3...]) == SHA256(of: "abc"))
    #expect(SHA256(of: Array("cba".utf8).reversed() as ReversedCollection) == SHA256(of: "abc"))
  }

  @Test("is kept as 32 bytes or 64 digits and read back strictly")
  func kept() {
    let hash = SHA256(of: "Một Cửa")
    #expect(SHA256(bytes: hash.bytes) == hash && SHA256(hex: hash.hex) == hash && "\(hash)" == hash.hex)
    #expect(SHA256(bytes: hash.bytes.dropLast()) == nil && SHA256(bytes: hash.bytes + [0]) == nil)
    #expect(SHA256(hex: hash.hex.uppercased()) == nil && SHA256(hex: String(hash.hex.dropLast(2))) == nil)
    #expect(Set([hash, SHA256(of: "Một Cửa"), SHA256(of: "Một cửa")]).count == 2)
  }

  @Test("once finished takes no more")
  func finished() async {
    await #expect(processExitsWith: .failure) {
      let stream = try HashStream()
      _ = try stream.finish()
      try stream.update([1])
    }
  }

  @Test("is made by many threads at once")
  func threads() async {
    let expected = SHA256(of: "x")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<500).allSatisfy { _ in SHA256(of: "x") == expected } }
      }
      for await all in group { #expect(all) }
    }
  }
}

@Suite("A message authentication code")
struct MACTests {
  @Test(
    "is that of RFC 4231",
    arguments: [
      (
        [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
      ),
      (
        Array(1...25), [UInt8](repeating: 0xcd, count: 50),
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
      ),
      (
        [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
      (
        [UInt8](repeating: 0xaa, count: 131),
        Array(
          "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
            .utf8), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
      ),
      ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ] as [([UInt8], [UInt8], String)])
  func rfc4231(key: [UInt8], message: [UInt8], hex: String) throws {
    #expect(try hmacSHA256(message, key: key).hex == hex)
  }

  @Test("is compared whole")
  func comparing() {
    #expect(isEqualInConstantTime([], []) && isEqualInConstantTime([1, 2, 3], [1, 2, 3]))
    #expect(!isEqualInConstantTime([1, 2, 3], [1, 2, 4]) && !isEqualInConstantTime([1, 2, 3], [0, 2, 3]))
    #expect(!isEqualInConstantTime([1, 2], [1, 2, 3]) && !isEqualInConstantTime([1], []))
  }
}

@Suite("Random bytes")
struct RandomBytesTests {
  @Test("are as many as asked for and never the same")
  func random() throws {
    #expect(try randomBytes(1).count == 1)
    #expect(try Set((0..<100).map { _ in try randomBytes(16) }).count == 100)
  }

  @Test("are not asked for by a number out of bounds")
  func bounds() async {
    await #expect(processExitsWith: .failure) { _ = try randomBytes(0) }
    await #expect(processExitsWith: .failure) { _ = try randomBytes(1_048_577) }
  }
}
