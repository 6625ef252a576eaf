internal import Documents
internal import Exchange
internal import OneStop
internal import Procedures
internal import Text
internal import WorkingTime

/// Messages of the exchange as they come in: kept, read, checked, recorded and in the register of incoming documents, each step durable.
final class RegisteredMessages: Sendable {
  private let engine: BenchOffice
  private let partner: Partner

  init(_ office: BenchOffice) throws {
    engine = office
    guard let partner = office.office.definitions.partners.all.first(where: \.takesOthers) else {
      throw Trouble("the definitions name no partner for all other agencies")
    }
    self.partner = partner
  }

  /// Takes a message to the register.
  func register(_ bytes: [UInt8]) throws {
    try enter(take(bytes))
  }

  /// Takes a message in; the document that came of it, which nobody has registered.
  @discardableResult
  func take(_ bytes: [UInt8]) throws -> DocumentKey {
    try deliver(bytes)
    return try takeNext()
  }

  /// Keeps a message.
  func deliver(_ bytes: [UInt8]) throws {
    guard case .taken = try engine.office.deliver(bytes, from: partner) else {
      throw Trouble("a message was not delivered")
    }
  }

  /// Records the message that came first; the document.
  func takeNext() throws -> DocumentKey {
    guard case .taken(let subject?, _)? = try engine.office.takeNext()?.taking, let key = subject.document else {
      throw Trouble("a message was not taken")
    }
    return key
  }

  /// Enters a document into the register of incoming documents.
  func enter(_ key: DocumentKey) throws {
    let request = CommandRequest(
      key: CommandKey(owner: "officer/minh", id: "register/\(key)"), digest: "register", caller: .officer("minh"))
    guard case .done = try engine.office.perform(.register(attested: "Đã kiểm tra"), on: key, request) else {
      throw Trouble("\(key) was not registered")
    }
  }
}

/// Messages that differ by their identification and their attachment, which is made while nothing is measured.
struct LettersWithAttachment {
  private let content: [UInt8]
  private var count = 0

  init(_ content: [UInt8]) { self.content = content }

  /// The next message, and what is attached to it.
  mutating func next() throws -> (bytes: [UInt8], content: [UInt8]) {
    count += 1
    var content = content
    let number = Array("\(count)".utf8)
    content.replaceSubrange(0..<number.count, with: number)
    return (try ReceivedMessages.message(around: content, from: "H99.06", to: "H56.06", number: count), content)
  }
}
