import Exchange
import Testing
import Text

@Suite("A file that is no message")
struct FaultTests {
  private func fault(_ bytes: [UInt8]) throws -> ExchangeFault {
    try #require(throws: ExchangeFault.self) { try Message.read(bytes) }
  }

  @Test("is refused with what is wrong and where, and with whom to tell as far as it can be read")
  func broken() throws {
    let cut = Array(Samples.smallest.dropLast(40))
    let fault = try fault(cut)
    #expect(fault.code == .malformed)
    #expect(fault.line >= 2)
    #expect(fault.sender?.text == "000.00.00.G22")
    #expect(fault.words.vi.contains("dòng \(fault.line)"))
    #expect(try self.fault([]).sender == nil)
    #expect(try self.fault(Array("không phải XML".utf8)).code == .malformed)
  }

  @Test("is refused for a DOCTYPE, an entity of its own and XML that is something else")
  func others() throws {
    #expect(
      try fault(Array("<!DOCTYPE edXML [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><edXML>&a;</edXML>".utf8)).code
        == .doctype)
    #expect(try fault(Array("<html><body/></html>".utf8)).code == .noMessage)
    #expect(try fault(Array("<edXML xmlns=\"\(Samples.namespace)\"/>".utf8)).code == .noMessage)
    #expect(try fault(Array("<edXML>&khong;</edXML>".utf8)).code == .malformed)
    let soap = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body/></s:Envelope>"
    #expect(try fault(Array(soap.utf8)).code == .noMessage)
    #expect(try fault(Samples.message(header: "<edXML:La/>")).code == .noMessage)
  }

  @Test("is refused when it is larger than a message may be, before it is read")
  func large() throws {
    var bytes = Samples.smallest
    bytes += [UInt8](repeating: 0x20, count: MessageLimits.bytes)
    let fault = try fault(bytes)
    #expect(fault.code == .tooLarge && fault.sender?.text == "000.00.00.G22")
  }

  @Test(
    "names nobody whose name would disturb a line",
    arguments: ["<", "a\u{1}b", "&amp;", String(repeating: "a", count: 101)])
  func sender(_ text: String) throws {
    #expect(try fault(Array("<edXML><From><OrganId>\(text)</OrganId></From>".utf8)).sender == nil)
  }

  @Test(
    "with tens of thousands of parts, known or not, is read at once and told about in a few hundred lines",
    .timeLimit(.minutes(30)))
  func many() throws {
    let receivers = String(repeating: "<edXML:To><edXML:Fax>a</edXML:Fax></edXML:To>", count: 30_000)
    let strange = String(repeating: "<edXML:La/>", count: 60_000)
    let read = try Message.read(Samples.document(receivers + strange))
    #expect(read.message.document.to.count == 30_000)
    #expect(read.message.unknown.count <= 500 && read.problems.count <= 250)
  }

  @Test("of any damage is refused or read, and never brings the program down")
  func damaged() throws {
    let bytes = try Message.document(Samples.full()).written()
    var generator = SplitMix(seed: 7)
    for _ in 0..<3_000 {
      var damaged = bytes
      for _ in 0...Int.random(in: 0...2, using: &generator) {
        switch Int.random(in: 0...2, using: &generator) {
        case 0:
          damaged[Int.random(in: damaged.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        case 1: damaged.remove(at: Int.random(in: damaged.indices, using: &generator))
        default:
          damaged.insert(
            UInt8.random(in: 0x20...0x7E, using: &generator), at: Int.random(in: damaged.indices, using: &generator))
        }
      }
      guard let read = try? Message.read(damaged) else { continue }
      for attachment in read.message.document.attachments { _ = try? attachment.digest() }
    }
  }
}

/// Chance from a seed.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
