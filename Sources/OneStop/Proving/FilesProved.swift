import Crypto
import JSON
import Synchronization
import Text

/// The files that entries name, each read once and held against its hash.
final class FilesProved: Sendable {
  private let files: any FileKeeping
  /// Which files were looked at, and which of them are not what they were.
  private let seen = Mutex<[String: Bool]>([:])

  /// Files that are remembered at most; beyond that some are read again.
  private static let most = 1_000_000
  private static let pieceBytes = 1024 * 1024

  init(_ files: any FileKeeping) {
    self.files = files
  }

  /// How many files there are.
  var count: Int { seen.withLock { $0.count } }

  /// What is wrong with the files that some content names. What was erased names none any more.
  func faults(namedBy content: StoredContent?) -> [Words] {
    guard let content, let value = try? JSONValue(reading: content.body) else { return [] }
    return value.namedFiles.filter { !isWhole($0.sha256, $0.bytes) }.map { file in
      Words(
        vi: "tệp \(file.sha256) không còn, hoặc không còn như khi nộp",
        en: "the file \(file.sha256) is gone, or is not what was handed in")
    }
  }

  /// What is wrong with a file that a row beside the log names.
  func fault(of file: NamedFile, _ naming: FileNaming) -> Words? {
    guard !isWhole(file.sha256, file.bytes) else { return nil }
    let of =
      switch naming {
      case .sent: Words(vi: "thông điệp gửi đi \(file.row)", en: "the message \(file.row) that is sent")
      case .received: Words(vi: "thông điệp đến số \(file.row)", en: "the message \(file.row) that came")
      case .held: Words(vi: "thông điệp \(file.row) giữ cho đối tác", en: "the message \(file.row) held for a partner")
      case .uploads: Words(vi: "một tệp đã tải lên đang chờ hồ sơ", en: "an upload that waits for a dossier")
      }
    return Words(
      vi: "tệp \(file.sha256) của \(of.vi) không còn, hoặc không còn như khi đến",
      en: "the file \(file.sha256) of \(of.en) is gone, or is not what it was")
  }

  private func isWhole(_ sha256: String, _ bytes: Int) -> Bool {
    if let known = seen.withLock({ $0[sha256] }) { return known }
    let isWhole = (try? hash(sha256, bytes)) == sha256
    seen.withLock { seen in
      if seen.count < FilesProved.most { seen[sha256] = isWhole }
    }
    return isWhole
  }

  private func hash(_ sha256: String, _ bytes: Int) throws -> String {
    let file = try files.open(sha256: sha256, bytes: bytes)
    let stream = try HashStream()
    var place = 0
    while place < bytes {
      let piece = try file.read(at: place, count: min(FilesProved.pieceBytes, bytes - place))
      guard !piece.isEmpty else { break }
      try stream.update(piece)
      place += piece.count
    }
    return try stream.finish().hex
  }
}

extension JSONValue {
  /// The files that a content names, wherever they stand in it: objects with a hash and a length.
  var namedFiles: [(sha256: String, bytes: Int)] {
    switch self {
    case .array(let elements): return elements.flatMap(\.namedFiles)
    case .object(let object):
      if case .string(let sha256)? = self["sha256"], SHA256(hex: sha256) != nil,
        case .integer(let bytes)? = self["bytes"],
        let bytes = Int(exactly: bytes), bytes >= 0
      {
        return [(sha256, bytes)]
      }
      return object.flatMap { $0.value.namedFiles }
    default: return []
    }
  }
}
