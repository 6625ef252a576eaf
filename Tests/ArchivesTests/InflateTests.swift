import Archives
import Foundation
import Testing

@Suite("Unpacking deflated bytes")
struct InflateTests {
  /// What Python's zlib makes of an expression's bytes.
  private func packed(_ expression: String) throws -> [UInt8] {
    let python = Process()
    python.executableURL = URL(
      filePath: ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] ?? "/usr/bin/python3")
    python.arguments = ["-c", "import sys, zlib\nsys.stdout.buffer.write(zlib.compress(\(expression)))"]
    let pipe = Pipe()
    python.standardOutput = pipe
    try python.run()
    let bytes = [UInt8](try pipe.fileHandleForReading.readToEnd() ?? Data())
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
    return bytes
  }

  @Test("gives back what Python's zlib packed, whatever stands behind it")
  func python() throws {
    let bytes = try packed("bytes(i * 7 % 251 for i in range(300000))")
    let expected = (0..<300_000).map { UInt8($0 * 7 % 251) }
    #expect(try Inflate.unpacked(bytes[...], atMost: 300_000) == expected)
    #expect(try Inflate.unpacked((bytes + [13, 10, 99])[...], atMost: 400_000) == expected)
    #expect(try Inflate.unpacked(try packed("b''")[...], atMost: 0) == [])
  }

  @Test("stops one byte above what is allowed, in size and in ratio")
  func limits() throws {
    let bomb = try packed("bytes(50_000_000)")
    #expect(throws: Inflate.Fault.tooLarge) { try Inflate.unpacked(bomb[...], atMost: 1_000_000) }
    #expect(throws: Inflate.Fault.tooLarge) { try Inflate.unpacked(bomb[...], atMost: 60_000_000, ratio: 200) }
    #expect(try Inflate.unpacked(bomb[...], atMost: 50_000_000).count == 50_000_000)
    let small = try packed("b'xin chao'")
    #expect(throws: Inflate.Fault.tooLarge) { try Inflate.unpacked(small[...], atMost: 7) }
    #expect(try Inflate.unpacked(small[...], atMost: 8) == Array("xin chao".utf8))
  }

  @Test("refuses what is cut short, altered, or nothing at all")
  func damage() throws {
    let bytes = try packed("b'mot cua ' * 100")
    for length in 0..<bytes.count {
      #expect(throws: Inflate.Fault.damaged) { try Inflate.unpacked(bytes[..<length], atMost: 10_000) }
    }
    // The checksum at the end covers every byte that comes out; some bits between the two carry nothing.
    let whole = try Inflate.unpacked(bytes[...], atMost: 10_000)
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 0x10
      let outcome = try? Inflate.unpacked(altered[...], atMost: 10_000)
      let isSafe = outcome == nil || outcome == whole
      #expect(isSafe, "byte \(place)")
    }
  }
}
