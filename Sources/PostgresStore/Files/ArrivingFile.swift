internal import Crypto
internal import OneStop
internal import RecordKeeping
internal import Synchronization

/// A file that is arriving: its pieces stand under a passing place until it is kept, and it is hashed on the way.
///
/// Letting it go, or any failure, removes it.
final class ArrivingFile: ReceivingFile {
  private let hands: Hands
  private let place: String
  private let hash: HashStream
  /// What does not fill a piece yet.
  private var rest: [UInt8] = []
  private var pieces = 0
  private var isOver = false
  /// Its hash, once somebody has tried to keep it: the server may have done so though nobody was told.
  private var tried: String?

  init(_ hands: Hands) throws {
    self.hands = hands
    place = try randomBytes(16).hex
    hash = try HashStream()
    try hands.write { [place] writing throws(StoreFailure) in
      try writing.run("INSERT INTO arrival (place, touched_at) VALUES (?, ?)", place, writing.serverClock())
    }
  }

  deinit {
    giveUp()
  }

  var bytes: Int { isOver ? 0 : pieces * DatabaseFiles.pieceBytes + rest.count }

  func append(_ piece: [UInt8]) throws {
    guard !isOver else { throw ended() }
    do {
      try hash.update(piece)
      rest += piece
      while rest.count >= DatabaseFiles.pieceBytes {
        try keep(Array(rest.prefix(DatabaseFiles.pieceBytes)))
        rest.removeFirst(DatabaseFiles.pieceBytes)
      }
    } catch {
      giveUp()
      throw error
    }
  }

  private func keep(_ piece: [UInt8]) throws(StoreFailure) {
    try hands.write { [place, pieces] writing throws(StoreFailure) in
      try writing.run("INSERT INTO file_piece (place, number, body) VALUES (?, ?, ?)", place, pieces, piece)
      try writing.run("UPDATE arrival SET touched_at = ? WHERE place = ?", writing.serverClock(), place)
    }
    pieces += 1
  }

  func read(at offset: Int, count: Int) throws -> [UInt8] {
    guard !isOver else { throw ended() }
    let kept = pieces * DatabaseFiles.pieceBytes
    var bytes: [UInt8] = []
    if offset < kept {
      bytes = try hands.write { [place] writing throws(StoreFailure) in
        try bytesOfPieces(writing, place, at: offset, count: min(count, kept - offset))
      }
    }
    let start = max(offset, kept) - kept
    if bytes.count < count, start < rest.count { bytes += rest[start...].prefix(count - bytes.count) }
    return bytes
  }

  func finish() throws -> (sha256: String, bytes: Int) {
    guard !isOver else { throw ended() }
    let count = bytes
    if !rest.isEmpty { try keep(rest) }
    let sha256 = try hash.finish().hex
    tried = sha256
    try hands.write { [place] writing throws(StoreFailure) in
      guard try writing.run("DELETE FROM arrival WHERE place = ?", place) == 1 else {
        throw StoreFailure(
          .missing, doing: "keeping a file", message: "it was swept away before it had come to its end")
      }
      // The same content may be there already: then it stays where it is, as long as it is whole.
      let kept = try writing.first(
        """
        INSERT INTO file (sha256, place, bytes, brought_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (sha256) DO UPDATE SET brought_at = excluded.brought_at RETURNING place
        """, sha256, place, count, writing.serverClock()
      ) { row in row.text(0) }
      guard let kept, kept != place else { return }
      let isWhole = try writing.exists(
        """
        SELECT 1 FROM file WHERE sha256 = ? AND bytes = (
          SELECT coalesce(sum(length(body)), 0) FROM file_piece WHERE file_piece.place = file.place)
        """, sha256)
      if !isWhole {
        try writing.run("UPDATE file SET place = ?, bytes = ? WHERE sha256 = ?", place, count, sha256)
      }
      try writing.run("DELETE FROM file_piece WHERE place = ?", isWhole ? place : kept)
    }
    isOver = true
    return (sha256, count)
  }

  private func giveUp() {
    guard !isOver else { return }
    isOver = true
    // What cannot be removed now is swept away once it has been left for a day.
    try? hands.write { [place, tried] writing throws(StoreFailure) in
      // A commit of which nobody has heard yet has locked the row: what it came to is known once this has gone on.
      try writing.run("DELETE FROM arrival WHERE place = ?", place)
      if let tried, try writing.exists("SELECT 1 FROM file WHERE sha256 = ? AND place = ?", tried, place) { return }
      try writing.run("DELETE FROM file_piece WHERE place = ?", place)
    }
  }

  private func ended() -> StoreFailure {
    StoreFailure(.closed, doing: "adding to a file", message: "it was kept or given up before")
  }
}
