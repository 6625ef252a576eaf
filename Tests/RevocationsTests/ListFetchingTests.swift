import Crypto
import Foundation
import Glibc
import Testing
import Procedures
import Synchronization
import WorkingTime

@testable import Revocations

@Suite(
  "Fetching revocation lists",
  .enabled(if: AuthorityServer.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct ListFetchingTests {
  @Test("keeps a list, replaces it by a newer one, and by then a certificate is revoked")
  func replacing() throws {
    let server = try AuthorityServer()
    try server.publish("root", as: "root.crl")
    try server.publish("first")
    let fetcher = try server.fetcher(server.sources(lists: ["/ca.crl", "/root.crl"]))
    #expect(fetcher.lists.isEmpty)
    #expect(try standing(server, fetcher) == "unknown")
    #expect(fetcher.results() == ["new", "new"])
    #expect(try standing(server, fetcher) == "good")
    #expect(fetcher.results() == ["same", "same"])
    try server.publish("second")
    #expect(fetcher.results() == ["new", "same"])
    #expect(try standing(server, fetcher) == "revoked")
  }

  @Test("does not put an older list back, whatever the address says")
  func rollback() throws {
    let server = try AuthorityServer()
    try server.publish("second")
    let fetcher = try server.fetcher(server.sources(lists: ["/ca.crl"]))
    #expect(fetcher.results() == ["new"])
    let kept = fetcher.lists
    try server.publish("first")
    #expect(fetcher.results() == ["older"])
    #expect(fetcher.lists == kept)
    // Nor after a new start.
    let again = try server.fetcher(server.sources(lists: ["/ca.crl"]))
    #expect(again.lists == kept && again.results() == ["older"] && again.lists == kept)
  }

  @Test(
    "keeps nothing that is forged, out of date, from the future or no list",
    arguments: [("forged", "not-genuine"), ("past", "out-of-date"), ("future", "future")])
  func noise(list: String, code: String) throws {
    let server = try AuthorityServer()
    try server.publish(list)
    let fetcher = try server.fetcher(server.sources(lists: ["/ca.crl"]))
    #expect(fetcher.results() == [code])
    #expect(fetcher.lists.isEmpty)
    try server.publish("first")
    #expect(fetcher.results() == ["new"])
    try server.publish(list)
    #expect(fetcher.results() == [code])
    #expect(fetcher.lists.count == 1)
    for garbage in ["", "<html>404</html>", "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"] {
      try Data(garbage.utf8).write(to: server.folder.appending(path: "www/ca.crl"))
      #expect(fetcher.results() == ["unreadable"])
    }
    #expect(fetcher.lists.count == 1)
  }

  @Test("gives up on an answer that is too large, too slow or not there, and keeps what it has")
  func unwilling() throws {
    let server = try AuthorityServer()
    let large = try server.fetcher(server.sources(lists: ["/large"], timeout: 30))
    #expect(large.results() == ["call too-large"])
    let missing = try server.fetcher(server.sources(lists: ["/missing.crl"]))
    #expect(missing.results() == ["status 404"])
    let slow = try server.fetcher(server.sources(lists: ["/slow"]))
    let begin = ContinuousClock.now
    let name = try #require(slow.state.withLock { $0.sources.keys.first })
    #expect(slow.fetch(name, patience: .milliseconds(300))?.result.word == "call timeout")
    #expect(ContinuousClock.now - begin < .seconds(5))
  }

  @Test("calls nobody in the own network unless it is named, not by its name and not by a redirect")
  func ownNetwork() throws {
    let server = try AuthorityServer()
    try server.publish("first")
    for networks in [[], ["10.0.0.0/8"]] {
      for host in ["127.0.0.1", "localhost"] {
        let port = server.url.split(separator: ":").last ?? ""
        let sources = RevocationSources(
          fetch: .listed, lists: ["http://\(host):\(port)/ca.crl"], networks: networks, timeoutSeconds: 2)
        #expect(try server.fetcher(sources).results() == ["call not-allowed"])
      }
    }
    #expect(server.requests.isEmpty)
    // A redirect to a host that the set does not name is not followed, wherever it is; on the same host it is.
    for target in [
      "http://localhost/ca.crl", "http://169.254.169.254/latest", "file:///etc/hostname", "ftp://127.0.0.1/x",
      "//localhost/ca.crl", "http://127.0.0.1@localhost/",
    ] {
      #expect(try server.fetcher(server.sources(lists: ["/to/" + target])).results() == ["redirect"], "\(target)")
    }
    #expect(try server.fetcher(server.sources(lists: ["/to//ca.crl"])).results() == ["new"])
    #expect(try server.fetcher(server.sources(lists: ["/to/\(server.url)/ca.crl"])).results() == ["new"])
    // Round and round ends.
    let round = "/to//to//to//to//to//to//ca.crl"
    #expect(try server.fetcher(server.sources(lists: [round])).results() == ["redirect"])
  }

  @Test("leaves an address that fails alone, longer each time, and asks again before a list is due")
  func schedule() throws {
    let server = try AuthorityServer()
    let clock = TestClock(AuthorityServer.moment)
    let fetcher = try server.fetcher(server.sources(lists: ["/ca.crl"]), at: clock)
    var waits: [Int64] = []
    for _ in 0..<12 {
      let outcome = try #require(fetcher.round().first)
      #expect(fetcher.round().isEmpty)
      waits.append((outcome.nextTry.milliseconds - clock.now.milliseconds) / 1000)
      clock.now = outcome.nextTry
    }
    #expect((45...75).contains(waits[0]) && (80...150).contains(waits[1]) && waits.allSatisfy { $0 <= 27_000 })
    #expect(waits[11] >= 16_200)
    clock.now = AuthorityServer.moment.advanced(bySeconds: 86_400)
    let other = try server.fetcher(server.sources(lists: ["/next.crl"]), at: clock)
    try server.publish("first", as: "next.crl")
    // The list is good for four more days: it is asked for again after a day, less up to a tenth.
    let outcome = try #require(other.round().first)
    let wait = (outcome.nextTry.milliseconds - clock.now.milliseconds) / 1000
    #expect(outcome.result == .new && (77_000...86_400).contains(wait))
    // Shortly before its end it is asked for more often, yet not all the time.
    clock.now = AuthorityServer.moment.advanced(bySeconds: 5 * 86_400 - 60)
    let last = try #require(other.round().first)
    #expect(last.result == .same && last.nextTry == clock.now.advanced(bySeconds: 300))
  }

  @Test("starts from what is on disk, and passes over what was damaged there")
  func disk() throws {
    let server = try AuthorityServer()
    try server.publish("first")
    #expect(try server.fetcher(server.sources(lists: ["/ca.crl"])).results() == ["new"])
    let again = try server.fetcher(server.sources(lists: ["/ca.crl"]))
    #expect(again.lists.count == 1 && again.round().isEmpty)
    let kept = server.folder.appending(path: "kept")
    let files = try FileManager.default.contentsOfDirectory(atPath: kept.path).sorted()
    #expect(files.map { $0.suffix(4) } == [".der", "json"])
    for file in files {
      let whole = try Data(contentsOf: kept.appending(path: file))
      for damaged in [Data(), whole.prefix(whole.count / 2), Data("{}".utf8), whole + [0x20, 0x30]] {
        try damaged.write(to: kept.appending(path: file))
        let fetcher = try server.fetcher(server.sources(lists: ["/ca.crl"]))
        #expect(fetcher.lists.isEmpty || damaged.count == whole.count + 2)
      }
      try whole.write(to: kept.appending(path: file))
    }
    // What another program fetches meanwhile counts at the next round.
    try server.publish("second")
    #expect(try server.fetcher(server.sources(lists: ["/ca.crl"])).results() == ["new"])
    #expect(again.lists.first?.number == "1")
    let clock = TestClock(AuthorityServer.moment.advanced(bySeconds: 1))
    let later = try server.fetcher(server.sources(lists: ["/ca.crl"]), at: clock)
    #expect(later.lists.first?.number == "2")
  }

  @Test("asks an address once at a time, however many want it")
  func oneAtATime() throws {
    let server = try AuthorityServer()
    let fetcher = try server.fetcher(server.sources(lists: ["/slow"]))
    let name = try #require(fetcher.state.withLock { $0.sources.keys.first })
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { _ = fetcher.fetch(name, patience: .seconds(300)) }
    let deadline = ContinuousClock.now + .seconds(300)
    while server.requests.isEmpty, ContinuousClock.now < deadline { usleep(10_000) }
    #expect(fetcher.fetch(name, patience: .seconds(1))?.result == nil)
    #expect(fetcher.round().isEmpty && fetcher.fetchLists().isEmpty)
    try server.endSlowAnswers()
    group.wait()
    #expect(server.requests == ["GET /slow"])
    #expect(fetcher.state.withLock { $0.busy.isEmpty && $0.calls.isEmpty })
  }

  @Test("takes away from the disk what nobody has asked for in two months")
  func sweeping() throws {
    let server = try AuthorityServer()
    try server.publish("first")
    #expect(try server.fetcher(server.sources(lists: ["/ca.crl"])).results() == ["new"])
    let kept = server.folder.appending(path: "kept")
    let files = try FileManager.default.contentsOfDirectory(atPath: kept.path)
    #expect(files.count == 2)
    for file in files {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_776_000_000)], ofItemAtPath: kept.appending(path: file).path)
    }
    let soon = TestClock(Instant(milliseconds: (1_776_000_000 + 59 * 86_400) * 1000))
    #expect(try server.fetcher(server.sources(lists: ["/ca.crl"]), at: soon).lists.count == 1)
    let later = TestClock(Instant(milliseconds: (1_776_000_000 + 61 * 86_400) * 1000))
    #expect(try server.fetcher(server.sources(lists: ["/ca.crl"]), at: later).lists.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.path).isEmpty)
  }

  @Test("fetches nothing without being told to, and nothing of a set that is no longer in use")
  func silence() throws {
    let server = try AuthorityServer()
    try server.publish("first")
    let fetcher = try server.fetcher(server.sources(lists: ["/ca.crl"], fetch: .none))
    let signer = try server.certificate("signer")
    let met = fetcher.about([[signer, try server.certificate("ca"), try server.certificate("root")]])
    #expect(fetcher.results().isEmpty && fetcher.round().isEmpty && met.responses.isEmpty)
    let listed = try server.fetcher(server.sources(lists: ["/ca.crl"], atOnce: true))
    _ = listed.about([[signer]])
    // The certificate names a responder and a delta: they are not on the file's list.
    #expect(listed.round().count == 1)
    #expect(server.requests == ["GET /ca.crl"])
    listed.use([])
    #expect(listed.lists.isEmpty && listed.round().isEmpty)
  }

  /// What is known of the signer by the lists that are kept.
  private func standing(_ server: AuthorityServer, _ fetcher: RevocationFetcher) throws -> String {
    var question = ChainQuestion(
      anchors: [try server.certificate("root")], time: AuthorityServer.moment.milliseconds / 1000)
    question.intermediates = [try server.certificate("ca")]
    question.revocationLists = fetcher.lists
    question.checksRevocation = true
    let answer = try ChainMemory.shared.answer(question, about: try server.certificate("signer"))
    if answer.holds { return "good" }
    return answer.problems.contains { if case .revoked = $0.kind { true } else { false } } ? "revoked" : "unknown"
  }
}
