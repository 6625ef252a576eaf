import Crypto
public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// Why a file is not taken or given.
public enum FileRefusal: Error, Hashable, Sendable {
  /// It has no content.
  case empty(name: String)
  /// Its content is none of the kinds that are accepted, or not the kind its name says.
  case wrongType(name: String)
  /// It was not uploaded, or longer than a day ago.
  case noSuchUpload(String)
  /// The dossier has no such file.
  case noSuchFile
  /// Whoever uploads has too much waiting that no dossier has taken; the oldest is removed then.
  case quotaUsed(until: Instant)
  /// All together have too much waiting.
  case noRoom
}

extension OneStop {
  /// Takes in a file, piece by piece; it may be named in a submission or a supplement for a day.
  ///
  /// - Parameters:
  ///   - name: The name its owner gave it; path, control characters and length are cleaned.
  ///   - uploader: Whose quota it counts against until a dossier takes it.
  ///   - size: How many bytes are to come, as far as that is known.
  ///   - next: Gives the next piece; empty at the end.
  /// - Throws: ``FileRefusal``; a failure when it could not be kept, and then nothing is left behind.
  public func upload(
    name: String, from uploader: Uploader, size: Int = 0, _ next: () throws -> [UInt8]
  ) throws -> Upload {
    let name = FileName(name).text
    let owner = try quotaOwner(uploader)
    try store.read(for: authority) { try checkQuota(of: owner, adding: size, $0) }
    let file = try files.receive()
    var head: [UInt8] = []
    while true {
      let piece = try next()
      guard !piece.isEmpty else { break }
      if head.count < FileKind.headLength { head += piece.prefix(FileKind.headLength - head.count) }
      try file.append(piece)
    }
    guard !head.isEmpty else { throw FileRefusal.empty(name: name) }
    guard let kind = FileKind(head: head), kind.fits(name) else { throw FileRefusal.wrongType(name: name) }
    let (sha256, bytes) = try file.finish()
    let upload = Upload(
      id: try environment.randomBytes(16).hex, sha256: sha256, name: name, bytes: bytes, type: kind.type,
      at: environment.now(), owner: owner)
    do {
      try store.write(for: authority) { record in
        // Others may have come first while the bytes arrived.
        try self.checkQuota(of: owner, adding: bytes, record)
        try record.save(upload)
      }
    } catch let refusal as FileRefusal {
      let isNamed = try store.read(for: authority) { try $0.isNamed(sha256: sha256) }
      if !isNamed { try files.remove(sha256: sha256, untouchedSince: environment.now().advanced(bySeconds: 1)) }
      throw refusal
    }
    return upload
  }

  /// The address of a citizen is no business of the record; that the same one comes again is.
  private func quotaOwner(_ uploader: Uploader) throws -> String {
    switch uploader {
    case .officer(let officer): "officer/\(officer)"
    case .network(let network):
      "network/"
        + (try hmacSHA256(Array("uploads\u{0}\(network)".utf8), key: environment.installationKey).prefix(12).hex)
    }
  }

  private func checkQuota(of owner: String, adding bytes: Int, _ record: any RecordReading) throws {
    let own = try record.waitingUploads(of: owner)
    guard own.files < quota.filesOfOne, own.bytes + bytes <= quota.bytesOfOne else {
      let oldest = own.oldest ?? environment.now()
      throw FileRefusal.quotaUsed(until: oldest.advanced(bySeconds: OneStop.uploadSeconds))
    }
    let all = try record.waitingUploads(of: nil)
    guard all.files < quota.filesOfAll, all.bytes + bytes <= quota.bytesOfAll else { throw FileRefusal.noRoom }
  }

  /// How long an upload waits for a dossier, in seconds.
  private static let uploadSeconds: Int64 = 86_400

  /// The papers that uploads stand for.
  ///
  /// - Throws: ``FileRefusal/noSuchUpload(_:)``.
  public func papers(_ uploads: [(part: Key<Part>, upload: String)]) throws -> [Paper] {
    try store.read(for: authority) { record in
      try uploads.map { part, id in
        guard let upload = try record.upload(id) else { throw FileRefusal.noSuchUpload(id) }
        return Paper(
          part: part, sha256: upload.sha256, name: upload.name, bytes: upload.bytes, type: upload.type)
      }
    }
  }

  /// Opens a file of a dossier for whoever may see the dossier; an officer's reading is noted.
  public func openPaper(
    sha256: String, of code: DossierCode, for caller: Caller
  ) throws -> (paper: Paper, file: any ReadingFile) {
    let view = try view(code, for: caller)
    guard let paper = view.papers.first(where: { $0.sha256 == sha256 }) else { throw FileRefusal.noSuchFile }
    return (paper, try files.open(sha256: sha256, bytes: paper.bytes))
  }

  /// Removes uploads that no dossier took within a day, and their files.
  public func sweepUploads() throws {
    let before = environment.now().advanced(bySeconds: -OneStop.uploadSeconds)
    while true {
      let stale = try store.read(for: authority) { try $0.staleUploads(before: before, limit: 200) }
      guard !stale.isEmpty else { return }
      for upload in stale {
        let isNamed = try store.write(for: authority) { record in
          try record.forgetUpload(upload.id)
          return try record.isNamed(sha256: upload.sha256)
        }
        if !isNamed { try files.remove(sha256: upload.sha256, untouchedSince: before) }
      }
    }
  }

  /// The secret that goes on the receipt of a submission: 100 bits, written in letters and digits that are not mistaken
  /// for each other. A repeat of the submission gets the same one.
  public func receiptSecret(for key: CommandKey) throws -> String {
    let letters = Array("ABCDEFGHJKMNPQRSTVWXYZ0123456789".utf8)
    let bytes = try hmacSHA256(Array("receipt\u{0}\(key.owner)\u{0}\(key.id)".utf8), key: environment.installationKey)
    let text = String(decoding: bytes.prefix(20).map { letters[Int($0 & 31)] }, as: UTF8.self)
    return stride(from: 0, to: 20, by: 5).map { start in
      String(text.dropFirst(start).prefix(5))
    }.joined(separator: "-")
  }

  /// The hash by which the record knows a secret; how people type it is forgiven.
  public static func hash(ofSecret typed: String) -> String {
    let letters = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      .map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 }
    return SHA256(of: String(letters.prefix(64))).hex
  }
}

/// What a file is, by its first bytes.
public struct FileKind: Hashable, Sendable {
  /// The media type.
  public let type: String
  private let endings: [String]
  static let headLength = 16

  init?(head: [UInt8]) {
    guard let found = FileKind.known.first(where: { head.starts(with: $0.beginning) }) else { return nil }
    type = found.type
    endings = found.endings
  }

  /// Whether the name ends as files of this kind do; a name without an ending fits all.
  func fits(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return true }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }

  private static let known: [(beginning: [UInt8], type: String, endings: [String])] = [
    (Array("%PDF-".utf8), "application/pdf", ["pdf"]),
    ([0xFF, 0xD8, 0xFF], "image/jpeg", ["jpg", "jpeg", "jfif"]),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", ["png"]),
    ([0x50, 0x4B, 0x03, 0x04], "application/zip", ["docx", "xlsx", "odt", "ods", "zip"]),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage", ["doc", "xls"]),
  ]
}

/// The name of a file as it is kept: no path, no control characters, at most 150 characters, never empty.
struct FileName {
  let text: String

  init(_ given: String) {
    let last = given.normalizedC.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let kept = last.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: true
      }
    }
    var name = String(String.UnicodeScalarView(kept)).trimmedBlanks
    while name.hasPrefix(".") { name.removeFirst() }
    if name.count > 150 {
      let ending = name.lastIndex(of: ".").map { String(name[$0...].prefix(10)) } ?? ""
      name = String(name.prefix(150 - ending.count)) + ending
    }
    text = name.isEmpty ? "tep" : name
  }
}
