import JSON
import OneStop
import Procedures
import TestSupport
import Text

/// The webhooks of a simulated office: an integrator who listens, to everything and to what begins and ends alone, and the operator who looks
/// after it.
struct Listening {
  /// A webhook, and who is behind it.
  private struct Ear {
    let listener: Listener
    let number: Int
    let types: [EventType]?
    /// Whether somebody has asked for another secret and got no answer.
    var isSecretLost = false
  }

  private let world: World
  private var chance: SeededGenerator
  private var ears: [Ear] = []
  private var token = ""
  /// How often webhooks came to stand still by themselves.
  private(set) var ended = 0

  private static let address = "https://mot-cua.example.vn"

  init(seed: UInt64, in world: World) {
    self.world = world
    chance = SeededGenerator(seed: seed)
  }

  /// What reached the integrator.
  var counts: Listener.Counts { ears.map(\.listener.counts).reduce(Listener.Counts(), +) }

  /// Lets the integrator in, who hears from the beginning of the log on.
  mutating func begin(at office: OneStop) throws {
    let id: Key<Integrator> = "so-lieu"
    token = try office.addIntegrator(id, name: "Sở liệu", scopes: [.eventsRead, .documentsRead]).token
    for types in [nil, ["dossier.submitted", "dossier.ended"].compactMap { EventType($0) }] {
      let made = try office.addWebhook("https://nhan.example.vn/motcua", for: id, types: types, from: .beginning)
      let listener = Listener(seed: chance.next(), in: world)
      listener.learn(made.secret)
      ears.append(Ear(listener: listener, number: made.webhook.number, types: types))
    }
  }

  /// The office begins anew: what it knew of a try that it had not noted is lost.
  func forgetWaits() { for ear in ears { ear.listener.forgetWaits() } }

  /// What came of entries of the log behind a position is no more: the integrator was told so, and does not know by which secret the
  /// office signs now.
  func forget(behind position: Int64) {
    for ear in ears {
      ear.listener.forget(behind: position)
      ear.listener.learn(nil)
    }
  }

  /// Something is told, or the operator gives an order.
  mutating func step(at office: OneStop) throws {
    guard let index = ears.indices.randomElement(using: &chance) else { return }
    do {
      try order(index, at: office)
      try tell(office)
    } catch {
      // What the receiver asked for was perhaps not noted.
      forgetWaits()
      throw error
    }
  }

  private mutating func order(_ index: Int, at office: OneStop) throws {
    let (number, listener) = (ears[index].number, ears[index].listener)
    let luck = Int.random(in: 0..<150, using: &chance)
    if luck == 0 || ears[index].isSecretLost {
      listener.learn(nil)
      ears[index].isSecretLost = true
      listener.learn(try office.rotateSecret(of: number, overlapSeconds: 86_400))
      ears[index].isSecretLost = false
    }
    switch luck {
    case 1: _ = try office.pauseWebhook(number)
    case 2:
      guard let cursor = listener.earlierCursor() else { return }
      listener.forgetWaits()
      try office.replayWebhook(number, from: cursor)
    case 3..<15:
      guard try office.webhooks().contains(where: { $0.webhook.number == number && $0.webhook.state != .active })
      else { return }
      listener.forgetWaits()
      _ = try office.resumeWebhook(number)
    default: break
    }
  }

  /// Tells every webhook whose time has come what there is to tell, as the server does.
  private mutating func tell(_ office: OneStop) throws {
    for number in try office.dueWebhooks() {
      guard let ear = ears.first(where: { $0.number == number }) else { continue }
      var hasMore = true
      while hasMore {
        let round = try office.tell(number, address: Listening.address) { ear.listener.post($0) }
        hasMore = round.hasMore
        if round.ended != nil { ended += 1 }
      }
    }
  }

  /// Everything is told that there is, by receivers that take it.
  mutating func settle(at office: OneStop) throws {
    for ear in ears {
      ear.listener.calm()
      ear.listener.forgetWaits()
      _ = try office.resumeWebhook(ear.number)
    }
    try tell(office)
  }

  /// What the integrator was told otherwise than the log has it.
  func differences(at office: OneStop) throws -> [String] {
    let session = try office.integrator(token: token, for: .eventsRead)
    var found: [String] = []
    for ear in ears {
      var (events, cursor, isAtEnd) = ([OfficeEvent](), EventCursor.beginning, false)
      while !isAtEnd {
        let page = try office.events(
          after: cursor, for: EventFilter(session, types: ear.types.map { Set($0) }), limit: 500)
        events += page.events
        (cursor, isAtEnd) = (page.next, page.isAtEnd)
      }
      found += ear.listener.trouble
      found += Listening.differences(of: ear.listener, from: events).map { "webhook \(ear.number): \($0)" }
    }
    return found
  }

  private static func differences(of listener: Listener, from events: [OfficeEvent]) -> [String] {
    var found: [String] = []
    let ids = Set(events.map(\.id))
    found += listener.order.filter { !ids.contains($0) }.map { "\($0) was told and is not in the log" }
    for event in events {
      guard let heard = listener.heard(event.id), heard.isTaken else {
        found.append("\(event.id) was never told")
        continue
      }
      if heard.body != event.json(address: Listening.address).canonical {
        found.append("\(event.id) was told otherwise than the log has it")
      }
    }
    let bySubject = { (ids: [String]) in
      Dictionary(grouping: ids) { listener.heard($0)?.subject ?? "" }
    }
    let (told, written) = (bySubject(listener.order), bySubject(events.map(\.id).filter { listener.heard($0) != nil }))
    for subject in written.keys.sorted() where told[subject] != written[subject] {
      found.append("the events of \(subject) were not told in their order")
    }
    return found
  }
}
