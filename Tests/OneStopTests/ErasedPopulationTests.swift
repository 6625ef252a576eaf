import Dossiers
import Foundation
import JSON
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("Ten years of dossiers")
struct ErasedPopulationTests {
  /// Somebody whose name, numbers and address nobody else has.
  private struct Person {
    let name: String
    let word: String
    let identity: String
    let phone: String
    let address: String

    init(_ number: Int) {
      let letters = Array("bdghkmnpqrstv")
      var (rest, syllable) = (number, "")
      for _ in 0..<3 { (rest, syllable) = (rest / letters.count, syllable + "a\(letters[rest % letters.count])") }
      word = "z" + syllable
      name = "Nguyễn Thị Z" + syllable
      identity = "0380900" + String(format: "%05d", 10_000 + number)
      phone = "09700" + String(format: "%05d", 20_000 + number)
      address = "Thôn \(word), xã Mẫu"
    }

    /// What must not be found of a person who was erased.
    var traces: [String] { [name, word, phone] }
  }

  /// The next of a row of numbers that is the same each time.
  private struct Chance {
    var state: UInt64
    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  @Test(
    "leave no trace of an erased person in the data folder or database, round after round, and a record that proves itself",
    arguments: [7 as UInt64])
  func population(_ seed: UInt64) throws {
    let office = try Office(at: "2026-11-19T08:00")
    var chance = Chance(state: seed)
    var people: [(person: Person, code: DossierCode, until: Day?, isHeld: Bool)] = []
    for (year, term) in [(2026, 5), (2027, 3), (2028, 1)] {
      try office.go(to: "\(year)-11-19T08:00")
      try office.oneStop.use(
        office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml") {
          $0.replacing("keep: 20 years after end", with: "keep: \(term) year\(term == 1 ? "" : "s") after end")
        })
      for _ in 0..<6 {
        let person = Person(people.count)
        let (code, _) = try office.filed(
          "p\(people.count)",
          [
            "nguoi-yeu-cau": [
              "ho-ten": .string(person.name), "ngay-sinh": "1990-05-01", "so-dinh-danh": .string(person.identity),
            ], "dien-thoai": .string(person.phone), "dia-chi": .string(person.address),
            "ho-ten-tren-bang": .string(person.name),
          ])
        let isEnded = chance.below(4) > 0
        let isHeld = chance.below(6) == 0
        if isEnded { try office.act("tu-choi", on: code, by: "lan", reason: "\(person.name) nộp thiếu") }
        if isHeld {
          let outcome = try office.oneStop.perform(
            .holdBack(reason: "Khiếu nại"), on: code,
            CommandRequest(
              key: CommandKey(owner: "officer/lan", id: "h\(people.count)"), digest: "h", caller: .officer("lan")))
          guard case .done = outcome else { throw OfficeFailure() }
        }
        people.append((person, code, isEnded ? Day("\(year + term)-11-19") : nil, isHeld))
      }
    }
    #expect(try found(people.map(\.person), in: office).count == people.count, "everybody is found before")
    var erased = 0
    for year in 2029...2036 {
      try office.go(to: "\(year)-10-25T08:00")
      _ = try office.oneStop.runErasures()
      try office.go(to: "\(year)-12-31T08:00")
      let today = LocalTime(office.now).day
      let gone = people.filter { $0.until.map { $0 < today } ?? false && !$0.isHeld }
      // A request of these tests stands in the answer that is kept for its repeats; the server keeps its hash.
      try office.oneStop.forgetOldOutcomes()
      let round = try office.oneStop.runErasures()
      #expect(round.erased == gone.count - erased && round.failed.isEmpty, "seed \(seed), \(year)")
      erased = gone.count
      #expect(try found(gone.map(\.person), in: office) == [], "seed \(seed), \(year)")
      for one in people where !gone.contains(where: { $0.code == one.code }) {
        #expect(try office.oneStop.view(one.code, for: .officer("lan")).applicant?.name == one.person.name)
      }
    }
    #expect(erased > 4 && erased < people.count)
    #expect(try office.oneStop.overdueErasures() == people.count { $0.until != nil && $0.isHeld })
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  /// The names of those of whom something stands in some file of the data folder, or in some column of the database.
  private func found(_ people: [Person], in office: Office) throws -> [String] {
    if let address = office.store.address {
      func holds(_ texts: [String]) throws -> Bool {
        try !texts.isEmpty && !PostgresServer.columns(of: address, holding: texts).isEmpty
      }
      guard try holds(people.flatMap(\.traces)) else { return [] }
      return try people.filter { try holds($0.traces) }.map(\.name)
    }
    let files =
      FileManager.default.enumerator(at: office.folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath } ?? []
    let contents = try files.map { try Data(contentsOf: $0) }
    return people.filter { person in
      person.traces.contains { trace in
        contents.contains { $0.range(of: Data(trace.utf8)) != nil }
      }
    }.map(\.name)
  }
}
