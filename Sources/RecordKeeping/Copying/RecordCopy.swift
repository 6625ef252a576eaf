internal import Crypto
internal import OneStop

/// What copying a record to another place came to.
package struct RecordCopy: Sendable {
  /// The sum of what was copied.
  package private(set) var sum = RecordSum()
  /// How many files of people are there.
  package private(set) var files = 0
  /// Their bytes together.
  package private(set) var fileBytes: Int64 = 0
  /// Files that were not what their names say before they were copied, by their names; they are left out.
  package private(set) var damagedFiles: [String] = []
  /// Tables that hold something else than what was copied, by their names.
  package private(set) var differingTables: [String] = []
  /// Files that are not at their place what they were, by their names.
  package private(set) var differingFiles: [String] = []
  /// How many files have not come to stay.
  package private(set) var missingFiles = 0
  /// Whether both logs have the same heads.
  package private(set) var areLogsEqual = true
  /// How many entries the log has been given since the moment that was copied.
  package private(set) var entriesSince: Int64 = 0

  /// Whether what has come is what was read.
  package var isFaithful: Bool {
    differingTables.isEmpty && differingFiles.isEmpty && missingFiles == 0 && areLogsEqual
  }

  /// Whether all that was there has come, and is what it was.
  package var isWhole: Bool { isFaithful && damagedFiles.isEmpty }

  private static let pieceBytes = 1 << 20

  /// Copies a whole record, as it stands at one moment, to a place that holds nothing, and holds the two against each other.
  ///
  /// The rows come in one transaction that is committed last: a copy that was cut off has left files at most, and is begun again.
  ///
  /// - Parameters:
  ///   - keyPrint: The print of the secret with which the record was begun; nil when nobody knows.
  ///   - progress: Told now and then what is being done, and how much of it is.
  /// - Throws: The failures of both places; ``StoreFailure/Code/occupied`` when the target holds something.
  package init(
    from source: any WholeRecord, to target: any WholeRecord, keyPrint: String?,
    progress: (String, Int) -> Void = { _, _ in }
  ) throws {
    try target.fill(keyPrint: keyPrint) { tables in
      sum = try source.look { try $0.copy(into: tables, progress: progress) }
      // Whatever the rows name was kept before: what is removed meanwhile is named no more.
      try takeFiles(from: source, into: target, progress)
    }
    let found = try target.look { try $0.sum { progress("= " + $0, $1) } }
    differingTables = sum.tables.keys.filter { found.tables[$0] != sum.tables[$0] }.sorted()
    areLogsEqual = found.logs == sum.logs
    try proveFiles(of: target, progress)
    let entries = try source.look { try $0.first("SELECT count(*) FROM entry") { row in row.int(0) } ?? 0 }
    entriesSince = entries - sum.logs.reduce(0) { $0 + $1.entries }
  }

  private mutating func takeFiles(
    from source: any WholeRecord, into target: any WholeRecord, _ progress: (String, Int) -> Void
  ) throws {
    try source.eachFile { sha256, bytes in
      // One that a copy before has brought is read when all are.
      if try target.open(sha256: sha256, bytes: bytes) == nil {
        guard let file = try source.open(sha256: sha256, bytes: bytes) else { return }
        let arriving = try target.files.receive()
        guard try RecordCopy.hash(of: file, each: { try arriving.append($0) }) == sha256 else {
          damagedFiles.append(sha256)
          return
        }
        _ = try arriving.finish()
      }
      files += 1
      fileBytes += Int64(bytes)
      progress("files", files)
    }
  }

  private mutating func proveFiles(of target: any WholeRecord, _ progress: (String, Int) -> Void) throws {
    var count = 0
    try target.eachFile { sha256, bytes in
      count += 1
      let file = try target.open(sha256: sha256, bytes: bytes)
      if try file.map({ try RecordCopy.hash(of: $0) { _ in } }) != sha256 { differingFiles.append(sha256) }
      progress("= files", count)
    }
    missingFiles = max(0, files - count)
  }

  /// Reads a file from one end to the other; what it hashes to.
  private static func hash(of file: any ReadingFile, each take: ([UInt8]) throws -> Void) throws -> String {
    let stream = try HashStream()
    var place = 0
    while place < file.bytes {
      let piece = try file.read(at: place, count: min(pieceBytes, file.bytes - place))
      guard !piece.isEmpty else { break }
      try stream.update(piece)
      try take(piece)
      place += piece.count
    }
    return try stream.finish().hex
  }
}
