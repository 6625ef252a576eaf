internal import Documents
internal import Exchange
internal import OneStop
internal import Procedures
internal import Text
internal import WorkingTime

/// Messages of the exchange as they come in: kept, read, checked, recorded and in the register of incoming documents, each step durable.
final class RegisteredMessages {
  private let engine: BenchOffice
  private let partner: Partner

  init(_ office: BenchOffice) throws {
    engine = office
    guard let partner = office.office.definitions.partners.all.first(where: \.takesOthers) else {
      throw Trouble("the definitions name no partner for all other agencies")
    }
    self.partner = partner
  }

  /// Takes a message to the register; the document.
  @discardableResult
  func register(_ bytes: [UInt8]) throws -> DocumentKey {
    let key = try take(bytes)
    let request = CommandRequest(
      key: CommandKey(owner: "officer/minh", id: "register/\(key)"), digest: "register", caller: .officer("minh"))
    guard case .done = try engine.office.perform(.register(attested: "Đã kiểm tra"), on: key, request) else {
      throw Trouble("\(key) was not registered")
    }
    return key
  }

  /// Takes a message in; the document that came of it, which nobody has registered.
  @discardableResult
  func take(_ bytes: [UInt8]) throws -> DocumentKey {
    guard case .taken = try engine.office.deliver(bytes, from: partner),
      case .taken(let subject?, _)? = try engine.office.takeNext()?.taking, let key = subject.document
    else { throw Trouble("a message was not taken") }
    return key
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
