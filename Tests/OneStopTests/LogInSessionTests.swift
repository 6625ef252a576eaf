import Crypto
import Dossiers
import Forms
import Foundation
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A citizen who has logged in")
struct LogInSessionTests {
  static func identity(
    subject: String = "duc-1", number: String? = "038090001234", isPerson: Bool = true, isAssured: Bool = true,
    provider: Key<LogInProvider> = "vneid", issuer: String = "https://dang-nhap.vneid.example.vn"
  ) -> VerifiedIdentity {
    VerifiedIdentity(
      provider: provider, issuer: issuer, subject: subject, name: "Trần Văn Đức",
      number: number.flatMap { PersonalNumber($0) }, birth: Day("1990-05-01"), email: "duc@example.vn",
      phone: "0912345678", isPerson: isPerson, isAssured: isAssured, token: "a.b.c")
  }

  private func session(_ office: Office, _ identity: VerifiedIdentity) throws -> LogInSession {
    try #require(try office.oneStop.loggedIn(office.oneStop.logIn(identity).text))
  }

  /// Files while logged in.
  private func file(_ office: Office, _ id: String, by session: LogInSession, _ changes: [String: JSONValue] = [:])
    throws -> DossierCode
  {
    let key = CommandKey(owner: "form", id: id)
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let answers = try office.answers(changes)
    var submission = Submission(channel: .online, answers: answers, papers: [], secretHash: hash)
    let procedure = try #require(office.oneStop.definitions.procedures["cap-ban-sao-van-bang"])
    let filing = try office.oneStop.filing(answers, to: procedure, by: session)
    (submission.account, submission.accountHash) = (filing.account, filing.hash)
    let outcome = try office.oneStop.submit(
      submission, to: procedure.id, CommandRequest(key: key, digest: id, caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    return code
  }

  private func codes(_ office: Office, _ session: LogInSession) throws -> [DossierCode] {
    try office.oneStop.ownDossiers(of: session).dossiers.map(\.dossier.code)
  }

  private static let others: [String: JSONValue] = [
    "nguoi-yeu-cau": ["ho-ten": "Lê Thị An", "ngay-sinh": "1991-06-02", "so-dinh-danh": "001191005678"],
    "quan-he": "ban-than",
  ]

  @Test("sees the dossiers with the proved number, filed by whomever, and those filed while logged in; no others")
  func own() throws {
    let office = try Office()
    let guest = try office.filed("a")
    let foreign = try office.filed("b", Self.others)
    let duc = try session(office, Self.identity())
    try office.go(to: "2026-11-19T09:05")
    // Filed for somebody else, whose number the provider has not proved to be Đức's.
    let forOther = try file(office, "c", by: duc, Self.others)
    #expect(try codes(office, duc) == [forOther, guest.code])
    #expect(try office.oneStop.view(guest.code, for: duc.caller).dossier.code == guest.code)
    #expect(throws: UseRefusal.noSuchDossier) { try office.oneStop.view(foreign.code, for: duc.caller) }
    let an = try session(office, Self.identity(subject: "an", number: "001191005678"))
    #expect(try codes(office, an) == [forOther, foreign.code])
    let nobody = try session(office, Self.identity(subject: "khac", number: nil))
    #expect(try codes(office, nobody) == [])
  }

  @Test("sees by the account alone when the number is not proved, or the account is an enterprise's")
  func unproved() throws {
    let office = try Office()
    _ = try office.filed("a")
    for (index, identity) in [
      Self.identity(subject: "thap", isAssured: false), Self.identity(subject: "doanh-nghiep", isPerson: false),
    ].enumerated() {
      let session = try session(office, identity)
      #expect(try codes(office, session) == [])
      let own = try file(office, "b\(index)", by: session)
      #expect(try codes(office, session) == [own])
    }
    // Another provider's account of the same name is somebody else.
    let same = try session(
      office,
      Self.identity(
        subject: "thap", isAssured: false, provider: "dvcqg",
        issuer: "https://dang-nhap.dvcqg.example.vn/oauth2/token"))
    #expect(try codes(office, same) == [])
  }

  @Test(
    "is noted in the dossier: by which provider, whether proved, whether the applicant; never the number in an event")
  func noted() throws {
    let office = try Office()
    let duc = try session(office, Self.identity())
    let own = try office.oneStop.view(try file(office, "a", by: duc), for: duc.caller).dossier
    #expect(own.account == FilingAccount(provider: "vneid", isAssured: true, isApplicant: true))
    let forOther = try office.oneStop.view(try file(office, "b", by: duc, Self.others), for: duc.caller).dossier
    #expect(forOther.account == FilingAccount(provider: "vneid", isAssured: true, isApplicant: false))
    let guest = try office.filed("c")
    #expect(
      try office.oneStop.view(guest.code, for: .applicant(secretHash: OneStop.hash(ofSecret: guest.secret))).dossier
        .account == nil)
    let bodies = try office.store.read(for: office.oneStop.authority) { record in
      try record.entries(from: 1, limit: 100).map(\.body)
    }
    #expect(bodies.contains { $0.contains(#""account":{"applicant":true,"assured":true,"provider":"vneid"}"#) })
    #expect(!bodies.contains { $0.contains("038090001234") || $0.contains("duc-1") })
    #expect(try office.oneStop.rebuild(repairing: false).faults.map(\.words.en) == [])
    #expect(try office.oneStop.verify().faults.map(\.words.en) == [])
  }

  @Test(
    "sees dossiers that were there before anybody could log in, once the office has looked through them",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func older() throws {
    let office = try Office()
    let guest = try office.filed("a")
    // As the migration leaves a record that had dossiers already.
    let sqlite = Process()
    sqlite.executableURL = URL(filePath: "/usr/bin/sqlite3")
    sqlite.arguments = [
      office.folder.appending(path: "record.sqlite").path,
      "DELETE FROM person; INSERT INTO without_persons SELECT authority, code FROM dossier;",
    ]
    try sqlite.run()
    sqlite.waitUntilExit()
    try #require(sqlite.terminationStatus == 0)
    let duc = try session(office, Self.identity())
    #expect(try codes(office, duc) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
    #expect(try office.oneStop.linkPersons() == 1)
    #expect(try codes(office, duc) == [guest.code])
    #expect(try office.oneStop.linkPersons() == 0)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("has the dossiers found again after the projections are made again from the log")
  func rebuilt() throws {
    let office = try Office()
    let low = try session(office, Self.identity(isAssured: false))
    let code = try file(office, "a", by: low)
    try office.store.write(for: office.oneStop.authority) { try $0.note(persons: [], of: code) }
    #expect(try codes(office, low) == [])
    #expect(try office.oneStop.rebuild(repairing: true).differing == 1)
    #expect(try codes(office, low) == [code])
  }

  @Test("keeps the dossiers after a supplement has changed the answers")
  func supplemented() throws {
    let office = try Office()
    let low = try session(office, Self.identity(isAssured: false))
    let code = try file(office, "a", by: low)
    try office.act(
      "yeu-cau-bo-sung", on: code, by: "lan", reason: "Thiếu",
      items: [AskedItem(item: .field("dia-chi"), remark: "ghi rõ")])
    let view = try office.oneStop.view(code, for: low.caller)
    let offer = try #require(view.offers.first { $0.action.needs.contains(.supplement) })
    let changed = try #require(
      office.oneStop.judge(["dia-chi": "34 đường Mới"], supplementing: view).flatMap { judged -> Answers? in
        if case .right(let answers) = judged { answers } else { nil }
      })
    let outcome = try office.oneStop.perform(
      .act(Act(task: offer.task, action: offer.action.id, supplement: Supplement(answers: changed, papers: []))),
      on: code,
      CommandRequest(
        key: CommandKey(owner: "dossier/\(code)", id: "s"), digest: "s", caller: low.caller,
        expecting: view.dossier.version))
    guard case .done = outcome else { throw OfficeFailure() }
    #expect(try codes(office, low) == [code])
    #expect(try office.oneStop.rebuild(repairing: false).faults.map(\.words.en) == [])
  }

  @Test("sees the newest first, page by page, each dossier once though it stands under the account and the number")
  func pages() throws {
    let office = try Office()
    let duc = try session(office, Self.identity())
    var filed: [DossierCode] = []
    for number in 0..<7 {
      try office.go(to: "2026-11-19T09:\(10 + number)")
      filed.append(
        number % 2 == 0 ? try file(office, "f\(number)", by: duc) : try office.filed("g\(number)").code)
    }
    var seen: [DossierCode] = []
    var after: OwnCursor?
    repeat {
      let page = try office.oneStop.ownDossiers(of: duc, after: after, limit: 3)
      #expect(page.dossiers.count <= 3)
      seen += page.dossiers.map(\.dossier.code)
      after = page.next
    } while after != nil
    #expect(seen == filed.reversed())
  }

  @Test("is let in until the browser was idle for half an hour, for eight hours at the most, and until the log-out")
  func ends() throws {
    let office = try Office(at: "2026-11-19T08:00")
    let token = try office.oneStop.logIn(Self.identity()).text
    try office.go(to: "2026-11-19T08:29")
    #expect(try office.oneStop.loggedIn(token) != nil)
    try office.go(to: "2026-11-19T08:58")
    #expect(try office.oneStop.loggedIn(token) != nil)
    try office.go(to: "2026-11-19T09:28")
    #expect(try office.oneStop.loggedIn(token) == nil)

    try office.go(to: "2026-11-19T08:00")
    let busy = try office.oneStop.logIn(Self.identity()).text
    for quarter in 1..<32 {
      try office.go(
        to: "2026-11-19T\(quarter / 4 + 8 < 10 ? "0" : "")\(8 + quarter / 4):\(["00", "15", "30", "45"][quarter % 4])")
      #expect(try office.oneStop.loggedIn(busy) != nil, "\(quarter)")
    }
    try office.go(to: "2026-11-19T16:00")
    #expect(try office.oneStop.loggedIn(busy) == nil)

    let third = try office.oneStop.logIn(Self.identity()).text
    try office.oneStop.logOut(third)
    #expect(try office.oneStop.loggedIn(third) == nil)
  }

  @Test("is nobody by a token that was not given, or by a provider that is not in use any more")
  func strange() throws {
    let office = try Office()
    let token = try office.oneStop.logIn(Self.identity()).text
    for text in ["", "-", "mcl_", String(token.dropLast()) + "A", token.uppercased(), "mct" + token.dropFirst(3)] {
      #expect(try office.oneStop.loggedIn(text) == nil)
    }
    let gone = try office.oneStop.logIn(Self.identity(issuer: "https://cu.example.vn")).text
    #expect(try office.oneStop.loggedIn(gone) == nil)
  }

  @Test("cannot be read from the record: neither token, name nor number stands there")
  func sealed() throws {
    let office = try Office()
    let token = try office.oneStop.logIn(Self.identity())
    let kept = try #require(try office.store.read(for: office.oneStop.authority) { try $0.logIn(hash: token.hash.hex) })
    for secret in [token.text, "Trần Văn Đức", "038090001234", "duc-1"] {
      #expect(!String(decoding: kept.sealed, as: UTF8.self).contains(secret))
    }
    try office.go(to: "2026-11-19T09:31")
    try office.oneStop.sweepLogIns()
    #expect(try office.store.read(for: office.oneStop.authority) { try $0.logIn(hash: token.hash.hex) } == nil)
  }
}
