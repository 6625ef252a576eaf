import Dispatch
public import OneStop
import Synchronization

/// ClamAV's daemon as a scanner: every file is streamed to it (`INSTREAM` of clamd(8)), nothing is written for it.
///
/// Only its plain word that a file is clean lets the file pass: silence, a word too early, and what is not understood hold
/// it back.
public final class ClamScanner: FileScanning {
  /// Where it listens.
  public let address: ScannerAddress
  private let free: DispatchSemaphore
  private let counted = Mutex(ScanCounts())

  /// How long it takes to say no, and how many files go at once.
  public struct Limits: Sendable {
    /// Files that are streamed at the same time; more wait their turn within their time. clamd has ten threads by itself.
    public var atOnce = 6
    /// The slowest that is waited for, beside the time that is given for each file.
    public var slowestBytesPerSecond = 2 * 1_024 * 1_024

    /// The limits for clamd on the same machine.
    public init() {}
  }

  private let limits: Limits

  /// A scanner at an address; nobody is asked before the first file.
  public init(_ address: ScannerAddress, _ limits: Limits = Limits()) {
    self.address = address
    self.limits = limits
    free = DispatchSemaphore(value: limits.atOnce)
  }

  /// What became of the files so far.
  public var counts: ScanCounts { counted.withLock { $0 } }

  /// Whether it answers to a PING within two seconds.
  public func isThere() -> Bool {
    guard let connection = try? ScannerConnection(to: address, by: ScannerConnection.now + 2_000),
      (try? connection.send(Array("zPING\u{0}".utf8))) == true
    else { return false }
    return (try? connection.answer()) == "PONG"
  }

  /// Streams the file to clamd and reads its word.
  public func scan(
    bytes: Int, within seconds: Int, _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> ScanVerdict {
    let start = ScannerConnection.now
    let deadline = start + Int64(seconds) * 1_000 + Int64(bytes) * 1_000 / Int64(max(limits.slowestBytesPerSecond, 1))
    guard free.wait(timeout: .now() + .milliseconds(Int(deadline - start))) == .success else {
      return noted(.unknown(reason: "all connections to the scanner are busy"), since: start)
    }
    defer { free.signal() }
    do {
      let connection = try ScannerConnection(to: address, by: deadline)
      return noted(try ClamScanner.verdict(of: connection, bytes: bytes, read), since: start)
    } catch let trouble as ScanTrouble {
      return noted(.unknown(reason: trouble.reason), since: start)
    }
  }

  private func noted(_ verdict: ScanVerdict, since start: Int64) -> ScanVerdict {
    counted.withLock { $0.note(verdict, milliseconds: ScannerConnection.now - start) }
    return verdict
  }

  private static let pieceBytes = 64 * 1_024

  private static func verdict(
    of connection: borrowing ScannerConnection, bytes: Int, _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> ScanVerdict {
    var isListening = try connection.send(Array("zINSTREAM\u{0}".utf8))
    var offset = 0
    while isListening, offset < bytes {
      let piece = try read(offset, min(pieceBytes, bytes - offset))
      guard !piece.isEmpty else { throw ScanTrouble(reason: "the file is shorter than it was") }
      let length = UInt32(piece.count)
      let head = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
      isListening = try connection.send(head + piece)
      offset += piece.count
    }
    if isListening { isListening = try connection.send([0, 0, 0, 0]) }
    return try verdict(ofAnswer: connection.answer(), isWhole: isListening)
  }

  /// What an answer means.
  ///
  /// - Parameter isWhole: Whether all of the file had been sent when it came; nobody calls clean what he has not seen.
  static func verdict(ofAnswer answer: String, isWhole: Bool) throws(ScanTrouble) -> ScanVerdict {
    if answer == "INSTREAM size limit exceeded. ERROR" { return .tooLong }
    guard answer.hasPrefix("stream: ") else { throw .unclear }
    let said = answer.dropFirst("stream: ".count)
    if said == "OK", isWhole { return .clean }
    if said.hasSuffix(" FOUND") {
      let name = said.dropLast(" FOUND".count).filter { $0.isASCII && !$0.isWhitespace && $0 >= " " }
      // AlertExceedsMax: it has not looked through all of the file.
      if name.hasPrefix("Heuristics.Limits.Exceeded") { return .tooLong }
      return .infected(signature: String(name.prefix(100)))
    }
    throw .unclear
  }
}
