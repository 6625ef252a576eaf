internal import Crypto
internal import OneStop
internal import RecordKeeping

/// Files kept in the database, in pieces, so that every node reads them: each content once, under its hash.
final class DatabaseFiles: FileKeeping {
  /// Bytes of a piece; the last one of a file may be shorter.
  static let pieceBytes = 256 << 10
  /// How long what began to arrive may stay untouched before it counts as left behind, in milliseconds.
  private static let leftBehind: Int64 = 86_400_000

  private let readers: Readers
  private let hands: Hands
  /// Reaches the server for whoever holds the files as long as it takes.
  private let holder: @Sendable () throws(StoreFailure) -> PostgresConnection

  init(
    _ readers: Readers, _ hands: Hands, holder: @escaping @Sendable () throws(StoreFailure) -> PostgresConnection
  ) {
    self.readers = readers
    self.hands = hands
    self.holder = holder
  }

  func receive() throws -> any ReceivingFile { try ArrivingFile(hands) }

  func open(sha256: String, bytes: Int) throws -> any ReadingFile {
    let found = try readers.read { reading throws(StoreFailure) in
      try reading.first("SELECT place, bytes FROM file WHERE sha256 = ?", sha256) { row in
        (row.text(0), Int(row.int(1)))
      }
    }
    guard let found else {
      throw StoreFailure(.missing, doing: "opening a file", message: "there is no file of the hash \(sha256)")
    }
    guard found.1 == bytes else {
      throw StoreFailure(
        .corrupt, doing: "opening a file", message: "\(sha256) has \(found.1) bytes and the record says \(bytes)")
    }
    return PlacedFile(readers, place: found.0, bytes: bytes)
  }

  func remove(sha256: String, _ age: FileAge) throws -> Bool {
    let milliseconds = DatabaseFiles.untouched(age)
    return try hands.write { writing throws(StoreFailure) in
      guard try FileHold.isFree(writing) else { return false }
      let place = try writing.first(
        "DELETE FROM file WHERE sha256 = ? AND brought_at < ? RETURNING place", sha256,
        writing.serverClock() - milliseconds
      ) { row in row.text(0) }
      if let place { try writing.run("DELETE FROM file_piece WHERE place = ?", place) }
      return try !writing.exists("SELECT 1 FROM file WHERE sha256 = ?", sha256)
    }
  }

  func each(_ age: FileAge, _ visit: (_ sha256: String) throws -> Bool) throws {
    let (untouched, within) = (DatabaseFiles.untouched(age), DatabaseFiles.within(age))
    var last = ""
    while true {
      let hashes = try readers.read { [last] reading throws(StoreFailure) in
        let now = try reading.serverClock()
        return try reading.all(
          "SELECT sha256 FROM file WHERE sha256 > ? AND brought_at < ? AND brought_at >= ? ORDER BY sha256 LIMIT 500",
          last, now - untouched, now - within
        ) { row in row.text(0) }
      }
      guard let end = hashes.last else { return }
      for sha256 in hashes {
        guard try visit(sha256) else { return }
      }
      last = end
    }
  }

  func holding<Value>(_ work: () throws -> Value) throws -> Value { try holdingFiles(on: holder(), work) }

  /// Removes what began to arrive and was neither kept nor touched for a day: a node that died left it behind.
  func sweep() throws(StoreFailure) {
    try hands.write { writing throws(StoreFailure) in
      let left = try writing.all(
        "DELETE FROM arrival WHERE touched_at < ? RETURNING place", writing.serverClock() - Self.leftBehind
      ) { row in row.text(0) }
      for place in left { try writing.run("DELETE FROM file_piece WHERE place = ?", place) }
    }
  }

  func close() { hands.close() }

  /// How many milliseconds before now by the server's clock, which has dated the files, the content has to have been brought.
  private static func untouched(_ age: FileAge) -> Int64 {
    switch age {
    // Later than any clock will say.
    case .whatever: -(1 << 60)
    case .untouched(let seconds, _), .recent(let seconds, _, _): seconds * 1000
    }
  }

  /// Within how many milliseconds before now somebody has to have brought it.
  private static func within(_ age: FileAge) -> Int64 {
    switch age {
    // Earlier than any clock has said.
    case .whatever, .untouched: 1 << 60
    case .recent(_, let within, _): within * 1000
    }
  }
}

/// A kept file by its place.
private final class PlacedFile: ReadingFile {
  let bytes: Int
  private let readers: Readers
  private let place: String

  init(_ readers: Readers, place: String, bytes: Int) {
    self.readers = readers
    self.place = place
    self.bytes = bytes
  }

  func read(at offset: Int, count: Int) throws -> [UInt8] {
    let wanted = max(0, min(count, bytes - max(offset, 0)))
    guard wanted > 0, offset >= 0 else { return [] }
    let part = try readers.read { reading throws(StoreFailure) in
      try bytesOfPieces(reading, place, at: offset, count: wanted)
    }
    guard part.count == wanted else {
      throw StoreFailure(
        .corrupt, doing: "reading a file", message: "it ends \(wanted - part.count) bytes too early")
    }
    return part
  }
}

/// So many bytes of the pieces of a place; fewer only where they end.
func bytesOfPieces<Asked: Queries & ~Copyable>(
  _ asked: borrowing Asked, _ place: String, at offset: Int, count: Int
) throws(StoreFailure) -> [UInt8] {
  var bytes: [UInt8] = []
  while bytes.count < count {
    let (number, start) = (offset + bytes.count).quotientAndRemainder(dividingBy: DatabaseFiles.pieceBytes)
    let part = try asked.first(
      """
      SELECT substring(body FROM CAST(? AS INTEGER) FOR CAST(? AS INTEGER)) FROM file_piece
      WHERE place = ? AND number = ?
      """, start + 1, min(count - bytes.count, DatabaseFiles.pieceBytes - start), place, number
    ) { row in row.bytes(0) }
    guard let part, !part.isEmpty else { break }
    bytes += part
  }
  return bytes
}
