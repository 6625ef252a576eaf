/// What looks for malware in files before a dossier may take them.
public protocol FileScanning: Sendable {
  /// Whether it answers at all, asked without a file.
  func isThere() -> Bool
  /// Looks through a file.
  ///
  /// - Parameters:
  ///   - bytes: Its length.
  ///   - seconds: How long is waited, beside what a file of this length needs.
  ///   - read: Gives so many bytes from a place.
  /// - Returns: What was found; a scanner that fails is ``ScanVerdict/unknown(reason:)``, never clean.
  /// - Throws: What `read` throws.
  func scan(
    bytes: Int, within seconds: Int, _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> ScanVerdict
}

/// What a scanner says of a file.
public enum ScanVerdict: Hashable, Sendable {
  /// Nothing was found.
  case clean
  /// It holds malware of this name.
  case infected(signature: String)
  /// It is longer than the scanner takes.
  case tooLong
  /// Nothing was learned: the scanner is not there, too slow, or not understood.
  case unknown(reason: String)
}

/// How far an upload has come with the scanner.
public enum ScanState: Hashable, Sendable {
  /// Nobody has looked through it. Where there is a scanner, no dossier may take it.
  case unscanned
  /// Nothing was found.
  case clean
  /// It held malware of this name; the file is gone.
  case infected(signature: String)
  /// It was longer than the scanner takes; the file is gone.
  case tooLong

  /// As the record writes it.
  public var text: String {
    switch self {
    case .unscanned: ""
    case .clean: "clean"
    case .tooLong: "too-long"
    case .infected(let signature): "infected:" + signature
    }
  }

  /// Reads what the record wrote; what it does not know counts as not looked through.
  public init(text: String) {
    switch text {
    case "clean": self = .clean
    case "too-long": self = .tooLong
    case let text where text.hasPrefix("infected:"): self = .infected(signature: String(text.dropFirst(9)))
    default: self = .unscanned
    }
  }
}

/// What became of the files that were given to a scanner, since the program began.
public struct ScanCounts: Sendable, Hashable {
  /// Found clean.
  public private(set) var clean = 0
  /// Found infected.
  public private(set) var infected = 0
  /// Longer than the scanner takes.
  public private(set) var tooLong = 0
  /// Times that nothing was learned.
  public private(set) var unknown = 0
  /// Milliseconds that all of it took together.
  public private(set) var milliseconds: Int64 = 0
  /// Uploads that wait for a scanner, when they were counted last.
  public var waiting = 0

  /// Nothing yet.
  public init() {}

  /// Adds one.
  public mutating func note(_ verdict: ScanVerdict, milliseconds: Int64) {
    switch verdict {
    case .clean: clean += 1
    case .infected: infected += 1
    case .tooLong: tooLong += 1
    case .unknown: unknown += 1
    }
    self.milliseconds += milliseconds
  }
}
