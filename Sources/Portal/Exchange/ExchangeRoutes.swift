import Crypto
import Exchange
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// The operations of the national exchange's protocol (VXP), under `/exchange`: partners bring messages, and fetch those that
/// are held for them. They are named, and answer, as that protocol does, and not as the API of this program.
struct ExchangeRoutes: Sendable {
  let office: OneStop
  let door: PartnerDoor
  /// Before large messages: they are read in memory, several times their size.
  let reading: Turnstile

  /// Bytes of what is asked beside a message.
  private static let questionBytes = 64 * 1024
  /// Messages that wait and are told at once: what was fetched makes room for the next ones.
  private static let waitingAtOnce = 1000
  /// Messages of a day that are told at once; where there are more, the answer says so, and `after` asks for those behind one.
  private static let ofOneDay = 2_000
  /// As many as are counted.
  private static let mostCounted = 10_000

  func add(to router: inout Router) {
    on(&router, [.post], "/sendEdoc", bytes: MessageLimits.bytes, answer: send)
    on(&router, [.get, .post], "/getReceivedEdocList", answer: received)
    on(&router, [.get, .post], "/getSentEdocList", answer: sent)
    on(&router, [.get, .post], "/getEdoc", answer: file)
    on(&router, [.get, .post], "/downloadEdoc", answer: file)
    on(&router, [.post], "/updateStatus", answer: update)
    on(&router, [.get, .post], "/countReceiveEdoc") { try count(.document, $0) }
    on(&router, [.get, .post], "/countReceiveStatus") { try count(.status, $0) }
    on(&router, [.get, .post], "/getAgenciesList") { agencies($0, isNewer: false) }
    on(&router, [.get, .post], "/getAgenciesListQD20") { agencies($0, isNewer: true) }
  }

  /// Who asks, and what.
  private struct Question {
    let partner: Partner
    let request: HTTPServing.Request
    /// Members of a JSON body.
    let fields: JSONValue

    /// What is said under a name: in a member of the body, behind `?`, in a header line, wherever some client puts it.
    func text(_ name: String) -> String? { signed(name) ?? request.query[name] }

    /// The same where it is signed, so that nobody on the way can have changed it: in the body or in a header line.
    func signed(_ name: String) -> String? {
      if case .string(let text)? = fields[name] { return text }
      return request.headers[name]
    }

    /// What is said under a name, as what it should be; nil when nothing is.
    func value<Value>(_ name: String, _ expected: String, _ read: (String) -> Value?) throws(Misasked) -> Value? {
      guard let text = text(name), !text.isEmpty else { return nil }
      guard let value = read(text) else { throw Misasked(words: "\(name): \(expected)") }
      return value
    }
  }

  /// Something is asked in a way that nobody could answer: an unknown word never means everything.
  private struct Misasked: Error {
    /// The name, and what would be right.
    let words: String
  }

  private func on(
    _ router: inout Router, _ methods: [Method], _ path: String, bytes: Int = questionBytes,
    answer: @escaping @Sendable (Question) throws -> Response
  ) {
    for method in methods {
      let limit = method == .get ? nil : door.limit(bytes, ofStrangers: ExchangeRoutes.questionBytes)
      router.on(method, "/exchange" + path, bodyBytes: method == .get ? 0 : bytes, bodyLimit: limit) { request in
        do {
          return try answer(question(request))
        } catch let refusal as TransportRefusal {
          return .exchange(
            SendAnswer(refused: refusal.rawValue, refusal.words.bilingual).json, status: .unauthorized)
        } catch let misasked as Misasked {
          return .exchange(SendAnswer(refused: "wrong", misasked.words).json, status: .badRequest)
        } catch let code as HTTPRefusal.Code {
          throw code
        } catch {
          door.settings.log(error, request)
          return .exchange(
            SendAnswer(refused: "failure", "Try again later.").json, status: .serviceUnavailable)
        }
      }
    }
  }

  private func question(_ request: HTTPServing.Request) throws -> Question {
    let partner = try door.partner(request, mustSign: ["from", "to", "messagetype", "docId", "status"])
    var fields = JSONValue.object(JSONObject())
    if request.bodyType == "application/json", let bytes = try request.body.bytes(atMost: ExchangeRoutes.questionBytes),
      !bytes.isEmpty
    {
      guard let read = try? JSONValue(reading: String(decoding: bytes, as: UTF8.self)), case .object = read else {
        throw HTTPRefusal.Code.fieldsMalformed
      }
      fields = read
    }
    return Question(partner: partner, request: request, fields: fields)
  }

  private func send(_ question: Question) throws -> Response {
    guard question.request.body.size >= Limits.largeMessages.bytes else { return try deliver(question) }
    return try reading.pass { try deliver(question) } ?? .exchangeBusy
  }

  private func deliver(_ question: Question) throws -> Response {
    guard let bytes = try question.request.body.bytes(atMost: MessageLimits.bytes), !bytes.isEmpty else {
      return .exchange(SendAnswer(refused: "empty", "The body is the message, as application/xml.").json)
    }
    switch try office.deliver(bytes, from: question.partner) {
    case .taken(let id): return .exchange(SendAnswer(taken: id).json)
    case .refused(let refusal) where refusal.isForNow:
      return .exchangeFull(SendAnswer(refused: refusal.code, refusal.words.bilingual))
    case .quarantined(let refusal), .refused(let refusal):
      return .exchange(SendAnswer(refused: refusal.code, refusal.words.bilingual).json)
    }
  }

  private func received(_ question: Question) throws -> Response {
    let isAll = question.text("status") == "all"
    let status =
      try isAll
      ? nil : question.value("status", "initial, processing, done, fail, all", TransportStatus.init(rawValue:))
    let kind = try question.value("messagetype", "edoc, status") { TransportKind(rawValue: $0.lowercased()) }
    let (from, end) = try period(question)
    let limit = from == nil ? ExchangeRoutes.waitingAtOnce : ExchangeRoutes.ofOneDay
    let messages = try office.heldMessages(
      HeldQuery(
        .received(by: question.partner.id), kind: kind, status: isAll ? nil : status ?? .initial, from: from,
        before: end, after: question.text("after"), limit: limit))
    return .exchange(
      list: messages.map { $0.waiting.json(created: $0.at.shown, updated: $0.updatedAt.shown) },
      hasMore: messages.count == limit)
  }

  private func sent(_ question: Question) throws -> Response {
    let (from, end) = try period(question)
    let limit = from == nil ? ExchangeRoutes.waitingAtOnce : ExchangeRoutes.ofOneDay
    let messages = try office.heldMessages(
      HeldQuery(
        .sent(by: question.partner.id), from: from, before: end, after: question.text("after"), limit: limit))
    return .exchange(list: messages.map(\.sentJSON), hasMore: messages.count == limit)
  }

  /// From the day asked for on, to the end of it or of another one; all when none is asked for.
  private func period(_ question: Question) throws(Misasked) -> (Instant?, Instant?) {
    let first = try question.value("fromDate", "2026-11-26") { Day($0) }
    let last = try question.value("toDate", "2026-11-26") { Day($0) } ?? first
    return (
      first.map { Instant(LocalTime($0, second: 0)) }, last.map { Instant(LocalTime($0.advanced(by: 1), second: 0)) }
    )
  }

  private func file(_ question: Question) throws -> Response {
    guard let id = question.text("docId"), let (message, file) = try office.fetchHeld(id, by: question.partner.id)
    else {
      return .exchange(
        SendAnswer(refused: "not-found", "No such message is held for this system.").json, status: .notFound)
    }
    var response = Response(body: .seekable(SeekableBody(size: file.bytes) { try file.read(at: $0, count: $1) }))
    response.headers.set("Content-Type", "application/xml")
    response.headers.set("Content-Disposition", "attachment; filename=\"\(message.id).edxml\"")
    response.headers.set("messagetype", message.kind.rawValue)
    response.headers.set("XroadVnpt-hash-header", message.sha256)
    return response.closed
  }

  private func update(_ question: Question) throws -> Response {
    // A message that is said to be done is gone for its receiver: who only saw a request pass by must not say so.
    guard let id = question.signed("docId"),
      let status = question.signed("status").flatMap(TransportStatus.init(rawValue:)), status != .initial
    else { throw Misasked(words: "docId, and status: processing, done, fail; in the body or in signed header lines") }
    guard try office.note(status, ofHeld: id, by: question.partner.id) else {
      return .exchange(
        SendAnswer(refused: "not-found", "No such message is held for this system.").json, status: .notFound)
    }
    return .exchange(SendAnswer(taken: id).json)
  }

  private func count(_ kind: TransportKind, _ question: Question) throws -> Response {
    let messages = try office.heldMessages(
      HeldQuery(
        .received(by: question.partner.id), kind: kind, status: .initial, limit: ExchangeRoutes.mostCounted))
    return .exchange(["status": "OK", "ErrorCode": "0", "ErrorDesc": "", "count": JSONValue(messages.count)])
  }

  /// Every agency that is reached from here, by one of its codes.
  private func agencies(_ question: Question, isNewer: Bool) -> Response {
    let definitions = office.definitions
    let own = definitions.authority.units.compactMap { unit in
      unit.code.map { (newer: $0.newer, older: $0.older, name: unit.name) }
    }
    let others = definitions.partners.all.flatMap(\.agencies).map { (newer: $0.code, older: $0.older, name: $0.name) }
    return .exchange(
      list: (own + others).map { agency in
        [
          "code": .string(isNewer ? agency.newer : agency.older ?? agency.newer), "name": .string(agency.name.vi),
          "oldCode": agency.older.map { .string($0) } ?? .null, "code102": agency.older.map { .string($0) } ?? .null,
        ]
      })
  }
}

extension Words {
  /// For a program whose reader's language nobody knows.
  fileprivate var bilingual: String { "\(vi) / \(en)" }
}

extension HeldMessage {
  fileprivate var waiting: WaitingMessage {
    WaitingMessage(id: id, type: kind, from: from, to: to, status: status)
  }

  fileprivate var sentJSON: JSONValue {
    [
      "serviceType": "eDoc", "senderDocId": .string(id), "receiverDocId": .string(id), "fromCode": .string(from),
      "toCode": .string(to), "sendStatus": "done", "sendStatusDesc": "", "receiveStatus": .string(status.rawValue),
      "receiveStatusDesc": "", "messageType": .string(kind.rawValue), "sentTime": .string(at.shown),
      "receivedTime": status == .initial ? .null : .string(updatedAt.shown),
      "XroadVnpt-hash-header": .string(sha256),
    ]
  }
}

extension Instant {
  /// As the protocol shows moments to people: `2026-11-26 13:45:00`, local time.
  fileprivate var shown: String {
    let text = description
    return String(text.prefix(10)) + " " + text.dropFirst(11).prefix(8)
  }
}

extension Response {
  fileprivate static func exchange(_ value: JSONValue, status: Status = .ok) -> Response {
    Response.json(Array(value.canonicalText.utf8), status: status).closed
  }

  /// A list; of one that goes on it is said so, which other programs of the exchange pass over.
  fileprivate static func exchange(list: [JSONValue], hasMore: Bool = false) -> Response {
    var answer: JSONObject = ["status": "OK", "ErrorCode": "0", "ErrorDesc": "", "data": .array(list)]
    if hasMore { answer["more"] = true }
    return exchange(.object(answer))
  }

  /// Others are being read; what is sent again in a moment is taken.
  fileprivate static var exchangeBusy: Response {
    var response = exchange(SendAnswer(refused: "busy", "Try again in a moment.").json, status: .serviceUnavailable)
    response.headers.set("Retry-After", "5")
    return response
  }

  /// As much waits as may, until a person has looked at some of it.
  fileprivate static func exchangeFull(_ answer: SendAnswer) -> Response {
    var response = exchange(answer.json, status: .tooManyRequests)
    response.headers.set("Retry-After", "900")
    return response
  }

  /// The same for nobody else's eyes.
  fileprivate var closed: Response {
    var response = self
    response.headers.set("Cache-Control", "no-store")
    response.headers.set("X-Content-Type-Options", "nosniff")
    return response
  }
}
