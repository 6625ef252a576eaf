import Crypto
import Exchange
public import HTTPServing
import JSON
public import WorkingTime

/// A hub of the national exchange (VXP) to try with: it holds what systems send to each other, by the operations and under the
/// signed header lines of the real one.
///
/// `POST /exchange/sendEdoc`, `getReceivedEdocList`, `getEdoc`, `updateStatus`, `getSentEdocList` and `getAgenciesList`;
/// `GET /view` shows what is held.
public struct Hub: Sendable {
  private let systems: [HubSystem]
  private let store = HubStore()
  private let front: Front
  private let now: @Sendable () -> Instant

  /// A hub for some systems.
  ///
  /// - Parameter saw: Told of each request.
  public init(
    _ systems: [HubSystem], _ faults: Faults, now: @escaping @Sendable () -> Instant,
    saw: @escaping @Sendable (Sighting) -> Void
  ) {
    self.systems = systems
    self.now = now
    front = Front(faults, saw: saw)
  }

  /// Starts it on this machine.
  ///
  /// - Parameter port: 0 lets the system choose one.
  public func start(port: Int) throws(ServerFailure) -> Counterpart {
    var router = Router()
    on(&router, "sendEdoc", bytes: MessageLimits.bytes, send)
    on(&router, "getReceivedEdocList", received)
    on(&router, "getSentEdocList", sent)
    on(&router, "getEdoc", file)
    on(&router, "updateStatus", update)
    on(&router, "getAgenciesList", agencies)
    router.on(.get, "/view") { _ in .json(view.canonical) }
    return try Counterpart(port: port, bodyBytes: MessageLimits.bytes, router)
  }

  /// What was asked, by whom.
  private struct Question {
    let system: HubSystem
    let request: Request
    let fault: Fault?
    let fields: JSONValue

    func text(_ name: String) -> String? { fields[name]?.liberalText ?? request.headers[name] }
  }

  private static let questionBytes = 64 * 1_024

  private func on(
    _ router: inout Router, _ operation: String, bytes: Int = questionBytes,
    _ answer: @escaping @Sendable (Question) -> Reply
  ) {
    front.on(&router, "/exchange/" + operation, operation, bodyBytes: bytes) { request, fault in
      let signed: SignedRequest
      do throws(TransportRefusal) {
        signed = try SignedRequest(
          at: now(), bodyHash: request.body.sha256.hex, mustSign: ["from", "messagetype"],
          secret: { name in systems.first { $0.name == name }?.secret }, line: { request.headers[$0] })
      } catch {
        return Reply(refused: error.rawValue, status: .unauthorized)
      }
      guard let system = systems.first(where: { $0.name == signed.system }) else {
        return Reply(refused: TransportRefusal.unknownSystem.rawValue, status: .unauthorized)
      }
      let fields = operation == "sendEdoc" ? nil : request.json(atMost: Hub.questionBytes)
      return answer(Question(system: system, request: request, fault: fault, fields: fields ?? .null))
    }
  }

  private func send(_ question: Question) -> Reply {
    guard let bytes = try? question.request.body.bytes(atMost: MessageLimits.bytes), !bytes.isEmpty else {
      return Reply(refused: "empty")
    }
    let message: Message
    do throws(ExchangeFault) {
      message = try Message.read(bytes).message
    } catch {
      return Reply(refused: error.code.rawValue)
    }
    guard let from = message.from?.organID?.text, question.system.agencies.contains(from) else {
      return Reply(refused: "foreign-sender")
    }
    let receivers: [(system: String, agency: String)] = message.receivers.compactMap { agency in
      systems.first { $0.agencies.contains(agency) }.map { ($0.name, agency) }
    }
    let subject = "\(from) > \(message.receivers.joined(separator: ","))"
    guard !receivers.isEmpty else { return Reply(refused: "no-such-agency", about: subject) }
    let (moment, hash) = (now(), SHA256(of: bytes).hex)
    let files = receivers.map { receiver in
      HeldFile(
        id: "", kind: message.transportKind, sender: (question.system.name, from), receiver: receiver, bytes: bytes,
        sha256: hash, at: moment, updatedAt: moment)
    }
    guard let id = store.hold(files) else { return Reply(refused: "full", about: subject) }
    return Reply(SendAnswer(taken: id).json, about: subject, outcome: id)
  }

  private func received(_ question: Question) -> Reply {
    let all = question.text("status") == "all"
    let status = question.text("status").flatMap(TransportStatus.init(rawValue:)) ?? .initial
    let files = store.all { file in
      file.receiver.system == question.system.name && (all || file.status == status)
        && file.isOf(question.text("fromDate"))
    }
    return Reply(list: files.map(\.waiting), question.fault)
  }

  private func sent(_ question: Question) -> Reply {
    let files = store.all { file in
      file.sender.system == question.system.name && file.isOf(question.text("fromDate"))
    }
    return Reply(list: files.map(\.sent), question.fault)
  }

  private func file(_ question: Question) -> Reply {
    let moment = now()
    let found = store.change(question.text("docId") ?? "", for: question.system.name) { file in
      if file.status == .initial { (file.status, file.updatedAt) = (.processing, moment) }
    }
    guard let file = found else { return Reply(refused: "not-found", status: .notFound) }
    let hash = question.fault == .wrongSum ? SHA256(of: "another file".utf8).hex : file.sha256
    return Reply(
      subject: file.id, outcome: "\(file.bytes.count)", type: "application/xml",
      headers: [("messagetype", file.kind.rawValue), ("XroadVnpt-hash-header", hash)], bytes: file.bytes)
  }

  private func update(_ question: Question) -> Reply {
    guard let status = question.text("status").flatMap(TransportStatus.init(rawValue:)), status != .initial else {
      return Reply(refused: "wrong")
    }
    let moment = now()
    let id = question.text("docId") ?? ""
    let found = store.change(id, for: question.system.name) { ($0.status, $0.updatedAt) = (status, moment) }
    guard found != nil else { return Reply(refused: "not-found", status: .notFound) }
    return Reply(SendAnswer(taken: id).json, about: id, outcome: status.rawValue)
  }

  private func agencies(_ question: Question) -> Reply {
    let codes = systems.flatMap(\.agencies)
    return Reply(list: codes.map { ["code": .string($0), "name": .string($0)] }, question.fault)
  }

  private var view: JSONValue {
    .array(
      store.all { _ in true }.map { file in
        [
          "id": .string(file.id), "from": .string(file.sender.agency), "to": .string(file.receiver.agency),
          "kind": .string(file.kind.rawValue), "status": .string(file.status.rawValue), "sha256": .string(file.sha256),
        ]
      })
  }
}

extension HeldFile {
  /// Whether it came on a day, or no day is asked for.
  fileprivate func isOf(_ day: String?) -> Bool {
    day.flatMap { Day($0) }.map { $0 == at.localDay } ?? true
  }
}

extension Message {
  /// The agencies that it is for, by their codes as it has them.
  fileprivate var receivers: [String] {
    switch self {
    case .document(let document): document.to.compactMap { $0.organID?.text }
    case .status(let status): [status.responseFor?.organID?.text].compactMap(\.self)
    }
  }

  fileprivate var transportKind: TransportKind {
    switch self {
    case .document: .document
    case .status: .status
    }
  }
}

extension Reply {
  fileprivate init(_ json: JSONValue, about subject: String = "", outcome: String, status: Status = .ok) {
    self.init(subject: subject, outcome: outcome, status: status, bytes: json.canonical)
  }

  fileprivate init(refused code: String, about subject: String = "", status: Status = .ok) {
    self.init(
      SendAnswer(refused: code, "The request is not taken: \(code).").json, about: subject, outcome: code,
      status: status)
  }

  fileprivate init(list: [JSONValue], _ fault: Fault?) {
    let data = fault == .reorder ? list.reversed() : list
    self.init(
      ["status": "OK", "ErrorCode": "0", "ErrorDesc": "", "data": .array(data)], outcome: "\(list.count)")
  }
}
