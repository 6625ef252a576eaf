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
  /// How many of them lay there before, and were what they are.
  package private(set) var filesBefore = 0
  /// Files that were not what their names say before they were copied, by their names; they are left out.
  package private(set) var damagedFiles: [String] = []
  /// Tables that hold something else than what was copied, by their names.
  package private(set) var differingTables: [String] = []
  /// Files that are not at their place what they were, or are there beside what was copied, by their names.
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
    var taken = TakenFiles()
    // Whatever the rows name was kept before, and stays until it has come.
    try source.files.holding {
      try target.fill(keyPrint: keyPrint) { tables in
        sum = try source.look { try $0.copy(into: tables, progress: progress) }
        taken = try takeFiles(from: source, into: target, progress)
      }
    }
    let found = try target.look { try $0.sum { progress("= " + $0, $1) } }
    differingTables = sum.tables.keys.filter { found.tables[$0] != sum.tables[$0] }.sorted()
    areLogsEqual = found.logs == sum.logs
    try proveFiles(of: target, taken, progress)
    let entries = try source.look { try $0.first("SELECT count(*) FROM entry") { row in row.int(0) } ?? 0 }
    entriesSince = entries - sum.logs.reduce(0) { $0 + $1.entries }
  }

  /// The files that were taken, by their hashes.
  private struct TakenFiles {
    /// Those that lay there before; they have been read.
    var before: Set<SHA256> = []
    /// Those that were brought.
    var brought: Set<SHA256> = []
  }

  private mutating func takeFiles(
    from source: any WholeRecord, into target: any WholeRecord, _ progress: (String, Int) -> Void
  ) throws -> TakenFiles {
    var taken = TakenFiles()
    try source.eachFile { sha256, bytes in
      guard let name = SHA256(hex: sha256) else { return }
      if try target.open(sha256: sha256, bytes: bytes).map({ try RecordCopy.hash(of: $0) { _ in } }) == sha256 {
        taken.before.insert(name)
      } else {
        guard let file = try source.open(sha256: sha256, bytes: bytes) else { return }
        // What lies there under its name is something else.
        try target.files.remove(sha256: sha256, .whatever)
        let arriving = try target.files.receive()
        guard try RecordCopy.hash(of: file, each: { try arriving.append($0) }) == sha256 else {
          damagedFiles.append(sha256)
          return
        }
        _ = try arriving.finish()
        taken.brought.insert(name)
      }
      files += 1
      fileBytes += Int64(bytes)
      progress("files", files)
    }
    filesBefore = taken.before.count
    // A copy that was cut off, or an earlier backup, has brought what was erased since.
    try target.eachFile { sha256, _ in
      guard let name = SHA256(hex: sha256), !taken.before.contains(name), !taken.brought.contains(name) else { return }
      try target.files.remove(sha256: sha256, .whatever)
    }
    return taken
  }

  private mutating func proveFiles(
    of target: any WholeRecord, _ taken: TakenFiles, _ progress: (String, Int) -> Void
  ) throws {
    var (missing, count) = (taken, 0)
    try target.eachFile { sha256, bytes in
      count += 1
      progress("= files", count)
      guard let name = SHA256(hex: sha256), missing.before.remove(name) == nil else { return }
      let file = missing.brought.remove(name) == nil ? nil : try target.open(sha256: sha256, bytes: bytes)
      if try file.map({ try RecordCopy.hash(of: $0) { _ in } }) != sha256 { differingFiles.append(sha256) }
    }
    missingFiles = missing.before.count + missing.brought.count
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
