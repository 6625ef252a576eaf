internal import Crypto
internal import FoundationEssentials
internal import Glibc

/// Copies a file to a place where none is, and says what it was. Its content is on the disk then, not yet its name.
func copied(_ source: String, to place: String) throws(FileFailure) -> StoredFile {
  let target = try Descriptor(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, doing: "making")
  let file = try read(source) { piece throws(FileFailure) in try target.write(piece) }
  try target.sync()
  return file
}

/// What a file is.
func digest(of file: String) throws(FileFailure) -> StoredFile {
  try read(file) { _ throws(FileFailure) in }
}

private func read(
  _ file: String, _ take: ([UInt8]) throws(FileFailure) -> Void
) throws(FileFailure) -> StoredFile {
  let source = try Descriptor(file, O_RDONLY | O_NOFOLLOW, doing: "opening")
  do {
    let hash = try HashStream()
    var bytes: Int64 = 0
    while true {
      let piece = try source.read(upTo: 1 << 20)
      guard !piece.isEmpty else { break }
      try hash.update(piece)
      try take(piece)
      bytes += Int64(piece.count)
    }
    guard let sha256 = SHA256(bytes: try hash.finish()) else {
      throw FileFailure(.disk, doing: "hashing", path: file, message: "the hash has another length")
    }
    return StoredFile(sha256: sha256, bytes: bytes)
  } catch let failure as FileFailure {
    throw failure
  } catch {
    throw FileFailure(.disk, doing: "hashing", path: file, message: "\(error)")
  }
}

/// Copies the files of people, each under its hash. One that is gone meanwhile was an upload that no dossier took: whoever
/// copies a record at work holds its files.
func copyFiles(
  from folder: String, to place: String, earlier: String?, _ files: inout BackupNote.Files, _ progress: (Int) -> Void
) throws(FileFailure) {
  try makeFolder(place + "/files")
  for first in 0...UInt8.max {
    let part = "files/" + [first].hex
    try makeFolder("\(place)/\(part)")
    for name in try names(in: "\(folder)/\(part)") {
      let (source, target) = ("\(folder)/\(part)/\(name)", "\(place)/\(part)/\(name)")
      if let shared = try linked(earlier.map { "\($0)/\(part)/\(name)" }, as: target, [first].hex + name) {
        files.bytes += shared.bytes
        files.shared += 1
      } else {
        let file: StoredFile
        do throws(FileFailure) { file = try copied(source, to: target) } catch  where error.code == .missing {
          unsafe unlink(target)
          continue
        }
        if file.sha256.hex != [first].hex + name { files.damaged.append("\([first].hex)/\(name)") }
        files.bytes += file.bytes
      }
      files.count += 1
      progress(files.count)
    }
    try syncFolder("\(place)/\(part)")
  }
  try syncFolder(place + "/files")
}

/// Gives a file one more name, when it is there and still what its hash says; nil when it is not.
private func linked(_ source: String?, as target: String, _ hash: String) throws(FileFailure) -> StoredFile? {
  guard let source, unsafe link(source, target) == 0 else { return nil }
  let file = try digest(of: target)
  guard file.sha256.hex == hash else {
    try retried(doing: "removing", path: target) { unsafe unlink(target) }
    return nil
  }
  return file
}

/// Gives a folder the files of an earlier backup under their names, without copying them: whoever fills it looks at each, and
/// takes away what the record has no more.
func shareFiles(of earlier: String, with folder: String) throws(FileFailure) {
  try makeFolder(folder + "/files")
  for first in 0...UInt8.max {
    let part = "/files/" + [first].hex
    try makeFolder(folder + part)
    for name in try names(in: earlier + part) { unsafe link("\(earlier)\(part)/\(name)", "\(folder)\(part)/\(name)") }
    try syncFolder(folder + part)
  }
}

/// What lies in a folder, in order.
func names(in folder: String) throws(FileFailure) -> [String] {
  do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
    throw FileFailure(.disk, doing: "listing", path: folder, message: "it cannot be read")
  }
}
