import Foundation
import Testing

@Suite(
  "Fetching what was revoked",
  .enabled(if: TrialAuthority.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct TrustUpdateTests {
  private struct Update: Decodable {
    struct Address: Decodable {
      let set: String
      let address: String
      let result: String
      let code: String?
      let thisUpdate: String?
      let nextUpdate: String?
      let bytes: Int?
    }

    let addresses: [Address]
  }

  @Test("is a command that says per address what came, and ends with 75 when one brought nothing usable")
  func update() throws {
    let authority = try TrialAuthority()
    let data = authority.folder.url.appending(path: "data").path
    func update() throws -> (Int32, [Update.Address]) {
      let run = try motcua(
        "signature", "trust", "update", "--json", "--definitions", authority.definitions.path, "--data", data)
      let answer = try JSONDecoder().decode(Update.self, from: Data(run.output.utf8))
      return (run.status, answer.addresses)
    }
    let (status, first) = try update()
    #expect(status == 0 && first.map(\.result) == ["new", "new"] && first.allSatisfy { $0.set == "cong-cong" })
    #expect(first.map(\.address) == [authority.url + "/ca.crl", authority.url + "/root.crl"])
    let size = try Data(contentsOf: URL(filePath: authority.path("first.crl"))).count
    #expect(first[0].bytes == size && first[0].thisUpdate?.hasSuffix("+07:00") == true && first[0].nextUpdate != nil)
    #expect(try update().1.map(\.result) == ["same", "same"])
    try authority.publish("forged")
    let (failed, forged) = try update()
    #expect(failed == 75 && forged.map(\.result) == ["failed", "same"] && forged[0].code == "not-genuine")
    #expect(forged[0].bytes == size)
    authority.close()
    let (offline, gone) = try update()
    #expect(offline == 75 && gone.map(\.code) == ["call", "call"] && gone[0].bytes == size)
    let none = try motcua("signature", "trust", "update", "--json", "--data", data)
    #expect(none.status == 2 && none.output == "{\"addresses\":[]}\n")
  }

  @Test("changes a verdict from undecided to valid to revoked, and without the network it stays undecided, never false")
  func verdicts() throws {
    let authority = try TrialAuthority()
    func verify(_ data: String, _ more: String...) throws -> (Int32, String) {
      let run = try motcuaList(
        [
          "signature", "verify", authority.path("paper.p7s"), "--content", authority.path("paper.txt"), "--policy",
          "thu",
          "--definitions", authority.definitions.path, "--data", authority.folder.url.appending(path: data).path,
          "--lang", "en",
        ] + more)
      return (run.status, String(run.output.prefix { $0 != "\n" }) + run.errors)
    }
    #expect(try verify("a") == (2, "UNDECIDED (INDETERMINATE, TRY_LATER)"))
    #expect(try verify("a", "--fetch") == (0, "VALID (TOTAL_PASSED)"))
    try authority.publish("second")
    // What is kept is still fresh: it is asked for again when its time comes, or at the operator's word.
    #expect(try verify("a", "--fetch").0 == 0)
    _ = try motcua(
      "signature", "trust", "update", "--definitions", authority.definitions.path, "--data",
      authority.folder.url.appending(path: "a").path)
    let (status, revoked) = try verify("a", "--fetch")
    #expect(status == 2 && revoked.contains("REVOKED_NO_POE"))
    try authority.publish("first")
    authority.close()
    #expect(try verify("a", "--fetch").1.contains("REVOKED_NO_POE"))
    let (offline, words) = try verify("b", "--fetch")
    #expect(offline == 2 && words.contains("TRY_LATER") && words.contains("the call failed (unreachable)"))
    let unasked = try motcua("signature", "verify", authority.path("paper.p7s"), "--fetch")
    #expect(unasked.status == 64)
  }

  @Test("calls no address for a policy that fetches nothing, whatever its set allows, and none for a set of such alone")
  func forbidden() throws {
    let authority = try TrialAuthority()
    let data = authority.folder.url.appending(path: "data").path
    func requests() throws -> Int {
      let log = URL(filePath: authority.path("requests.log"))
      return ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").count
    }
    func forbid(_ policy: String) throws {
      let file = authority.definitions.appending(path: "Signatures/\(policy).yaml")
      let text = try String(contentsOf: file, encoding: .utf8) + "\nrevocation: { fetch: none }\n"
      try Data(text.utf8).write(to: file)
    }
    func update() throws -> Int32 {
      try motcua(
        "signature", "trust", "update", "--json", "--definitions", authority.definitions.path, "--data", data
      ).status
    }
    try forbid("thu")
    let run = try motcua(
      "signature", "verify", authority.path("paper.p7s"), "--content", authority.path("paper.txt"), "--policy", "thu",
      "--fetch", "--definitions", authority.definitions.path, "--data", data, "--lang", "en")
    #expect(run.status == 64 && run.errors.contains("nothing may be fetched"), "\(run.errors)")
    #expect(try requests() == 0)
    // Another policy trusts the set too: its lists are fetched for that one.
    #expect(try update() == 0 && requests() == 2)
    try forbid("nguoi-dan")
    #expect(try update() == 2 && requests() == 2)
  }

  @Test("goes on by itself in a running server, which counts how old its lists are")
  func serving() throws {
    let authority = try TrialAuthority()
    let server = try RunningServer(definitions: authority.definitions, in: authority.folder)
    defer { #expect(server.stop() == 0) }
    func metric(_ name: String, _ path: String) throws -> Int? {
      let answer = try curl(server.url.appending(path: "metrics").absoluteString)
      let label = "\(name){set=\"cong-cong\",address=\"\(authority.url)\(path)\"} "
      return answer.output.split(whereSeparator: \.isNewline).first { $0.hasPrefix(label) }
        .flatMap { Int($0.dropFirst(label.count)) }
    }
    let deadline = ContinuousClock.now + .seconds(20)
    while try metric("motcua_revocation_list_age_seconds", "/root.crl") == nil, ContinuousClock.now < deadline {}
    let age = try #require(try metric("motcua_revocation_list_age_seconds", "/ca.crl"))
    let due = try #require(try metric("motcua_revocation_list_due_seconds", "/ca.crl"))
    // Issued two days ago, due in five.
    #expect((172_800...173_400).contains(age) && (431_400...432_000).contains(due))
    #expect(try metric("motcua_revocation_list_failures", "/ca.crl") == 0)
  }

  @Test("is shown by the check of policies")
  func shown() throws {
    let authority = try TrialAuthority()
    let run = try motcua(
      "signature", "policy", "check", "--definitions", authority.definitions.path, "--lang", "en")
    #expect(run.output.contains("May be fetched") && run.output.contains(authority.url + "/ca.crl"))
    #expect(run.output.contains("nothing"))
  }
}
