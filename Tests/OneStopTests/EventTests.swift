import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("Events")
struct EventTests {
  private func session(
    _ office: Office, _ scopes: Set<Integrator.Scope>, procedures: [Key<Procedure>]? = nil
  ) throws -> IntegratorSession {
    let id: Key<Integrator> = "so-lieu"
    if try office.oneStop.integrators().contains(where: { $0.isLetIn(at: office.now) }) {
      _ = try office.oneStop.revokeIntegrator(id)
    }
    let token = try office.oneStop.addIntegrator(id, name: "Sở liệu", scopes: scopes, procedures: procedures).token
    return try office.oneStop.integrator(token: token, for: try #require(scopes.first))
  }

  private func all(
    _ office: Office, _ filter: EventFilter, after: EventCursor = .beginning
  ) throws -> [OfficeEvent] {
    try office.oneStop.events(after: after, for: filter, limit: 500).events
  }

  private func shown(_ event: OfficeEvent) -> String {
    let place = event.data["place"].flatMap { $0["id"] } ?? event.data["state"] ?? .null
    return "\(event.type.description.dropFirst("vn.motcua.".utf8.count)) \(place.canonicalText)"
  }

  @Test("tell nothing of a council's decision before the results are published, and what came of it then")
  func hidden() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let code = try admission.accepted("1")
    try office.go(to: "2026-06-15T09:00")
    let filter = EventFilter(try session(office, [.eventsRead]))
    let before = try all(office, filter)
    #expect(before.last.map(shown)?.hasSuffix(#""xet-tuyen""#) == true)
    try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc")
    try admission.act("phe-duyet", on: code, by: "tam")
    #expect(try all(office, filter) == before)
    // The place in the feed moves on all the same.
    let cursor = try office.oneStop.events(after: .beginning, for: filter, limit: 500).next
    #expect(try cursor == office.oneStop.latestCursor())
    try office.go(to: "2026-06-25T08:00")
    while try office.oneStop.tick() > 0 {}
    let after = try all(office, filter, after: cursor).map(shown)
    #expect(after.contains(#"dossier.step-entered "xac-nhan""#))
    #expect(after.contains(#"dossier.letter-issued "xac-nhan""#))
    #expect(after.contains(#"dossier.result-issued "xac-nhan""#))
    let said = try all(office, filter).map { JSONValue.object($0.data).canonicalText }.joined()
    for secret in ["trinh-duyet", "de-nghi-trung-tuyen", "phe-duyet"] {
      #expect(!said.contains(secret), "\(secret)")
    }
  }

  @Test("read the same however often and from wherever they are told, also after more has happened")
  func deterministic() throws {
    let office = try Office()
    let code = try office.filed().code
    try office.loadRegister()
    try office.act("tiep-nhan", on: code, by: "lan")
    let filter = EventFilter(try session(office, [.eventsRead]))
    let first = try all(office, filter)
    _ = try office.filed("b", ["so-luong": 3])
    try office.act("trinh-ky", on: code, by: "duc")
    let later = try all(office, filter)
    #expect(Array(later.prefix(first.count)) == first && later.count > first.count)
    for (place, event) in later.enumerated() {
      #expect(try all(office, filter, after: event.cursor) == Array(later.dropFirst(place + 1)))
    }
    let sequences = later.map { $0.json(address: "")["sequence"]?.canonicalText ?? "" }
    #expect(sequences == sequences.sorted() && Set(sequences).count == sequences.count)
    #expect(Set(later.map(\.id)).count == later.count)
  }

  @Test("of official documents are for documents:read alone, and of secret ones for nobody")
  func documents() throws {
    let office = try Office()
    let open = try office.received(office.arriving())
    let secret = try office.received(office.arriving("Mật", secrecy: .secret))
    let dossiers = EventFilter(try session(office, [.eventsRead]))
    #expect(try all(office, dossiers).isEmpty)
    let both = EventFilter(try session(office, [.eventsRead, .documentsRead]))
    let told = try all(office, both)
    #expect(told.first.map(shown) == #"document.received "received""#)
    #expect(told.allSatisfy { $0.subject == open.text } && open != secret)
    let said = told.map { $0.json(address: "").canonicalText }.joined()
    #expect(!said.contains("xác minh") && !said.contains("Nguyễn Văn Mẫu") && !said.contains("minh\""))
  }

  @Test("of other procedures are not told to whom is held to some")
  func procedures() throws {
    let office = try Office(at: "2026-06-01T09:00")
    _ = try Admissions(office).accepted("1")
    let copy = try office.filed()
    let held = EventFilter(try session(office, [.eventsRead], procedures: ["cap-ban-sao-van-bang"]))
    #expect(try Set(all(office, held).map(\.subject)) == [copy.code.text])
    // Wanting more than one may is wanting nothing.
    let wanting = EventFilter(
      try session(office, [.eventsRead], procedures: ["cap-ban-sao-van-bang"]), procedures: ["tuyen-sinh-lop-6"])
    #expect(try all(office, wanting).isEmpty)
  }

  @Test("of documents name no dossier of a procedure to which whoever listens is not held")
  func foreignDossiers() throws {
    let office = try Office()
    let copy = try office.filed().code
    let key = try office.received(office.arriving())
    #expect(try office.perform(.register(attested: nil), on: key, by: "minh") == "done")
    #expect(try office.perform(.link(copy), on: key, by: "minh") == "done")
    func named(_ procedures: [Key<Procedure>]?) throws -> [JSONValue?] {
      let filter = EventFilter(try session(office, [.documentsRead], procedures: procedures))
      return try all(office, filter).filter { $0.type == EventType("document.linked") }.map { $0.data["dossiers"] }
    }
    #expect(try named(nil) == [[.string(copy.text)]])
    #expect(try named(["cap-ban-sao-van-bang"]) == [[.string(copy.text)]])
    #expect(try named(["tuyen-sinh-lop-6"]) == [[]])
  }

  @Test("are typed by words that are known by their whole name and by its end, and by no other")
  func types() throws {
    #expect(EventType("dossier.ended")?.description == "vn.motcua.dossier.ended")
    #expect(EventType("vn.motcua.document.received") != nil)
    #expect(EventType("dossier.commented") == nil && EventType("ended") == nil && EventType("trial") == nil)
    #expect(Set(EventType.all).count == EventType.all.count)
  }

  @Test("have cursors that are read as they were written, and nothing else is one")
  func cursors() throws {
    for text in ["start", "1-0123456789ab", "12.3-0123456789ab"] {
      #expect(EventCursor(text)?.description == text)
    }
    for text in [
      "", "0-0123456789ab", "-1-0123456789ab", "1", "1-", "1-012", "1.0-0123456789ab", "+1-0123456789ab",
      "1.+2-0123456789ab", "01-0123456789ab", "1.2.3-0123456789ab", "99999999999999999999-0123456789ab", "Start",
    ] {
      #expect(EventCursor(text) == nil, "\(text)")
    }
  }
}
