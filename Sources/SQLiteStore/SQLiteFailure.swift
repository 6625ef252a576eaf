internal import CSQLite

/// The database let us down: what SQLite said, and what was being done.
///
/// Values bound to statements are never part of it, so that it can stand in a log; only ``code`` is a promise.
public struct SQLiteFailure: Error, Sendable {
  /// What kind of failure it is, as stable text.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The stable text, for logs and scripts.
    public let rawValue: String

    /// A code by its stable text.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }
  }

  /// The kind of failure.
  public let code: Code
  /// SQLite's extended result code; 0 when the failure was found by the store itself.
  public let extendedCode: Int32
  /// What was being done.
  public let doing: String
  /// The statement, without values; nil when no statement was at fault.
  public let sql: String?
  /// What SQLite or the store says about it, without values.
  public let message: String

  /// True when the disk did not take what was to be written: the transaction is undone, and what is there can be read.
  ///
  /// SQLite calls a disk full only when the system says just that. A quota, a limit of the process, or a file system that
  /// turned write-protected is to it an error of writing.
  public var isRefusedWrite: Bool { code == .readOnly || extendedCode == SQLITE_IOERR | 3 << 8 }

  /// A failure that the store found itself.
  public init(_ code: Code, doing: String, message: String, sql: String? = nil) {
    self.code = code
    self.extendedCode = 0
    self.doing = doing
    self.sql = sql
    self.message = message
  }

  /// The one funnel for SQLite's result codes.
  ///
  /// - Parameter valueless: No value has been given yet, so SQLite's own words cannot quote one.
  init(
    result: Int32, doing: String, sql: String? = nil, connection: OpaquePointer? = nil, valueless: Bool = false
  ) {
    var extended = result
    if let connection = unsafe connection {
      let latest = unsafe sqlite3_extended_errcode(connection)
      if latest & 0xff == result & 0xff { extended = latest }
    }
    // Broken rules are told in names of tables and columns; other messages (JSON, full-text search) may quote a value.
    if let connection = unsafe connection, valueless || result & 0xff == SQLITE_CONSTRAINT {
      message = unsafe String(cString: sqlite3_errmsg(connection))
    } else {
      message = unsafe String(cString: sqlite3_errstr(extended))
    }
    self.code = Code(result: result)
    self.extendedCode = extended
    self.doing = doing
    self.sql = sql
  }
}

extension SQLiteFailure.Code {
  /// Too much work is waiting already; try again after a moment.
  public static let busy = Self(rawValue: "busy")
  /// The store has been closed.
  public static let closed = Self(rawValue: "closed")
  /// A look at the record took longer than it may: while anyone looks, the write-ahead file grows.
  public static let tookTooLong = Self(rawValue: "took-too-long")
  /// Another program holds a lock on the file.
  public static let locked = Self(rawValue: "locked")
  /// The disk is full.
  public static let full = Self(rawValue: "full")
  /// Reading or writing the disk failed.
  public static let disk = Self(rawValue: "disk")
  /// The file is damaged.
  public static let corrupt = Self(rawValue: "corrupt")
  /// The file is not a database of this program.
  public static let foreign = Self(rawValue: "foreign")
  /// The file was written by a newer version of this program.
  public static let newer = Self(rawValue: "newer")
  /// A migration that was applied reads differently now.
  public static let migration = Self(rawValue: "migration")
  /// A rule of the schema was broken: unique, foreign key, check, not null.
  public static let constraint = Self(rawValue: "constraint")
  /// The file, or the way it was opened, does not allow writing.
  public static let readOnly = Self(rawValue: "read-only")
  /// The file could not be opened.
  public static let cannotOpen = Self(rawValue: "cannot-open")
  /// A column holds another type than the one asked for, or text that is not UTF-8.
  public static let unexpectedValue = Self(rawValue: "unexpected-value")
  /// The statement and what was given to it do not fit.
  public static let misuse = Self(rawValue: "misuse")
  /// Anything else.
  public static let other = Self(rawValue: "other")

  init(result: Int32) {
    switch result & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked
    case SQLITE_FULL: self = .full
    case SQLITE_INTERRUPT: self = .tookTooLong
    case SQLITE_IOERR: self = .disk
    case SQLITE_CORRUPT: self = .corrupt
    case SQLITE_NOTADB: self = .foreign
    case SQLITE_CONSTRAINT: self = .constraint
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
    case SQLITE_CANTOPEN, SQLITE_AUTH: self = .cannotOpen
    case SQLITE_MISUSE, SQLITE_RANGE, SQLITE_ERROR, SQLITE_MISMATCH: self = .misuse
    default: self = .other
    }
  }
}

extension SQLiteFailure: Equatable {
  /// Two failures are the same when their codes are; the rest is for people.
  public static func == (a: Self, b: Self) -> Bool {
    a.code == b.code
  }
}

extension SQLiteFailure: CustomStringConvertible {
  /// One line for a log: `database failure full (13) while committing: database or disk is full`.
  public var description: String {
    let number = extendedCode == 0 ? "" : " (\(extendedCode))"
    let statement = sql.map { " [\($0.split(whereSeparator: \.isWhitespace).joined(separator: " "))]" } ?? ""
    return "database failure \(code.rawValue)\(number) while \(doing): \(message)\(statement)"
  }
}
