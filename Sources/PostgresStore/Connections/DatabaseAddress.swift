internal import CPostgreSQL

/// Where the database is and who we are there: `postgres://motcua@db.example/motcua?sslmode=verify-full`.
///
/// What the address leaves out comes from libpq's own surroundings: `PGHOST`, `PGPASSFILE`, `PGSERVICE`, certificates in
/// `~/.postgresql`. A password never stands in it: the command line and the environment of a process are seen by others.
public struct DatabaseAddress: Sendable, Equatable {
  /// Why a text is no address of a database.
  public enum Fault: Error, Sendable, Equatable {
    /// It begins with neither `postgres://` nor `postgresql://`.
    case notPostgres
    /// It holds a password.
    case hasPassword
    /// libpq does not understand it.
    case malformed
  }

  /// The address as it was given. It holds no secret.
  public let text: String

  /// An address by its text.
  public init(_ text: String) throws(Fault) {
    guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://"), !text.utf8.contains(0) else {
      throw .notPostgres
    }
    guard let options = unsafe PQconninfoParse(text, nil) else { throw .malformed }
    defer { unsafe PQconninfoFree(options) }
    var place = unsafe options
    while let keyword = unsafe place.pointee.keyword {
      if unsafe ["password", "sslpassword"].contains(String(cString: keyword)), unsafe place.pointee.val != nil {
        throw .hasPassword
      }
      unsafe place += 1
    }
    self.text = text
  }

  /// A connection that was tried to make; whether it was made is its status.
  func connected(within seconds: Int) -> OpaquePointer? {
    unsafe motcua_pq_connect(text, "\(seconds)")
  }
}
