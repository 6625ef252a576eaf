internal import CPostgreSQL
internal import RecordKeeping

/// A statement of one connection: prepared when it is first run, since only then the kinds of its values are known.
@safe final class PostgresStatement: RecordStatement {
  /// A value that was given.
  private enum Given {
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
    case nothing
  }

  let sql: String
  let name: String
  private unowned let connection: PostgresConnection
  private let isReading: Bool
  private var given: [Given] = []
  private var kinds: [ValueKind] = []
  private(set) var isPrepared = false
  var isBusy = false
  var lastUse: UInt64 = 0

  /// All rows that the server answered; nil before it was asked.
  private var answer: OpaquePointer?
  private var rows: Int32 = 0
  private var row: Int32 = -1
  private(set) var changes = 0
  var fault: String?

  /// - Parameter name: By what the server knows it; empty for a statement that is used once.
  init(_ sql: String, as name: String, on connection: PostgresConnection) {
    self.sql = sql
    self.name = name
    self.connection = connection
    isReading = sql.hasPrefix("SELECT")
  }

  deinit {
    unsafe PQclear(answer)
  }

  func give(_ value: Int64, at index: Int) { note(.integer(value), .integer) }

  func give(_ value: String, at index: Int) { note(.text(value), .text) }

  func give(_ value: [UInt8], at index: Int) { note(.bytes(value), .bytes) }

  func giveNothing(of kind: ValueKind, at index: Int) { note(.nothing, kind) }

  private func note(_ value: Given, _ kind: ValueKind) {
    given.append(value)
    if !isPrepared { kinds.append(kind) }
  }

  func begin(values count: Int) throws(StoreFailure) {
    isBusy = true
    if !isReading { connection.writes += 1 }
    if !isPrepared { try prepare() }
    guard count == kinds.count else {
      throw StoreFailure(
        .misuse, doing: "giving values to a statement", message: "it takes \(kinds.count) values and got \(count)",
        sql: sql)
    }
    try run()
  }

  /// Has the server prepare it, for values of just these kinds.
  private func prepare() throws(StoreFailure) {
    // One without a name is known until the next that has none, as what begins a transaction.
    if name.isEmpty { try connection.begin() }
    let types = kinds.map { $0.oid }
    let result = unsafe PQprepare(connection.handle, name, sql, Int32(clamping: types.count), types)
    defer { unsafe PQclear(result) }
    guard unsafe PQresultStatus(result) == PGRES_COMMAND_OK else {
      kinds = []
      throw unsafe connection.noted(result, doing: "preparing a statement", sql: sql)
    }
    isPrepared = true
  }

  /// Runs it, with values and answer in the binary form of the protocol.
  private func run() throws(StoreFailure) {
    var sent: [UInt8] = []
    var (places, lengths): ([Int?], [Int32]) = ([], [])
    for value in given {
      let start = sent.count
      switch value {
      case .integer(let number):
        for shift in stride(from: 56, through: 0, by: -8) { sent.append(UInt8(truncatingIfNeeded: number >> shift)) }
      case .text(let text): sent.append(contentsOf: text.utf8)
      case .bytes(let bytes): sent.append(contentsOf: bytes)
      case .nothing: break
      }
      if case .nothing = value { places.append(nil) } else { places.append(start) }
      lengths.append(Int32(clamping: sent.count - start))
    }
    // An empty value stands at the end, and has a place all the same.
    sent.append(0)
    unsafe answer = sent.withUnsafeBytes { bytes in
      let values = unsafe places.map { place in
        unsafe place.flatMap { unsafe bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
      }
      return unsafe connection.run(name, values, lengths)
    }
    switch unsafe PQresultStatus(answer) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
    default: throw unsafe connection.noted(answer, doing: "running a statement", sql: sql)
    }
    rows = unsafe PQntuples(answer)
    changes = unsafe PQcmdTuples(answer).flatMap { unsafe Int(String(cString: $0)) } ?? 0
  }

  func step() throws(StoreFailure) -> Bool {
    guard row + 1 < rows else { return false }
    row += 1
    return true
  }

  func finish() {
    unsafe PQclear(answer)
    unsafe answer = nil
    given.removeAll(keepingCapacity: true)
    if !isPrepared { kinds.removeAll() }
    (rows, row, changes) = (0, -1, 0)
    (isBusy, fault) = (false, nil)
  }
}

extension PostgresStatement {
  func isNull(_ column: Int) -> Bool {
    guard let index = place(column) else { return true }
    return unsafe PQgetisnull(answer, row, index) == 1
  }

  func int(_ column: Int) -> Int64 {
    guard let bytes = unsafe value(column), let index = place(column),
      let number = unsafe WireNumber(bytes, type: PQftype(answer, index))
    else {
      fault = fault ?? "column \(column) does not hold an integer"
      return 0
    }
    return number.value
  }

  func text(_ column: Int) -> String {
    guard let bytes = unsafe value(column), let index = place(column),
      unsafe WireType.texts.contains(PQftype(answer, index))
    else {
      fault = fault ?? "column \(column) does not hold text"
      return ""
    }
    guard let text = unsafe String(validating: bytes, as: UTF8.self) else {
      fault = "column \(column) does not hold text in UTF-8"
      return ""
    }
    return text
  }

  func bytes(_ column: Int) -> [UInt8] {
    guard let bytes = unsafe value(column), let index = place(column), unsafe PQftype(answer, index) == WireType.bytes
    else {
      fault = fault ?? "column \(column) does not hold bytes"
      return []
    }
    return unsafe [UInt8](bytes)
  }

  /// The bytes of a column as they came; nil for null, and for a column that there is not.
  private func value(_ column: Int) -> UnsafeRawBufferPointer? {
    guard let index = place(column), unsafe PQgetisnull(answer, row, index) == 0,
      let start = unsafe PQgetvalue(answer, row, index)
    else { return nil }
    return unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(answer, row, index)))
  }

  private func place(_ column: Int) -> Int32? {
    guard column >= 0, row >= 0, column < Int(unsafe PQnfields(answer)) else { return nil }
    return Int32(truncatingIfNeeded: column)
  }
}
