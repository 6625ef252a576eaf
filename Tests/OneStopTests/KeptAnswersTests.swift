import Documents
import Dossiers
import OneStop
import Procedures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("An answer that is kept for repeats")
struct KeptAnswersTests {
  /// An office whose answers name a dossier, a document, a file of work, a delegation, and what was refused.
  private func office() throws -> (office: Office, code: DossierCode, document: DocumentKey) {
    let office = try Office()
    let code = try office.filed("a").code
    _ = try office.act("ky-cap", on: code, by: "lan")
    let document = try office.received(office.arriving())
    try office.perform(.register(attested: nil), on: document, by: "minh")
    _ = try office.oneStop.openWorkFile("Báo cáo", years: nil, at: "so-gddt", office.request(by: "minh", "hs"))
    let day = try #require(Day("2026-11-19"))
    let order = DelegationOrder(giver: "duc", receiver: "giang", post: nil, from: day, until: day, reason: "Nghỉ phép")
    _ = try office.oneStop.delegate(order, office.request(by: "duc", "order"))
    return (office, code, document)
  }

  private func faults(_ office: Office) throws -> [String] {
    try office.oneStop.prove().faults.map { "\($0.subject.map { "\($0): " } ?? "")\($0.words.en)" }
  }

  /// The rows whose answers hold a text, by their numbers.
  private func rows(holding text: String, _ office: Office) throws -> [Int64] {
    try office.store.read(for: office.oneStop.authority) { record in
      try record.outcomes(behind: .min, limit: 100).filter { $0.outcome.answer.contains(text) }
        .map(\.row)
    }
  }

  private func change(_ text: String, to other: String, inRow row: Int64, _ office: Office) throws {
    try office.damage("UPDATE command SET answer = replace(answer, '\(text)', '\(other)') WHERE id = \(row)")
  }

  @Test("names a dossier and version that are there: another version, and another dossier, are told with its row")
  func dossier() throws {
    let (office, code, _) = try office()
    #expect(try faults(office) == [])
    let row = try #require(try rows(holding: "\"done\"", office).first)
    try change("version\":1", to: "version\":9", inRow: row, office)
    #expect(try faults(office) == ["\(code): the answer in row \(row) names version 9, which is not there"])
    try change("version\":9", to: "version\":1", inRow: row, office)
    try change("0001", to: "0007", inRow: row, office)
    let other = code.text.replacing("0001", with: "0007")
    #expect(try faults(office) == ["\(other): the answer in row \(row) names version 1, which is not there"])
  }

  @Test("names a document, a file of work or a delegation that is there")
  func others() throws {
    let (office, _, document) = try office()
    let last = try #require(try rows(holding: document.text, office).last)
    try change("version\":2", to: "version\":3", inRow: last, office)
    let file = try #require(try rows(holding: "workFile", office).first)
    try change("HS-1", to: "HS-2", inRow: file, office)
    let order = try #require(try rows(holding: "delegation", office).first)
    try change("1", to: "2", inRow: order, office)
    #expect(
      try faults(office) == [
        "\(document): the answer in row \(last) names version 3, which is not there",
        "the answer in row \(file) names HS-2, which is not there",
        "the answer in row \(order) names 2, which is not there",
      ])
  }

  @Test("is as the engine writes answers, or is told with its row", arguments: ["{", "{}", "[]", "{\"done\":1}", ""])
  func unreadable(_ text: String) throws {
    let (office, _, _) = try office()
    let row = try #require(try rows(holding: "refused", office).first)
    try office.damage("UPDATE command SET answer = '\(text)' WHERE id = \(row)")
    #expect(try faults(office) == ["the answer in row \(row), kept for repeats of a command, cannot be read"])
  }

  @Test(
    "is kept with the moment of its entry, also where others write beside it and are waited for",
    .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
  func moment() throws {
    let office = try Office(address: PostgresServer.newDatabase())
    let clock = Mutex(office.now)
    let environment = Environment(
      now: {
        clock.withLock { now in
          now = now.advanced(bySeconds: 1)
          return now
        }
      }, randomBytes: office.environment.randomBytes, installationKey: Array(repeating: 7, count: 32))
    let oneStop = try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: office.store.files, environment: environment)
    let key = CommandKey(owner: "form", id: "a")
    let hash = OneStop.hash(ofSecret: try oneStop.receiptSecret(for: key))
    let outcome = try oneStop.submit(
      Submission(channel: .online, answers: try office.answers(), papers: [], secretHash: hash),
      to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: "a", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    let (kept, entries) = try office.store.read(for: oneStop.authority) { record in
      (try record.outcome(of: key), try record.entries(of: code))
    }
    #expect(try kept?.at == EntryBody(reading: #require(entries.last).body).at)
  }

  @Test("is told once of many, and holds up none behind it, in an office with more than a page of them")
  func pages() throws {
    let (office, code, _) = try office()
    let first = try #require(try rows(holding: "\"done\"", office).first)
    try office.store.write(for: office.oneStop.authority) { record in
      for number in 0..<1001 {
        let answer = "{\"done\":{\"code\":\"\(code)\",\"version\":\(number == 1000 ? 9 : 1)}}"
        try record.keep(
          KeptOutcome(request: "r", answer: answer, at: office.now),
          of: CommandKey(owner: "form", id: "page \(number)"))
      }
    }
    try office.damage("UPDATE command SET answer = '{' WHERE id = \(first)")
    let last = try #require(
      try office.store.read(for: office.oneStop.authority) { record in
        try record.outcomes(behind: first, limit: 2000).last?.row
      })
    #expect(
      try faults(office) == [
        "the answer in row \(first), kept for repeats of a command, cannot be read",
        "\(code): the answer in row \(last) names version 9, which is not there",
      ])
  }
}
