import Dispatch
import Exchange
import ExchangeCalling
import JSON
import OneStop
import Portal
import Procedures
import Synchronization
import Text
import WorkingTime

/// Fetches what partners hold for the office, each partner on a thread of its own, and has the office take what came.
final class ExchangeWork: Sendable {
  private let office: OneStop
  private let log: EventLog
  private let lines: PartnerLines
  /// On which thread each partner is asked; those of partners who are none any more are at rest.
  private let queues = Mutex<[Key<Partner>: DispatchQueue]>([:])
  /// How often the definitions were loaded: whoever was asked by older ones is not asked by them again.
  private let generation = Atomic<Int>(0)
  private let taking = DispatchQueue(label: "inbox")
  private let counting = DispatchQueue(label: "partner-counts")
  private let contacts: PartnerContacts
  private let counted = Mutex<[PartnerCount]>([])
  private let isStopped = Atomic<Bool>(false)
  /// Partners that could not be asked last time, so that each failure is noted once.
  private let troubled = Mutex<Set<Key<Partner>>>([])
  /// Messages that could not be had last time, which are asked for last.
  private let left = Mutex<[Key<Partner>: Set<String>]>([:])

  /// How often messages are counted, in seconds.
  private static let countSeconds = 5

  init(_ office: OneStop, _ log: EventLog, _ lines: PartnerLines, _ contacts: PartnerContacts) {
    self.office = office
    self.log = log
    self.contacts = contacts
    self.lines = lines
  }

  /// Begins: partners are asked as often as their definition says, the inbox is looked at every second.
  func start() {
    follow()
    taking.async { self.take() }
    counting.async { self.count() }
  }

  /// Asks the partners of the definitions in use from now on, and nobody else any more.
  func follow() {
    let generation = generation.wrappingAdd(1, ordering: .relaxed).newValue
    for partner in lines.fetched {
      let queue = queues.withLock { queues in
        let queue = queues[partner] ?? DispatchQueue(label: "partner-\(partner)")
        queues[partner] = queue
        return queue
      }
      queue.async { self.beat(partner, queue, generation) }
    }
  }

  /// How the exchange with every partner stood some seconds ago.
  var counts: [PartnerCount] { counted.withLock { $0 } }

  private func count() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do {
      let now = contacts.now()
      let open = try office.exchangeCounts()
      let names = Set(open.map(\.partner)).union(office.definitions.partners.all.map(\.id.text)).sorted()
      let counts = names.map { name in
        PartnerCount(
          open.first { $0.partner == name } ?? ExchangeCounts(partner: name),
          backlog: Key<Partner>(name).flatMap { office.definitions.partners[$0]?.backlog },
          contact: Key<Partner>(name).flatMap { contacts[$0] }, at: now)
      }
      counted.withLock { $0 = counts }
    } catch {
      log.note("failure", ["doing": "partner-counts", "error": .string(FailureText(error).text)])
    }
    counting.asyncAfter(deadline: .now() + .seconds(ExchangeWork.countSeconds)) { self.count() }
  }

  /// Stops, and waits a little for what is under way: a message that is cut off comes again.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    finish([taking, counting] + queues.withLock { Array($0.values) })
  }

  private func beat(_ partner: Key<Partner>, _ queue: DispatchQueue, _ generation: Int) {
    guard !isStopped.load(ordering: .relaxed), generation == self.generation.load(ordering: .relaxed),
      let caller = lines.caller(of: partner)
    else { return }
    do {
      try fetch(from: caller)
      _ = troubled.withLock { $0.remove(caller.partner.id) }
    } catch {
      let word = (error as? PartnerFailure)?.word ?? FailureText(error).text
      if troubled.withLock({ $0.insert(caller.partner.id).inserted }) {
        log.note("partner-fails", ["partner": .string(caller.partner.id.text), "reason": .string(word)])
      }
    }
    queue.asyncAfter(deadline: .now() + .seconds(caller.partner.fetchSeconds ?? 60)) {
      self.beat(partner, queue, generation)
    }
  }

  /// Fetches all that waits. A message is acknowledged once it is durable here; cut off in between it comes again, and is
  /// known as a twin.
  private func fetch(from caller: PartnerCaller) throws {
    let id = caller.partner.id
    // Each partner has one thread, so that nobody else changes its own meanwhile.
    var passedOver = left.withLock { $0[id] ?? [] }
    defer { left.withLock { [passedOver] in $0[id] = passedOver } }
    try caller.fetch(
      passingOver: &passedOver, while: { !isStopped.load(ordering: .relaxed) && lines.caller(of: id) != nil }
    ) { message, file in
      contacts.note(id)
      switch try office.deliver(file, from: caller.partner, name: message.id) {
      case .taken: return .done
      case .refused(.shareFull(let sender)):
        // Where the list says that somebody else sent it, nothing follows for those that it says are of the same.
        let isAsListed = sender == message.from
        throw PartnerFailure(isAsListed ? .hereFromOne : .here, ExchangeRefusal.shareFull(sender: sender).code)
      case .refused(let refusal) where refusal.isForNow: throw PartnerFailure(.here, refusal.code)
      case .quarantined(let refusal), .refused(let refusal):
        log.note("message-refused", ["partner": .string(id.text), "reason": .string(refusal.code)])
        return .fail
      }
    }
    contacts.note(id)
  }

  private func take() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do {
      while !isStopped.load(ordering: .relaxed), let (row, taking) = try office.takeNext() {
        switch taking {
        case .taken: continue
        case .later(let word), .postponed(let word): note("message-later", row, word)
        case .quarantined(let word): note("message-quarantined", row, word)
        }
      }
    } catch {
      log.note("failure", ["doing": "inbox", "error": .string(FailureText(error).text)])
    }
    taking.asyncAfter(deadline: .now() + .seconds(1)) { self.take() }
  }

  private func note(_ event: String, _ row: InboxRow, _ word: String) {
    log.note(
      event,
      ["row": .integer(row.id), "partner": .string(row.message.partner.text), "reason": .string(word)])
  }
}
