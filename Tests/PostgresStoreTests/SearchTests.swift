import Dossiers
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("Search in every store")
struct SearchTests {
  private static let now = Instant(milliseconds: 0)
  private static let day = Day(number: 20_000)

  private func code(_ number: Int) -> DossierCode {
    DossierCode(agency: "H56.06", day: SearchTests.day, number: number)
  }

  /// A record of dossiers with these words, the first number 1000, each of one unit.
  private func store(_ kind: StoreKind, _ dossiers: [(words: [String], unit: Key<Unit>)]) throws -> EmptyStore {
    let empty = try EmptyStore(kind)
    let store = empty.store
    let codes = dossiers.indices.map { code(1000 + $0) }
    try store.write(for: "tinh-mau") { record in
      for (code, dossier) in zip(codes, dossiers) {
        _ = try record.append(
          NewEntry(
            dossier: code, version: 1, at: SearchTests.now, body: "{}", leaf: Array(repeating: 0, count: 32),
            setsAnswers: false,
            setsLookup: false),
          content: nil,
          projection: Projection(
            code: code, procedure: "p", unit: dossier.unit, channel: .online, place: "s", national: 1, version: 1,
            submittedAt: SearchTests.now, due: nil, endedAt: nil, isLate: false,
            timeliness: Timeliness(lateAfter: nil, cause: nil, handledAt: nil), nextMoment: nil, state: "{}", tasks: [],
            units: [dossier.unit],
            secretHash: "", subject: .init(name: "", terms: dossier.words)))
      }
    }
    return empty
  }

  private func search(
    _ empty: EmptyStore, _ words: String..., units: [Key<Unit>] = ["mot"], after: Int? = nil, limit: Int = 10
  ) throws -> (numbers: [Int], next: Int?) {
    let page = try empty.store.read(for: "tinh-mau") { record in
      try record.search(SearchQuery(words: words, units: units, after: after.map { code($0) }, limit: limit))
    }
    let numbers = { (code: DossierCode) in Int(code.text.suffix(4)) ?? 0 }
    return (page.rows.map { numbers($0.code) }, page.next.map(numbers))
  }

  @Test(
    "finds the newest first, page by page, each dossier once whatever words of it begin so", arguments: StoreKind.here)
  func pages(kind: StoreKind) throws {
    let store = try store(kind, (0..<25).map { (["tran", "trang", "van\($0 % 3)"], "mot") })
    #expect(try search(store, "tra") == ((1015...1024).reversed(), 1015))
    #expect(try search(store, "tra", after: 1015) == ((1005...1014).reversed(), 1005))
    #expect(try search(store, "tra", after: 1005) == ((1000...1004).reversed(), nil))
    #expect(try search(store, "tra", "van1", limit: 3) == ([1022, 1019, 1016], 1016))
    #expect(try search(store, "tra", limit: 25).next == nil)
  }

  @Test("shows what the officer's units had, and nothing else", arguments: StoreKind.here)
  func units(kind: StoreKind) throws {
    let store = try store(kind, (0..<8).map { (["tran"], $0.isMultiple(of: 2) ? "mot" : "hai") })
    #expect(try search(store, "tran") == ([1006, 1004, 1002, 1000], nil))
    #expect(try search(store, "tran", units: ["ba"]) == ([], nil))
    #expect(try search(store, "tran", units: ["hai", "mot"], limit: 3) == ([1007, 1006, 1005], 1005))
  }

  @Test(
    "ends a page after a thousand dossiers without the other word, and the next page goes on", arguments: StoreKind.here
  )
  func bounded(kind: StoreKind) throws {
    let store = try store(
      kind, (0..<2400).map { ([$0 < 1200 ? "le" : "tran", $0 == 3 || $0 > 600 ? "an" : "binh"], "mot") })
    // “an” leads, and its newest thousand are no “le”.
    #expect(try search(store, "le", "an", limit: 700) == ([], 2400))
    #expect(try search(store, "le", "an", after: 2400, limit: 700) == ((1601...2199).reversed() + [1003], nil))
  }

  @Test("is refused when too many words begin so, unless another word is rare", arguments: StoreKind.here)
  func tooWide(kind: StoreKind) throws {
    let store = try store(kind, (0..<700).map { (["\(9_000 + $0)", "tran"], "mot") })
    #expect(throws: UseRefusal.searchTooWide(beginning: "9")) { try search(store, "9") }
    #expect(try search(store, "90", limit: 3) == ([1099, 1098, 1097], 1097))
    #expect(try search(store, "9", "9123") == ([1123], nil))
    #expect(try search(store, "9", "tran", limit: 2) == ([1699, 1698], 1698))
  }
}
