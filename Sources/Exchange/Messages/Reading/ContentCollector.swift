internal import Crypto
internal import XML

/// Decodes the contents of attachments while their message is read: they never stand there as texts.
final class ContentCollector: TextTaker {
  /// The contents in the order of the document; nil for what was no base64.
  private(set) var contents: [[UInt8]?] = []
  private let documentBytes: Int
  private var current: Base64Reading?
  private var digits = 0
  private var taken = 0
  /// Digits that are held until there are enough to tell a long text from a short one.
  private var short: [UInt8] = []

  init(documentBytes: Int) {
    self.documentBytes = documentBytes
  }

  override func begin() {
    current = nil
    short.removeAll(keepingCapacity: true)
    digits = 0
  }

  override func take(_ piece: UnsafeBufferPointer<UInt8>) {
    digits += piece.count
    if current == nil, digits <= ContentCollector.shortDigits {
      short.append(contentsOf: piece)
      return
    }
    if current == nil { startLong() }
    current?.take(piece)
  }

  /// A long text gets room for all that may still come at once: moving it while it grows would need twice the memory.
  private func startLong() {
    var reading = Base64Reading(expecting: max(0, documentBytes - taken))
    short.withUnsafeBufferPointer { reading.take($0) }
    current = reading
  }

  override func end() {
    taken += digits
    var reading = current ?? Base64Reading(expecting: short.count)
    if current == nil { short.withUnsafeBufferPointer { reading.take($0) } }
    current = nil
    let content = reading.finish()
    // The room that was too much is given back where that costs less than it saves.
    if let content, digits > ContentCollector.shortDigits, content.capacity > 2 * content.count {
      contents.append(content.withUnsafeBufferPointer { Array($0) })
    } else {
      contents.append(content)
    }
  }

  private static let shortDigits = 1_024 * 1_024
}
