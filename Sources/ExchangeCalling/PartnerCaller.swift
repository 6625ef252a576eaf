import Crypto
public import Exchange
import HTTPCalling
import JSON
public import Procedures
import Text
public import WorkingTime

/// Calls a partner by the operations of the national exchange's protocol.
public struct PartnerCaller: Sendable {
  /// Whom.
  public let partner: Partner
  private let address: String
  private let secret: [UInt8]
  private let caller: Caller
  private let now: @Sendable () -> Instant

  /// Bytes of a list: what a busy day has, some tens of thousands of messages.
  private static let listBytes = 16 * 1024 * 1024

  /// A caller; nil for a partner without an address.
  ///
  /// - Parameter secret: What is shared with the partner.
  public init?(_ partner: Partner, secret: [UInt8], now: @escaping @Sendable () -> Instant) {
    guard let address = partner.address, let destinations = Destinations.publicInternet(and: partner.networks) else {
      return nil
    }
    var settings = Caller.Settings()
    settings.destinations = destinations
    guard let caller = try? Caller(settings) else { return nil }
    self.partner = partner
    self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
    self.secret = secret
    self.caller = caller
    self.now = now
  }

  /// Sends a message.
  ///
  /// - Returns: By what the partner knows it.
  public func send(_ message: [UInt8], _ kind: TransportKind, from: String) throws(PartnerFailure) -> String {
    let answer = try call(
      .post, "/sendEdoc", type: "application/xml", body: message,
      values: [("from", from), ("servicetype", "eDoc"), ("messagetype", kind.rawValue)])
    let said = try read(answer) { (field) throws(JSONError) in try SendAnswer(field) }
    guard let id = said.id else {
      // What was taken without being named is sent again: it is known by its bytes there, and by its name here.
      throw said.isTaken ? PartnerFailure(.answer, "without-name") : PartnerFailure(.refused, said.errorCode)
    }
    return id
  }

  /// What waits there for us: also what was fetched once and never said to be done, since its file may have been lost on the way,
  /// or we died before it was kept. What comes twice is known by the inbox.
  ///
  /// - Parameter day: All that came on a day, whatever became of it; nil for what waits.
  public func received(on day: Day? = nil) throws(PartnerFailure) -> [WaitingMessage] {
    if let day {
      return try whole("/getReceivedEdocList", ["fromDate": .string("\(day)"), "status": "all"], \.id, waiting)
    }
    return try page("/getReceivedEdocList", ["status": "processing"], waiting).items
      + page("/getReceivedEdocList", ["status": "initial"], waiting).items
  }

  private func waiting(_ field: JSONField) throws(JSONError) -> [WaitingMessage] { try WaitingMessage.list(field) }

  /// What it has of what we sent on a day.
  public func sent(on day: Day) throws(PartnerFailure) -> [SentMessage] {
    try whole("/getSentEdocList", ["fromDate": .string("\(day)")], \.id) { (field) throws(JSONError) in
      try SentMessage.list(field)
    }
  }

  /// Pages of one list, and messages on all of them together: a year of a ministry.
  private static let mostPages = 200
  private static let mostMessages = 500_000

  /// A list that a partner may give in pages, to its end.
  ///
  /// - Parameter name: By what the partner knows an item: the next page is the one after the last.
  private func whole<Item>(
    _ path: String, _ question: JSONObject, _ name: (Item) -> String,
    _ list: (JSONField) throws(JSONError) -> [Item]
  ) throws(PartnerFailure) -> [Item] {
    var (all, question, ends): ([Item], JSONObject, Set<String>) = ([], question, [])
    for _ in 1...PartnerCaller.mostPages {
      let (items, hasMore) = try page(path, question, list)
      all += items
      guard hasMore else { return all }
      // Whoever gives a page again that it has given would go round for ever.
      guard let last = items.last.map(name), all.count <= PartnerCaller.mostMessages, ends.insert(last).inserted else {
        break
      }
      question["after"] = .string(last)
    }
    // What never ends would not be compared to its end either.
    throw PartnerFailure(.answer, "endless")
  }

  private func page<Item>(
    _ path: String, _ question: JSONObject, _ list: (JSONField) throws(JSONError) -> [Item]
  ) throws(PartnerFailure) -> (items: [Item], hasMore: Bool) {
    let question = Array(JSONValue.object(question).canonicalText.utf8)
    let answer = try call(.post, path, body: question, most: Self.listBytes)
    return try read(answer) { (field) throws(JSONError) in
      (try list(field), field.value["more"] == true)
    }
  }

  /// The file of a message that waits there.
  public func file(of id: String) throws(PartnerFailure) -> [UInt8] {
    let question: JSONValue = ["docId": .string(id)]
    let answer = try call(.post, "/getEdoc", body: Array(question.canonicalText.utf8), most: MessageLimits.bytes)
    if let hash = answer["XroadVnpt-hash-header"], hash.lowercased() != SHA256(of: answer.body).hex {
      throw PartnerFailure(.answer, "hash")
    }
    return answer.body
  }

  /// Says how far we have come with a message.
  public func update(_ id: String, _ status: TransportStatus) throws(PartnerFailure) {
    let question: JSONValue = ["docId": .string(id), "status": .string(status.rawValue)]
    let answer = try call(.post, "/updateStatus", body: Array(question.canonicalText.utf8))
    let said = try read(answer) { (field) throws(JSONError) in try SendAnswer(field) }
    guard said.isTaken else { throw PartnerFailure(.refused, said.errorCode) }
  }

  private func call(
    _ method: Call.Method, _ path: String, type: String = "application/json", body: [UInt8],
    values: [(name: String, value: String)] = [], most: Int = 64 * 1024
  ) throws(PartnerFailure) -> Answer {
    let headers: TransportHeaders
    do throws(CryptoFailure) {
      headers = try TransportHeaders(
        system: partner.system, secret: secret, at: now(), bodyHash: SHA256(of: body).hex, values: values)
    } catch {
      throw PartnerFailure(.call, "crypto")
    }
    var limits = CallLimits()
    limits.memoryBytes = most
    limits.whole = .seconds(120)
    let answer: Answer
    do throws(CallFailure) {
      answer = try caller.make(
        Call(
          method, address + path, headers: [("Content-Type", type)] + headers.lines, body: .bytes(body), limits: limits)
      )
    } catch {
      throw PartnerFailure(error)
    }
    guard answer.isGood else { throw PartnerFailure(status: answer.status) }
    return answer
  }

  private func read<Value>(
    _ answer: Answer, _ take: (JSONField) throws(JSONError) -> Value
  ) throws(PartnerFailure) -> Value {
    do throws(JSONError) {
      let limits = JSON.Limits(bytes: PartnerCaller.listBytes, depth: 8)
      return try take(JSONField(JSONValue(reading: answer.body, within: limits)))
    } catch {
      throw PartnerFailure(.answer, "json")
    }
  }
}
