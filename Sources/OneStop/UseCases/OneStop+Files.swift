import Crypto
public import Dossiers
public import Forms
public import Procedures
public import Text
public import WorkingTime

/// Why a file is not taken or given.
public enum FileRefusal: Error, Hashable, Sendable {
  /// It has no content.
  case empty(name: String)
  /// Its content is of no kind that any office takes.
  case foreign(name: String, FileNature.Foreign)
  /// Its content is of a kind that is taken, and not safe.
  case unsafe(name: String, FileKind, FileNature.Danger)
  /// Its name ends as files of another kind do.
  case misnamed(name: String, FileKind)
  /// It is of a kind that is not taken here.
  case notTaken(name: String, FileKind, FileField)
  /// It has more bytes than are taken here.
  case tooLarge(name: String, most: Int64)
  /// It holds malware of this name.
  case infected(name: String, signature: String)
  /// It is longer than the scanner takes.
  case tooLongToScan(name: String)
  /// It waits for the scanner; no dossier may take it before.
  case notScanned(name: String)
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
  ///   - taken: Which files are taken where it is to go; nil for whatever some part or field takes.
  ///   - next: Gives the next piece; empty at the end.
  /// - Throws: ``FileRefusal``; a failure when it could not be kept, and then what came goes with a later round.
  public func upload(
    name: String, from uploader: Uploader, size: Int = 0, as taken: FileField? = nil, _ next: () throws -> [UInt8]
  ) throws -> Upload {
    let given = FileName(name)
    let taken = taken ?? takenFiles
    let owner = try quotaOwner(uploader)
    guard Int64(size) <= taken.bytes else { throw FileRefusal.tooLarge(name: given.text, most: taken.bytes) }
    try store.read(for: authority) { try checkQuota(of: owner, adding: size, $0) }
    let file = try files.receive()
    while true {
      let piece = try next()
      guard !piece.isEmpty else { break }
      guard Int64(file.bytes + piece.count) <= taken.bytes else {
        throw FileRefusal.tooLarge(name: given.text, most: taken.bytes)
      }
      try file.append(piece)
    }
    let (name, kind) = try judged(file, given, taken)
    let scan = try scanned(file, name: name)
    let (sha256, bytes) = try file.finish()
    do {
      let upload = Upload(
        id: try environment.randomBytes(16).hex, sha256: sha256, name: name, bytes: bytes, type: kind.mediaType,
        at: environment.now(), owner: owner, scan: scan)
      try store.write(for: authority) { record in
        // Others may have come first while the bytes arrived.
        try self.checkQuota(of: owner, adding: bytes, record)
        try record.save(upload)
      }
      return upload
    } catch {
      // Somebody else may have brought the same just now, and be about to name it: it goes with a later round. What cannot be noted
      // now is found by ``sweepUnnamedFiles(while:)``.
      try? store.write(for: authority) { try $0.noteLeavingFile(sha256) }
      throw error
    }
  }

  /// The kind of what has arrived, told by its content, and the name it is kept under.
  private func judged(
    _ file: any ReceivingFile, _ given: FileName, _ taken: FileField
  ) throws -> (name: String, kind: FileKind) {
    guard file.bytes > 0 else { throw FileRefusal.empty(name: given.text) }
    switch try FileContent(size: file.bytes, read: { try file.read(at: $0, count: $1) }).nature() {
    case .foreign(let foreign): throw FileRefusal.foreign(name: given.text, foreign)
    case .unsafe(let kind, let danger): throw FileRefusal.unsafe(name: given.text, kind, danger)
    case .kind(let kind):
      guard let name = given.fitting(kind) else { throw FileRefusal.misnamed(name: given.text, kind) }
      guard taken.kinds.contains(kind) else { throw FileRefusal.notTaken(name: name.text, kind, taken) }
      return (name.text, kind)
    }
  }

  /// The address of a citizen is no business of the record; that the same one comes again is.
  func quotaOwner(_ uploader: Uploader) throws -> String {
    switch uploader {
    case .officer(let officer): "officer/\(officer)"
    case .network(let network):
      "network/"
        + (try hmacSHA256(Array("uploads\u{0}\(network)".utf8), key: environment.installationKey).prefix(12).hex)
    }
  }

  private func checkQuota(of owner: String, adding bytes: Int, _ record: any RecordReading) throws {
    let own = try record.waitingUploads(of: owner)
    // Where some part takes a longer file than usual, one of them has room beside everything else.
    let longest = takenFiles.bytes > FileField.standard.bytes ? Int(takenFiles.bytes) : 0
    guard own.files < quota.filesOfOne, own.bytes + bytes <= quota.bytesOfOne + longest else {
      let oldest = own.oldest ?? environment.now()
      throw FileRefusal.quotaUsed(until: oldest.advanced(bySeconds: OneStop.uploadSeconds))
    }
    let all = try record.waitingUploads(of: nil)
    guard all.files < quota.filesOfAll, all.bytes + bytes <= quota.bytesOfAll else { throw FileRefusal.noRoom }
  }

  /// How long an upload waits for a dossier, in seconds.
  private static let uploadSeconds: Int64 = 86_400

  /// An upload by its identifier; nil when there is none, or when it is longer than a day ago.
  public func upload(_ id: String) throws -> Upload? {
    try store.read(for: authority) { try $0.upload(id) }
  }

  /// The papers that uploads stand for, to be taken by a dossier.
  ///
  /// - Throws: ``FileRefusal`` when there is no such upload, or when none may take it: infected, or not looked through yet.
  public func papers(_ uploads: [(part: Key<Part>, upload: String)]) throws -> [Paper] {
    try store.read(for: authority) { record in
      try uploads.map { part, id in
        guard let upload = try record.upload(id) else { throw FileRefusal.noSuchUpload(id) }
        try checkScan(of: upload)
        return Paper(
          part: part, sha256: upload.sha256, name: upload.name, bytes: upload.bytes, type: upload.type)
      }
    }
  }

  /// The document that an upload stands for, to be handed over with an action; the same upload may go with many acts.
  ///
  /// - Throws: ``FileRefusal`` as ``papers(_:)`` does.
  public func signedDocument(upload id: String) throws -> SignedDocument {
    guard let upload = try upload(id) else { throw FileRefusal.noSuchUpload(id) }
    try checkScan(of: upload)
    return SignedDocument(sha256: upload.sha256, name: upload.name, bytes: upload.bytes, type: upload.type)
  }

  /// Opens a file of a dossier for whoever may see the dossier; an officer's reading is noted.
  public func openPaper(
    sha256: String, of code: DossierCode, for caller: Caller
  ) throws -> (paper: HandedFile, file: any ReadingFile) {
    let view = try view(code, for: caller)
    let all =
      view.papers.map(HandedFile.init) + view.answeredFiles.map(\.file) + view.signed.map { HandedFile($0.document) }
      + view.receipts.map { HandedFile($0) } + view.sealedFiles
    guard let paper = all.first(where: { $0.sha256 == sha256 }) else { throw FileRefusal.noSuchFile }
    return (paper, try files.open(sha256: sha256, bytes: paper.bytes))
  }

  /// Removes uploads that no dossier took within a day, and their files; none while the clock is doubted.
  public func sweepUploads() throws {
    guard try clockDoubt() == nil else { return }
    let before = environment.now().advanced(bySeconds: -OneStop.uploadSeconds)
    while true {
      let stale = try store.read(for: authority) { try $0.staleUploads(before: before, limit: 200) }
      guard !stale.isEmpty else { break }
      for upload in stale {
        // In one commit: whoever dies behind it leaves no file that nobody knows of.
        try store.write(for: authority) { record in
          try record.forgetUpload(upload.id)
          if try !record.isNamed(sha256: upload.sha256) { try record.noteLeavingFile(upload.sha256) }
        }
      }
    }
    _ = try sweepFiles()
  }

  /// The secret that goes on the receipt of a submission: 100 bits, written in letters and digits that are not mistaken
  /// for each other. A repeat of the submission gets the same one.
  public func receiptSecret(for key: CommandKey) throws -> String {
    OneStop.written(
      try hmacSHA256(Array("receipt\u{0}\(key.owner)\u{0}\(key.id)".utf8), key: environment.installationKey))
  }

  /// 100 bits of at least 20 bytes, in letters and digits that are not mistaken for each other, in four groups.
  static func written(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHJKMNPQRSTVWXYZ0123456789".utf8)
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
