public import WorkingTime

/// What keeps the files that people hand in, by their content.
///
/// A file is complete and durable before anything in the record names it; the same content twice is one file.
public protocol FileKeeping: Sendable {
  /// Begins to take in a file whose pieces arrive one after the other.
  func receive() throws -> any ReceivingFile
  /// The same for a file of which whoever holds all of it knows the SHA-256: it need not be hashed again on its way.
  func receive(hashedAs sha256: String) throws -> any ReceivingFile
  /// Opens a kept file of a length that the record knows.
  ///
  /// - Throws: A failure when there is none, or when it is not what it was.
  func open(sha256: String, bytes: Int) throws -> any ReadingFile
  /// Removes a file that nothing names any more, unless the same content was brought again too lately, or somebody holds the
  /// files: then it stays for another time.
  ///
  /// - Returns: Whether it is gone.
  @discardableResult
  func remove(sha256: String, _ age: FileAge) throws -> Bool
  /// Visits every kept file of an age, by its SHA-256; one that comes or goes meanwhile may be left out.
  ///
  /// - Parameter visit: Whether to go on with the next one.
  func each(_ age: FileAge, _ visit: (_ sha256: String) throws -> Bool) throws
  /// Does work during which no file goes, by this process or another: for whoever copies or
  /// proves the record as of a moment after this began, though an erasure has the record name fewer files meanwhile.
  ///
  /// The hold ends with the work, and with the process, however that ends.
  func holding<Value>(_ work: () throws -> Value) throws -> Value
}

extension FileKeeping {
  /// A store that hashes what arrives has to do with what it finds itself.
  public func receive(hashedAs sha256: String) throws -> any ReceivingFile { try receive() }
}

/// How long nobody may have brought the content of a file.
public enum FileAge: Hashable, Sendable {
  /// However lately it was brought.
  case whatever
  /// For so many seconds. The moment is now by the clock of this program: files that are dated by another clock, as that of a database,
  /// are as old as that one says.
  case untouched(seconds: Int64, at: Instant)
  /// For so many seconds, though somebody did within so many: what may have been left behind lately.
  case recent(untouched: Int64, within: Int64, at: Instant)

  /// Since when nobody may have brought it, by the clock of this program.
  public var untouchedSince: Instant {
    switch self {
    case .whatever: Instant(milliseconds: .max)
    case .untouched(let seconds, let now), .recent(let seconds, _, let now): now.advanced(bySeconds: -seconds)
    }
  }

  /// Since when somebody has to have brought it, by the clock of this program.
  public var broughtSince: Instant {
    switch self {
    case .whatever, .untouched: Instant(milliseconds: .min)
    case .recent(_, let within, let now): now.advanced(bySeconds: -within)
    }
  }
}

/// A file that is being taken in. Dropping it without ``finish()`` leaves nothing behind.
public protocol ReceivingFile: AnyObject {
  /// Takes in the next piece.
  func append(_ piece: [UInt8]) throws
  /// Bytes that have arrived.
  var bytes: Int { get }
  /// Gives so many bytes of what has arrived from a place; fewer only at the end.
  func read(at offset: Int, count: Int) throws -> [UInt8]
  /// Makes the file durable.
  ///
  /// - Returns: SHA-256 of the content in hexadecimal, and its size in bytes.
  func finish() throws -> (sha256: String, bytes: Int)
}

/// A kept file that is being read, in any place and by any thread.
public protocol ReadingFile: AnyObject, Sendable {
  /// Its size in bytes.
  var bytes: Int { get }
  /// Gives so many bytes from a place within its size.
  ///
  /// - Throws: A failure when the file is shorter than the record says.
  func read(at offset: Int, count: Int) throws -> [UInt8]
}

/// A file that was uploaded and may be named in a submission or a supplement for a day.
public struct Upload: Sendable, Equatable {
  /// What whoever uploaded it names it by: random, so that nobody can name what another one uploaded.
  public let id: String
  /// SHA-256 of the content.
  public let sha256: String
  /// The name its owner gave it, cleaned.
  public let name: String
  /// Its size in bytes.
  public let bytes: Int
  /// Its media type, told by its content.
  public let type: String
  /// When it came.
  public let at: Instant
  /// Who uploaded it, so that the quota can count: an officer's name, or a network under this installation's key.
  public let owner: String
  /// How far it has come with the scanner.
  public let scan: ScanState

  /// An upload.
  public init(
    id: String, sha256: String, name: String, bytes: Int, type: String, at: Instant, owner: String, scan: ScanState
  ) {
    self.id = id
    self.sha256 = sha256
    self.name = name
    self.bytes = bytes
    self.type = type
    self.at = at
    self.owner = owner
    self.scan = scan
  }
}
