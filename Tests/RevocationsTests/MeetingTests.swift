import Crypto
import Foundation
import Procedures
import Testing
import WorkingTime

@testable import Revocations

@Suite(
  "What certificates name",
  .enabled(if: AuthorityServer.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct MeetingTests {
  /// OpenSSL's responder goes by the clock of this machine.
  private static let today = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

  @Test("is read: lists, deltas and responders on the web, no directories")
  func addresses() throws {
    let server = try AuthorityServer()
    let named = try server.certificate("signer").revocationAddresses
    #expect(named.lists == [server.url + "/ca.crl"] && named.deltas == [server.url + "/delta.crl"])
    #expect(named.responders == [server.url + "/ocsp"])
    #expect(try server.certificate("root").revocationAddresses == RevocationAddresses())
  }

  @Test("is fetched once its chain leads to an anchor and its host is allowed, deltas too")
  func learnt() throws {
    let server = try AuthorityServer()
    try server.publish("first")
    try server.publish("root", as: "root.crl")
    try server.publish("changes", as: "delta.crl")
    var sources = server.sources(lists: ["/root.crl"], fetch: .certificate)
    let fetcher = try server.fetcher(sources)
    let (signer, ca, root) = try (
      server.certificate("signer"), server.certificate("ca"), server.certificate("root")
    )
    _ = fetcher.about([[signer, ca, root]])
    #expect(fetcher.fetchLists().map(\.address) == ["/ca.crl", "/delta.crl", "/root.crl"].map { server.url + $0 })
    #expect(fetcher.lists.count == 3 && fetcher.lists.map(\.isDelta) == [false, true, false])
    // The delta revokes the other one.
    for (name, isGood) in [("signer", true), ("other", false)] {
      var question = ChainQuestion(anchors: [root], time: AuthorityServer.moment.milliseconds / 1000)
      question.intermediates = [ca]
      question.revocationLists = fetcher.lists
      question.checksRevocation = true
      #expect(try question.answer(about: server.certificate(name)).holds == isGood, "\(name)")
    }
    let before = server.requests.count
    sources = RevocationSources(fetch: .certificate, hosts: ["crl.example.vn"], networks: ["127.0.0.1/32"])
    let strict = try server.fetcher(sources)
    _ = strict.about([[signer, ca, root]])
    #expect(strict.fetchLists().isEmpty && strict.round().isEmpty)
    // A chain that leads elsewhere opens no address.
    let plan = RevocationPlan(
      set: "khac", sources: server.sources(fetch: .certificate), anchors: [try server.certificate("other")],
      intermediates: [])
    let foreign = RevocationFetcher(
      folder: server.folder.appending(path: "foreign").path, now: { AuthorityServer.moment })
    foreign.use([plan])
    _ = foreign.about([[signer, ca, root]])
    #expect(foreign.fetchLists().isEmpty && foreign.round().isEmpty)
    #expect(server.requests.count == before)
  }

  @Test("counts in lists as well: the delta that a list names comes with the next round")
  func deltas() throws {
    let server = try AuthorityServer()
    try server.publish("pointing")
    try server.publish("changes", as: "delta.crl")
    let fetcher = try server.fetcher(server.sources(lists: ["/ca.crl"], fetch: .certificate))
    #expect(fetcher.round().map(\.address) == [server.url + "/ca.crl"])
    #expect(fetcher.round().map(\.address) == [server.url + "/delta.crl"])
    #expect(fetcher.lists.map(\.isDelta) == [false, true] && fetcher.round().isEmpty)
    // After a new start both are there at once.
    let again = try server.fetcher(server.sources(lists: ["/ca.crl"], fetch: .certificate))
    #expect(again.lists == fetcher.lists && again.round().isEmpty)
    let listed = try server.fetcher(server.sources(lists: ["/ca.crl"]))
    #expect(listed.fetchLists().count == 1 && listed.fetchLists().count == 1)
  }

  @Test("holds nobody up for longer than the set's time, whoever does not answer, and nobody the second time")
  func patience() throws {
    let server = try AuthorityServer()
    try Data().write(to: server.folder.appending(path: "hang"))
    let clock = TestClock(MeetingTests.today)
    let fetcher = try server.fetcher(server.sources(fetch: .certificate, timeout: 1, atOnce: true), at: clock)
    let chain = try [server.certificate("signer"), server.certificate("ca"), server.certificate("root")]
    let begin = ContinuousClock.now
    #expect(fetcher.about([chain]).responses.isEmpty)
    #expect((Duration.milliseconds(900)...Duration.seconds(4)).contains(ContinuousClock.now - begin))
    let again = ContinuousClock.now
    for _ in 0..<20 { #expect(fetcher.about([chain]).responses.isEmpty) }
    #expect(ContinuousClock.now - again < .milliseconds(900))
  }

  @Test("is asked of OpenSSL's responder in between, and what it said is handed out with the certificate")
  func responder() throws {
    let server = try AuthorityServer()
    try server.respond(by: "index-good")
    let clock = TestClock(MeetingTests.today)
    let fetcher = try server.fetcher(server.sources(fetch: .certificate), at: clock)
    let chain = try [server.certificate("signer"), server.certificate("ca"), server.certificate("root")]
    // Nobody waits: the first time there is nothing, and nothing is asked.
    #expect(fetcher.about([chain]).responses.isEmpty && server.requests.isEmpty)
    #expect(fetcher.responders.map(\.waiting) == [1] && fetcher.responders.map(\.answers) == [0])
    let before = fetcher.generation
    #expect(fetcher.round().filter { $0.kind == .response }.map(\.result) == [.new])
    #expect(fetcher.responders.map(\.address) == [server.url + "/ocsp"] && fetcher.generation > before)
    #expect(fetcher.responders.map(\.waiting) == [0] && fetcher.responders.map(\.answers) == [1])
    #expect(try status(fetcher.about([chain]), of: server) == .good)
    // It was not met again since: nobody asks.
    #expect(!fetcher.round().contains { $0.kind == .response })
    try server.respond(by: "index-revoked")
    #expect(try status(fetcher.about([chain]), of: server) == .good)
    clock.now = clock.now.advanced(bySeconds: 77_800)
    #expect(try status(fetcher.about([chain]), of: server) == .good)
    #expect(fetcher.round().filter { $0.kind == .response }.map(\.result) == [.new])
    if case .revoked? = try status(fetcher.about([chain]), of: server) {} else { Issue.record("not revoked") }
  }

  @Test("is asked at once where the set wants it, within its time, and a responder that fails is left alone")
  func atOnce() throws {
    let server = try AuthorityServer()
    try server.respond(by: "index-revoked")
    let clock = TestClock(MeetingTests.today)
    let fetcher = try server.fetcher(server.sources(fetch: .certificate, atOnce: true), at: clock)
    let chain = try [server.certificate("signer"), server.certificate("ca"), server.certificate("root")]
    let met = fetcher.about([chain])
    #expect(met.isNew)
    if case .revoked? = try status(met, of: server) {} else { Issue.record("not revoked") }
    try server.respond(by: nil)
    let asked = server.requests.count
    let other = try [server.certificate("other"), server.certificate("ca"), server.certificate("root")]
    #expect(fetcher.about([other]).responses.isEmpty)
    #expect(server.requests.filter { $0.hasPrefix("POST") }.count == 2 && server.requests.count > asked)
    // Neither the one nor any other certificate makes it call again at once.
    #expect(fetcher.about([other]).responses.isEmpty)
    #expect(fetcher.responders.map(\.failures) == [1])
    let third = try [server.certificate("responder"), server.certificate("ca"), server.certificate("root")]
    #expect(fetcher.about([third]).responses.isEmpty)
    #expect(server.requests.filter { $0.hasPrefix("POST") }.count == 2)
    try server.respond(by: "index-good")
    clock.now = clock.now.advanced(bySeconds: 200)
    #expect(try status(fetcher.about([other]), of: server, about: "other") == .good)
  }

  private func status(
    _ met: MetAnswers, of server: AuthorityServer, about name: String = "signer"
  ) throws -> OCSPResponse.Statement.Status? {
    let der = try #require(met.responses.first)
    return try OCSPResponse(der: der).statement(
      about: server.certificate(name), issuedBy: server.certificate("ca"))?.status
  }
}
