internal import FoundationEssentials
internal import Glibc
package import RecordKeeping
package import WorkingTime

/// A copy of all that a data folder holds, as of one moment: the record, the files of people, the secrets of the installation.
///
/// A folder that has its note (`BACKUP`) is whole: the note is written last, and the folder gets its name after that. Files
/// lie in it as in the data folder, so that a backup can be looked at with nothing but a shell.
public struct RecordBackup: Sendable {
  /// Where it is.
  public let path: String
  /// What it holds.
  public let note: BackupNote

  /// Bytes of a note that are read at most: it names every damaged file, and a million of them fit.
  private static let noteBytes = 128 << 20

  /// A backup that was made before.
  ///
  /// - Throws: ``FileFailure/Code/missing`` when there is none or it was never finished, ``FileFailure/Code/damaged`` when its
  ///   note is none that this program wrote.
  public init(_ path: String) throws(FileFailure) {
    self.path = path
    let file = path + "/" + BackupNote.name
    let source = try Descriptor(file, O_RDONLY | O_NOFOLLOW, doing: "opening the note of the backup")
    var bytes: [UInt8] = []
    while bytes.count < RecordBackup.noteBytes, case let piece = try source.read(upTo: 1 << 16), !piece.isEmpty {
      bytes += piece
    }
    guard let note = BackupNote(String(decoding: bytes, as: UTF8.self)) else {
      throw FileFailure(.damaged, doing: "reading", path: file, message: "it is no note of a backup")
    }
    self.note = note
  }

  /// Puts a data folder together from the backup; nobody has looked yet whether its record proves itself.
  ///
  /// - Parameters:
  ///   - folder: Where; nothing may be there.
  ///   - progress: Told after each file: how many so far.
  /// - Throws: ``FileFailure/Code/damaged`` when a file is not what was copied, naming it; the folder is left as it is then.
  public func unpack(into folder: String, progress: (Int) -> Void = { _ in }) throws(FileFailure) {
    guard try makeFolder(folder) else { throw FileFailure(number: EEXIST, doing: "making the folder", path: folder) }
    let record = try copied(path + "/" + DataFolder.recordName, to: folder + "/" + DataFolder.recordName)
    guard record == note.record else {
      throw FileFailure(
        .damaged, doing: "copying", path: path + "/" + DataFolder.recordName,
        message: "it is not the record that the backup was made of")
    }
    var taken = BackupNote.Files()
    try copyFiles(from: path, to: folder, earlier: nil, &taken, progress)
    guard let wrong = taken.damaged.first(where: { !note.files.damaged.contains($0) }) else {
      guard taken.count >= note.files.count else {
        throw FileFailure(
          .damaged, doing: "copying", path: path + "/files",
          message: "\(note.files.count - taken.count) of \(note.files.count) files are missing")
      }
      try Secrets(of: path).copy(into: folder)
      return try syncFolder(folder)
    }
    throw FileFailure(.damaged, doing: "copying", path: path + "/files/" + wrong, message: "it is not what it was")
  }

  /// Copies a data folder as it is at this moment, whoever works on it meanwhile.
  ///
  /// - Parameters:
  ///   - folder: The data folder.
  ///   - path: Where to; nothing may be there. Until the backup is whole it is called `PATH.unfinished`.
  ///   - earlier: An earlier backup on the same disk: files that it has are shared with it, and take no more room.
  ///   - moment: The time, for the note.
  ///   - progress: Told after each file: how many so far.
  /// - Throws: ``FileFailure`` and the record's own failures.
  public static func make(
    of folder: String, at path: String, earlier: RecordBackup? = nil, moment: String,
    progress: (Int) -> Void = { _ in }
  ) throws -> RecordBackup {
    let record = folder + "/" + DataFolder.recordName
    _ = try Descriptor(record, O_RDONLY | O_NOFOLLOW, doing: "opening the record")
    let draft = try begin(path)
    var files = BackupNote.Files()
    let kept = try holdingFiles(in: DataFolder(visiting: folder).filesPath) {
      let kept = try copyRecord(record, to: draft + "/" + DataFolder.recordName)
      // Whatever the record names by now was on the disk before: files are kept before a commit speaks of them, and none goes
      // that was named.
      try copyFiles(from: folder, to: draft, earlier: earlier?.path, &files, progress)
      return kept
    }
    try Secrets(of: folder).copy(into: draft)
    return try finish(draft, at: path, BackupNote(moment: moment, record: kept, files: files))
  }

  /// Copies a record that another place keeps, and the keys beside it, as ``make(of:at:earlier:moment:progress:)`` copies a data
  /// folder.
  ///
  /// - Parameters:
  ///   - folder: The folder with the keys.
  ///   - path: Where to; nothing may be there. Until the backup is whole it is called `PATH.unfinished`.
  ///   - earlier: An earlier backup on the same disk: files that it has are shared with it, and take no more room.
  ///   - now: The time, for the note.
  ///   - copy: Copies the record into an empty one, beside which the files of the earlier backup lie.
  /// - Throws: ``FileFailure``, and what copying throws: what was begun is taken away then.
  package static func make(
    withKeysOf folder: String, at path: String, earlier: RecordBackup? = nil, at now: Instant,
    copy: (any WholeRecord) throws -> RecordCopy
  ) throws -> RecordBackup {
    let draft = try begin(path)
    do {
      var files = BackupNote.Files()
      if let earlier { try shareFiles(of: earlier.path, with: draft) }
      let copy = try copy(FolderRecord(filling: draft, at: now))
      files.damaged = copy.damagedFiles.map { "\($0.prefix(2))/\($0.dropFirst(2))" }
      (files.count, files.bytes, files.shared) = (copy.files, copy.fileBytes, copy.filesBefore)
      try Secrets(of: folder).copy(into: draft)
      for name in [DataFolder.lockName, "incoming"] { try FileManager.default.removeItem(atPath: draft + "/" + name) }
      let record = try digest(of: draft + "/" + DataFolder.recordName)
      return try finish(draft, at: path, BackupNote(moment: now.description, record: record, files: files))
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  private init(path: String, note: BackupNote) {
    self.path = path
    self.note = note
  }

  /// Makes the folder in which a backup is called unfinished.
  private static func begin(_ path: String) throws(FileFailure) -> String {
    guard unsafe access(path, F_OK) != 0 else {
      throw FileFailure(number: EEXIST, doing: "making the backup", path: path)
    }
    let draft = path + ".unfinished"
    guard try makeFolder(draft) else {
      throw FileFailure(
        .exists, doing: "making the backup", path: draft,
        message: "it is there already: another backup runs, or one was cut off; remove it then")
    }
    return draft
  }

  /// Gives a backup its note, and then its name.
  private static func finish(
    _ draft: String, at path: String, _ note: BackupNote
  ) throws(FileFailure) -> RecordBackup {
    try write(note, in: draft)
    try retried(doing: "naming the backup", path: path) { unsafe rename(draft, path) }
    try syncFolder(parent(of: path))
    return RecordBackup(path: path, note: note)
  }

  /// SQLite reads one moment of the record while others write, and leaves out what is free in it.
  private static func copyRecord(_ record: String, to place: String) throws -> StoredFile {
    // It writes into an empty file, which is its owner's alone.
    _ = try Descriptor(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, doing: "making")
    let connection = try Connection(record, mode: .visitor)
    try connection.script("VACUUM INTO '\(place.replacing("'", with: "''"))'")
    try Descriptor(place, O_RDONLY | O_NOFOLLOW, doing: "opening").sync()
    return try digest(of: place)
  }

  private static func write(_ note: BackupNote, in folder: String) throws(FileFailure) {
    let file = try Descriptor(
      folder + "/" + BackupNote.name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, doing: "making the note of the backup")
    try file.write(Array(note.text.utf8))
    try file.sync()
    try syncFolder(folder)
  }
}
