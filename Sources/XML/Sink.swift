internal import CLibXML2

/// Where a canonical form is written to: it is kept, unless it is longer than somebody wants to keep it, and then handed on piece by
/// piece.
@safe public final class Sink {
  /// All that was written; nothing once it is handed on.
  public private(set) var bytes: [UInt8] = []
  /// How many bytes were written.
  public private(set) var count = 0
  /// Whether it was too long to be kept.
  public private(set) var isHandedOn = false
  private var room = 0
  private var isInOnePiece = false
  private let most: Int
  private let handOn: (UnsafeRawBufferPointer) -> Void

  /// A sink that keeps all.
  public convenience init() {
    unsafe self.init(keeping: .max) { _ in }
  }

  /// A sink that keeps so much.
  ///
  /// - Parameters:
  ///   - most: How many bytes are kept at most.
  ///   - handOn: Is given all that is written, from the beginning, of what is longer; nothing of what is kept.
  public init(keeping most: Int, handingOnTo handOn: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.most = most
    unsafe self.handOn = unsafe handOn
  }

  /// - Parameters:
  ///   - room: How many bytes it takes at most.
  ///   - expected: How much will probably come.
  ///   - isInOnePiece: Whether libxml2 may keep all of it until its end, which saves a call for every word.
  func open(room: Int, expected: Int, isInOnePiece: Bool) {
    self.room = room
    self.isInOnePiece = isInOnePiece
    if expected <= most { bytes.reserveCapacity(min(room, max(expected, isInOnePiece ? 0 : 4096))) }
  }

  private func take(_ part: UnsafeRawBufferPointer) -> Bool {
    guard count + part.count <= room else { return false }
    count += part.count
    if !isHandedOn {
      guard count > most else {
        unsafe bytes.append(contentsOf: part)
        return true
      }
      isHandedOn = true
      unsafe bytes.withUnsafeBytes { unsafe handOn($0) }
      bytes = []
    }
    unsafe handOn(part)
    return true
  }

  func write(
    _ document: xmlDocPtr, _ form: CanonicalForm, isVisible: xmlC14NIsVisibleCallback?
  ) throws(Malformed) {
    guard let output = unsafe isInOnePiece ? xmlAllocOutputBuffer(nil) : piecewise() else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "no memory for a canonical form")
    }
    // Without a listener, libxml2 would tell the terminal.
    unsafe xmlSetStructuredErrorFunc(nil, { _, _ in })
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    let (mode, prefixes) = form.rules.inLibXML
    let done = unsafe withArrayOfTexts(prefixes) { prefixes in
      unsafe xmlC14NExecute(document, isVisible, nil, CInt(mode.rawValue), prefixes, form.hasComments ? 1 : 0, output)
    }
    let hasRoom =
      unsafe !isInOnePiece || done < 0
      || take(
        UnsafeRawBufferPointer(start: xmlOutputBufferGetContent(output), count: xmlOutputBufferGetSize(output)))
    let closed = unsafe xmlOutputBufferClose(output)
    guard done >= 0, closed >= 0, hasRoom else {
      throw Malformed(
        code: .limit, line: 0, column: 0,
        message: "no canonical form: a relative namespace, or more than there is room for")
    }
  }

  private func piecewise() -> xmlOutputBufferPtr? {
    unsafe xmlOutputBufferCreateIO(
      { sink, part, count in
        guard let sink = unsafe sink, let part = unsafe part, count >= 0 else { return -1 }
        let taken = unsafe Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue()
          .take(UnsafeRawBufferPointer(start: part, count: Int(count)))
        return taken ? count : -1
      }, nil, Unmanaged.passUnretained(self).toOpaque(), nil)
  }
}
