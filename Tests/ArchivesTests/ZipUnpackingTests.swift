import Archives
import Testing

@Suite("The entry of a zip file, unpacked")
struct ZipUnpackingTests {
  private func directory(_ file: [UInt8]) throws -> ZipDirectory {
    try ZipDirectory(size: file.count) { offset, count in
      offset >= file.count || offset < 0 ? [] : Array(file[offset..<min(offset + count, file.count)])
    }
  }

  private func unpacked(_ file: [UInt8], atMost most: Int = 1 << 24, ratio: Int = 100) throws -> [UInt8] {
    let entry = try #require(try directory(file).entries.first)
    var content: [UInt8] = []
    try ZipUnpacking(atMost: most, ratio: ratio).unpack(entry, of: file) { content.append(contentsOf: $0) }
    return content
  }

  private func zip(_ content: [UInt8], isPacking: Bool = true) throws -> [UInt8] {
    try #require(ZipWriting.written([("a.txt", content)], isPacking: isPacking))
  }

  @Test("is what was packed, of any length, packed or not", arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
  func again(_ count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7 &* 31) }
    for isPacking in [true, false] {
      #expect(try unpacked(zip(content, isPacking: isPacking)) == content)
    }
  }

  @Test("is packed only where that makes it smaller")
  func smaller() throws {
    let blank = [UInt8](repeating: 0x20, count: 100_000)
    #expect(try zip(blank).count < 1_000)
    let noise = (0..<1_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    #expect(try directory(zip(noise)).entries.first.map { $0.packed <= $0.unpacked } == true)
  }

  @Test("is refused beyond its limits in size and in how many times it grows, but for the first megabyte")
  func limits() throws {
    let blank = try zip([UInt8](repeating: 0, count: 2_000_000))
    #expect(throws: ZipUnpacking.Fault.tooLarge) { try unpacked(blank, ratio: 100) }
    #expect(try unpacked(blank, ratio: 2_000).count == 2_000_000)
    #expect(throws: ZipUnpacking.Fault.tooLarge) { try unpacked(blank, atMost: 1_999_999, ratio: 2_000) }
    #expect(try unpacked(zip([UInt8](repeating: 0, count: 1_000_000)), ratio: 1).count == 1_000_000)
  }

  @Test("is refused when any byte of it is another, or is read the same")
  func damaged() throws {
    let content = Array("Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc; ".utf8)
    let file = try zip(content + content)
    for place in file.indices {
      var damaged = file
      damaged[place] ^= 0x10
      guard let entry = try? directory(damaged).entries.first else { continue }
      var found: [UInt8] = []
      guard
        (try? ZipUnpacking(atMost: 1 << 20, ratio: 100).unpack(entry, of: damaged) { found.append(contentsOf: $0) })
          != nil
      else { continue }
      #expect(found == content + content, "byte \(place)")
    }
  }
}
