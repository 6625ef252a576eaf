internal import CPostgreSQL
package import RecordKeeping

/// Rows that come in by `COPY … FROM STDIN` in its binary form: the server takes them in while the next ones are read, and
/// answers once, at the end.
///
/// Texts and bytes stand in it as they are, each behind its length (PostgreSQL 15, COPY, "Binary Format"): nothing is put
/// otherwise on the way.
final class CopiedRows: RowIntake {
  /// The signature, no flags, and nothing more before the rows.
  private static let head: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
  /// About how much is sent at once.
  private static let pieceBytes = 1 << 18
  private static let doing = "copying rows"

  private let connection: PostgresConnection
  private let sql: String
  /// Of each column, whether it is stored in the table.
  private let isStored: [Bool]
  private let fields: Int16
  private var isBegun = false
  private var waiting: [UInt8] = []

  init(_ table: RecordTable, on connection: PostgresConnection) {
    self.connection = connection
    let stored = table.columns.filter { !table.derived.contains($0.name) }
    isStored = table.columns.map { !table.derived.contains($0.name) }
    fields = Int16(clamping: stored.count)
    let names = stored.map { SQL.name($0.name).text }.joined(separator: ", ")
    sql = "COPY \(SQL.name(table.name).text) (\(names)) FROM STDIN WITH (FORMAT binary)"
  }

  func take(_ rows: [[Cell]]) throws(StoreFailure) {
    if !isBegun { try begin() }
    for row in rows {
      add(fields)
      for (cell, goes) in zip(row, isStored) where goes { add(cell) }
      if waiting.count >= CopiedRows.pieceBytes { try send() }
    }
  }

  func end() throws(StoreFailure) {
    guard isBegun else { return }
    add(Int16(-1))
    try send()
    guard unsafe PQputCopyEnd(connection.handle, nil) == 1 else { throw broken() }
    isBegun = false
    let answer = unsafe PQgetResult(connection.handle)
    defer { unsafe PQclear(answer) }
    // The connection takes nothing else before it has given all that was answered.
    while let more = unsafe PQgetResult(connection.handle) { unsafe PQclear(more) }
    guard unsafe PQresultStatus(answer) == PGRES_COMMAND_OK else {
      throw unsafe connection.noted(answer, doing: CopiedRows.doing, sql: sql)
    }
  }

  private func begin() throws(StoreFailure) {
    connection.writes += 1
    let answer = unsafe PQexec(connection.handle, connection.begun(sql))
    defer { unsafe PQclear(answer) }
    guard unsafe PQresultStatus(answer) == PGRES_COPY_IN else {
      throw unsafe connection.noted(answer, doing: CopiedRows.doing, sql: sql)
    }
    isBegun = true
    waiting = CopiedRows.head
  }

  /// Hands over what waits; where the server takes it more slowly, this waits.
  private func send() throws(StoreFailure) {
    var rest = waiting[...]
    while !rest.isEmpty {
      let piece = rest.prefix(CopiedRows.pieceBytes)
      let result = unsafe piece.withUnsafeBytes { bytes in
        unsafe PQputCopyData(
          connection.handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count))
      }
      guard result == 1 else { throw broken() }
      rest = rest.dropFirst(piece.count)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// A server that refuses rows says so at the end; nothing is handed over only where there is none any more.
  private func broken() -> StoreFailure {
    unsafe connection.noted(nil, doing: CopiedRows.doing, sql: sql)
  }

  private func add(_ cell: Cell) {
    switch cell {
    case .nothing: add(Int32(-1))
    case .integer(let number):
      add(Int32(8))
      add(number)
    case .text(let text):
      // No database has a value of 2 GB.
      add(Int32(clamping: text.utf8.count))
      waiting.append(contentsOf: text.utf8)
    case .bytes(let bytes):
      add(Int32(clamping: bytes.count))
      waiting.append(contentsOf: bytes)
    }
  }

  private func add(_ number: some FixedWidthInteger) {
    for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
      waiting.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

extension PostgresConnection {
  /// See ``RecordConnection``.
  package func intake(of table: RecordTable) throws(StoreFailure) -> any RowIntake {
    if let lost { throw lost }
    return CopiedRows(table, on: self)
  }
}
