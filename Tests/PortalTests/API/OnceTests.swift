import Dispatch
import HTTPServing
import JSON
import OneStop
import Synchronization
import Testing
import Text

@Suite("A change over the API")
struct OnceTests {
  @Test("happens once: a repeat gets the same code and secret, and no second dossier")
  func repeated() throws {
    let desk = try Desk()
    let first = try desk.file("a")
    let second = try desk.file("a")
    #expect(first.code == second.code && first.secret == second.secret)
    #expect(try desk.file("b").code != first.code)
  }

  @Test("repeated after midnight, or with uploads that are gone, still gets the first answer")
  func repeatedLate() throws {
    let desk = try Desk()
    let upload = try #require(try desk.upload().text("upload"))
    let body: JSONValue = [
      "answers": Desk.answers(), "papers": [["part": "giay-to-khac", "upload": .string(upload)]],
    ]
    let first = try desk.ask(.post, Desk.filing, ["Idempotency-Key": "a"], json: body)
    #expect(first.status == 201)
    try desk.go(to: "2026-11-22T09:00")
    try desk.office.sweepUploads()
    let late = try desk.ask(.post, Desk.filing, ["Idempotency-Key": "a"], json: body)
    #expect(late.status == 201)
    #expect(late.json == first.json)
  }

  @Test("under a key that was used for something else is refused, for submissions and for actions")
  func reused() throws {
    let desk = try Desk()
    let held = try desk.file("a")
    let other = try desk.ask(
      .post, Desk.filing, ["Idempotency-Key": "a"], json: ["answers": Desk.answers(["so-luong": 3])])
    #expect(other.status == 422)
    #expect(other.code == "key-reused")

    let lan = try desk.officer("lan")
    let taking = try desk.ask(
      .post, "/dossiers/\(held.code)/tasks/1/take",
      ["Authorization": lan, "Idempotency-Key": "t", "If-Match": "\"1\""])
    #expect(taking.status == 200)
    let releasing = try desk.ask(
      .post, "/dossiers/\(held.code)/tasks/1/release",
      ["Authorization": lan, "Idempotency-Key": "t", "If-Match": "\"2\""])
    #expect(releasing.status == 422)
    #expect(releasing.code == "key-reused")
  }

  @Test("that was refused is refused in the same words when repeated, though it would be possible by then")
  func refusedAgain() throws {
    let desk = try Desk()
    let held = try desk.file()
    let (lan, minh) = (try desk.officer("lan"), try desk.officer("duc"))
    let asked: KeyValuePairs = ["Authorization": minh, "Idempotency-Key": "x", "If-Match": "\"1\""]
    let path = "/dossiers/\(held.code)/actions"
    let body: JSONValue = ["task": 1, "action": "trinh-ky"]
    let first = try desk.ask(.post, path, asked, json: body)
    #expect(first.status == 409)
    #expect(try desk.act("tiep-nhan", on: held, lan).status == 200)
    let again = try desk.ask(.post, path, asked, json: body)
    #expect(again.status == 409)
    #expect(again.json["words"] == first.json["words"])
  }

  @Test("without a key is 400, without a version 428, with one that is none 400")
  func missing() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    let path = "/dossiers/\(held.code)/tasks/1/take"
    let keyless = try desk.ask(.post, path, ["Authorization": lan, "If-Match": "\"1\""])
    #expect(keyless.status == 400 && keyless.code == "idempotency-key-missing")
    let long = try desk.ask(
      .post, path,
      ["Authorization": lan, "If-Match": "\"1\"", "Idempotency-Key": String(repeating: "k", count: 129)])
    #expect(long.status == 400 && long.code == "idempotency-key-malformed")
    let versionless = try desk.ask(.post, path, ["Authorization": lan, "Idempotency-Key": "a"])
    #expect(versionless.status == 428 && versionless.code == "if-match-missing")
    for line in ["1", "*", "W/\"1\"", "\"1\", \"2\"", "\"x\"", "\"-1\"", "\"99999999999999999999\"", "\"\""] {
      let answer = try desk.ask(
        .post, path, ["Authorization": lan, "Idempotency-Key": "a", "If-Match": line])
      #expect(answer.status == 400 && answer.code == "if-match-malformed", "\(line)")
    }
    #expect(try desk.view(held, lan).number("version") == 1)
  }

  @Test("on a version that is not the last is stale, and tells so")
  func stale() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    for version in [0, 2] {
      let answer = try desk.ask(
        .post, "/dossiers/\(held.code)/tasks/1/take",
        ["Authorization": lan, "Idempotency-Key": "v\(version)", "If-Match": "\"\(version)\""])
      #expect(answer.status == 412 && answer.code == "stale")
    }
  }

  @Test("by two officers at once is done by one, and the other is told", arguments: 1...3)
  func twoAtOnce(round: Int) throws {
    let desk = try Desk()
    let held = try desk.file()
    let lines = [try desk.officer("lan"), try desk.officer("lan")]
    let statuses = Mutex<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      let answer = try? desk.ask(
        .post, "/dossiers/\(held.code)/actions",
        ["Authorization": lines[number], "Idempotency-Key": "n\(number)", "If-Match": "\"1\""],
        json: ["task": 1, "action": "tiep-nhan"])
      statuses.withLock { $0.append(answer?.status ?? 0) }
    }
    #expect(statuses.withLock { $0.sorted() } == [200, 412])
  }

  @Test("in the wrong order is refused step by step: what a step does not offer cannot be done")
  func reordered() throws {
    let desk = try Desk()
    let held = try desk.file()
    let (lan, hoa) = (try desk.officer("lan"), try desk.officer("hoa"))
    #expect(try desk.act("ky-cap", on: held, hoa).code != nil)
    let answer = try desk.act("trinh-ky", on: held, lan)
    #expect(answer.status == 409 && answer.code == "no-such-action")
    #expect(try desk.view(held, lan).number("version") == 1)
  }
}
