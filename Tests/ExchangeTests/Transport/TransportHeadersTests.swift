import Crypto
import Exchange
import Testing
import WorkingTime

@Suite("The header lines of the exchange")
struct TransportHeadersTests {
  private let secret = Array("bí mật".utf8)
  private let hash = SHA256(of: Array("<edXML/>".utf8)).hex

  private func lines(at moment: Instant) throws -> [String: String] {
    let headers = try TransportHeaders(
      system: "so-gddt", secret: secret, at: moment, bodyHash: hash,
      values: [("from", "H56.06"), ("servicetype", "eDoc"), ("messagetype", "edoc")])
    return Dictionary(headers.lines.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private func refusal(
    _ lines: [String: String], at moment: Instant, body: String? = nil, secret: [UInt8]? = nil
  ) -> TransportRefusal? {
    do throws(TransportRefusal) {
      _ = try SignedRequest(
        at: moment, bodyHash: body ?? hash, mustSign: ["from", "to", "messagetype"],
        secret: { $0 == "so-gddt" ? secret ?? self.secret : nil }, line: { lines[$0] })
      return nil
    } catch {
      return error
    }
  }

  @Test("are written in the protocol's form: local time with four figures of milliseconds, a code over name:value;")
  func written() throws {
    let moment = try #require(Instant("2026-11-26T13:45:00.123+07:00"))
    let lines = try lines(at: moment)
    #expect(lines["XroadVnpt-timestamp"] == "26112026T134500+0123")
    let signed =
      "XroadVnpt-systemid:so-gddt;XroadVnpt-timestamp:26112026T134500+0123;XroadVnpt-hash-header:\(hash);"
      + "from:H56.06;servicetype:eDoc;messagetype:edoc;"
    #expect(lines["XroadVnpt-sign-header"] == (try hmacSHA256(signed.utf8, key: secret)).hex)
  }

  @Test("are taken from who has the secret, within five minutes")
  func taken() throws {
    let moment = try #require(Instant("2026-11-26T23:59:59.999+07:00"))
    let lines = try lines(at: moment)
    #expect(refusal(lines, at: moment) == nil)
    #expect(refusal(lines, at: moment.advanced(bySeconds: 299)) == nil)
    #expect(refusal(lines, at: moment.advanced(bySeconds: -300)) == nil)
    #expect(refusal(lines, at: moment.advanced(bySeconds: 301)) == .stale)
    #expect(refusal(lines, at: moment, secret: [1, 2, 3]) == .forged)
    #expect(refusal(lines, at: moment, secret: []) == .unknownSystem)
    #expect(refusal(lines, at: moment, body: SHA256(of: [UInt8]()).hex) == .altered)
  }

  @Test(
    "are refused when a line that counts was changed, added unsigned or taken away",
    arguments: [
      ("from", "H57"), ("XroadVnpt-hash-header", "00"), ("messagetype", "status"),
    ])
  func changed(_ name: String, _ value: String) throws {
    let moment = try #require(Instant("2026-11-26T13:45:00+07:00"))
    var lines = try lines(at: moment)
    lines[name] = value
    #expect(refusal(lines, at: moment) == .forged)
    lines[name] = nil
    #expect(refusal(lines, at: moment) == .forged)
  }

  @Test("are refused when a line that counts is not among those that were signed")
  func unsigned() throws {
    let moment = try #require(Instant("2026-11-26T13:45:00+07:00"))
    var lines = try lines(at: moment)
    lines["to"] = "H57"
    #expect(refusal(lines, at: moment) == .unsigned)
  }

  @Test(
    "with anything for a moment but the protocol's form are refused",
    arguments: [
      "", "26112026T134500", "2611 026T134500+0123", "31022026T134500+0123", "26112026T244500+0123",
      "26112026T134500+1000", "2026-11-26T13:45:00Z", "26112026T134500+01é",
    ])
  func moments(_ text: String) throws {
    let moment = try #require(Instant("2026-11-26T13:45:00+07:00"))
    var lines = try lines(at: moment)
    lines["XroadVnpt-timestamp"] = text
    #expect(refusal(lines, at: moment) == .stale)
  }
}
