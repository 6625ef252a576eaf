internal import Crypto

/// What a backup holds, as its note says in lines that a person reads too.
public struct BackupNote: Sendable {
  /// Files of people, and what was issued to them.
  public struct Files: Sendable {
    /// How many there are.
    public internal(set) var count = 0
    /// Their bytes together.
    public internal(set) var bytes: Int64 = 0
    /// How many of them are shared with an earlier backup.
    public internal(set) var shared = 0
    /// Which were not what their names say when they were copied, as `ab/cdef…`; `motcua log verify` says whose they are.
    public internal(set) var damaged: [String] = []
  }

  /// The name of the note.
  static let name = "BACKUP"
  private static let first = "motcua backup 1"

  /// When it was made, as RFC 3339 has it.
  public let moment: String
  /// The record, by its content.
  public let record: StoredFile
  /// The files.
  public let files: Files

  init(moment: String, record: StoredFile, files: Files) {
    self.moment = moment
    self.record = record
    self.files = files
  }

  /// Reads a note; nil when it is none.
  init?(_ text: String) {
    var lines = text.split(separator: "\n").map { $0.split(separator: " ") }[...]
    guard text.hasPrefix(BackupNote.first + "\n"), text.hasSuffix("\n") else { return nil }
    lines = lines.dropFirst()
    guard let made = lines.popFirst(), made.count == 2, made[0] == "made",
      let kept = lines.popFirst(), kept.count == 3, kept[0] == "record", let hash = SHA256(hex: String(kept[1])),
      let length = Int64(kept[2]),
      let held = lines.popFirst(), held.count == 3, held[0] == "files", let count = Int(held[1]),
      let bytes = Int64(held[2])
    else { return nil }
    moment = String(made[1])
    record = StoredFile(sha256: hash, bytes: length)
    var files = Files()
    (files.count, files.bytes) = (count, bytes)
    for line in lines {
      guard line.count == 2, line[0] == "damaged" else { return nil }
      files.damaged.append(String(line[1]))
    }
    self.files = files
  }

  var text: String {
    """
    \(BackupNote.first)
    made \(moment)
    record \(record.sha256.hex) \(record.bytes)
    files \(files.count) \(files.bytes)

    """ + files.damaged.map { "damaged \($0)\n" }.joined()
  }
}
