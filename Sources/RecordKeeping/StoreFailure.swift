/// The database let us down: what it said, and what was being done.
///
/// Values bound to statements are never part of it, so that it can stand in a log; only ``code`` is a promise.
public struct StoreFailure: Error, Sendable {
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
  /// What the database itself calls it: SQLite's extended result code, PostgreSQL's SQLSTATE; nil when the failure was found
  /// by the store.
  public let cause: String?
  /// What was being done.
  public let doing: String
  /// The statement, without values; nil when no statement was at fault.
  public let sql: String?
  /// What the database or the store says about it, without values.
  public let message: String

  /// True when the disk did not take what was to be written: the transaction is undone, and what is there can be read.
  public let isRefusedWrite: Bool

  /// A failure that the store found itself.
  public init(_ code: Code, doing: String, message: String, sql: String? = nil) {
    self.init(code, cause: nil, doing: doing, message: message, sql: sql)
  }

  /// A failure of the database; its message holds no value that was given to a statement.
  package init(
    _ code: Code, cause: String?, doing: String, message: String, sql: String? = nil, isRefusedWrite: Bool = false
  ) {
    self.code = code
    self.cause = cause
    self.doing = doing
    self.sql = sql
    self.message = message
    self.isRefusedWrite = isRefusedWrite || code == .readOnly
  }
}

extension StoreFailure.Code {
  /// Too much work is waiting already; try again after a moment.
  public static let busy = Self(rawValue: "busy")
  /// The store has been closed.
  public static let closed = Self(rawValue: "closed")
  /// The database server cannot be reached, or has gone away in the midst of it.
  public static let unreachable = Self(rawValue: "unreachable")
  /// The connection broke in the midst of a commit, and nobody can be asked what became of it: the same command again tells.
  public static let undecided = Self(rawValue: "undecided")
  /// There is something already where nothing may be.
  public static let occupied = Self(rawValue: "occupied")
  /// There is no such file, or no record.
  public static let missing = Self(rawValue: "missing")
  /// A look at the record took longer than it may: while anyone looks, the database keeps what it sees.
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
}

extension StoreFailure: Equatable {
  /// Two failures are the same when their codes are; the rest is for people.
  public static func == (a: Self, b: Self) -> Bool {
    a.code == b.code
  }
}

extension StoreFailure: CustomStringConvertible {
  /// One line for a log: `database failure full (13) while committing: database or disk is full`.
  public var description: String {
    let number = cause.map { " (\($0))" } ?? ""
    let statement = sql.map { " [\($0.split(whereSeparator: \.isWhitespace).joined(separator: " "))]" } ?? ""
    return "database failure \(code.rawValue)\(number) while \(doing): \(message)\(statement)"
  }
}
