import Documents
import WorkingTime

extension OneStop {
  /// Whether uploads are looked through before a dossier may take them.
  public var scans: Bool { scanner != nil }

  /// Seconds that an upload waits for the scanner; after that it is kept and looked through later.
  private static let patienceSeconds = 10
  /// Seconds that the worker gives the scanner for one file, which nobody waits for.
  private static let laterSeconds = 120
  /// Uploads that the worker looks through in one go, and how often in a row nothing may be learned.
  private static let batch = (uploads: 100, failures: 3)

  /// Looks through what has arrived, before it is kept.
  ///
  /// - Throws: ``FileRefusal`` when it is infected or too long; what is not learned is no reason to refuse.
  func scanned(_ file: any ReceivingFile, name: String) throws -> ScanState {
    guard let scanner else { return .unscanned }
    let verdict = try scanner.scan(bytes: file.bytes, within: OneStop.patienceSeconds) {
      try file.read(at: $0, count: $1)
    }
    switch verdict {
    case .clean: return .clean
    case .unknown: return .unscanned
    case .infected(let signature): throw FileRefusal.infected(name: name, signature: signature)
    case .tooLong: throw FileRefusal.tooLongToScan(name: name)
    }
  }

  /// Whether there is somebody to look through the files of messages: no scanner is wanted, or it answers.
  func mayScanMessages() -> Bool {
    scanner.map { scannerAbsence.isOver(of: $0, at: environment.now()) } ?? true
  }

  /// What a scanner says of a file that came with a message; nil when there is none. One that was away just before is not asked.
  func scanVerdict(on file: DocumentFile) throws -> ScanVerdict? {
    guard let scanner else { return nil }
    guard !scannerAbsence.lasts(at: environment.now()) else {
      return .unknown(reason: "the scanner was away just before")
    }
    let kept = try files.open(sha256: file.sha256, bytes: file.bytes)
    let verdict = try scanner.scan(bytes: file.bytes, within: OneStop.patienceSeconds) {
      try kept.read(at: $0, count: $1)
    }
    // It may fail on this file alone: whether it is there at all is asked without one.
    if case .unknown = verdict { _ = mayScanMessages() }
    return verdict
  }

  /// Refuses an upload that no dossier may take yet, or ever.
  func checkScan(of upload: Upload) throws {
    switch upload.scan {
    case .clean: return
    case .infected(let signature): throw FileRefusal.infected(name: upload.name, signature: signature)
    case .tooLong: throw FileRefusal.tooLongToScan(name: upload.name)
    case .unscanned: if scans { throw FileRefusal.notScanned(name: upload.name) }
    }
  }

  /// What came of looking through the uploads that wait.
  public struct ScanRound: Sendable, Equatable {
    /// The names of malware that was found; the files are gone.
    public var found: [String] = []
    /// The names of malware in files that stay, since a dossier of earlier days has them: that is for a person to look into.
    public var kept: [String] = []
    /// Why nothing was learned of some.
    public var troubles: [String] = []
    /// How many still wait.
    public var waiting = 0
  }

  /// Looks through uploads that could not be looked through when they came; the files of infected ones are removed.
  public func scanWaiting() throws -> ScanRound {
    var round = ScanRound()
    guard let scanner, standsBack == nil else { return round }
    for upload in try uploadsToScan() {
      guard round.troubles.count < OneStop.batch.failures else { break }
      let opened = try? files.open(sha256: upload.sha256, bytes: upload.bytes)
      // The same content has been looked through meanwhile, in this round or by another worker, or its day has passed: its file may be gone.
      guard try store.read(for: authority, { try $0.upload(upload.id)?.scan }) == .unscanned else { continue }
      guard let file = opened else {
        round.troubles.append("a file cannot be opened")
        continue
      }
      let verdict = try scanner.scan(bytes: upload.bytes, within: OneStop.laterSeconds) {
        try file.read(at: $0, count: $1)
      }
      switch verdict {
      case .clean: _ = try note(.clean, of: upload)
      case .tooLong: _ = try note(.tooLong, of: upload)
      case .infected(let signature):
        if try note(.infected(signature: signature), of: upload) {
          round.kept.append(signature)
        } else {
          round.found.append(signature)
        }
      case .unknown(let reason): round.troubles.append(reason)
      }
    }
    round.waiting = try store.read(for: authority) { try $0.unscannedCount() }
    return round
  }

  /// A hundred of the uploads that wait, not always the same first: files on which the scanner fails, however many, must not hold up the
  /// others.
  private func uploadsToScan() throws -> [Upload] {
    let chance = try environment.randomBytes(4).reduce(0) { $0 << 8 | Int($1) }
    return try store.read(for: authority) { record in
      let start = chance % max(1, try record.unscannedCount())
      let next = try record.unscannedUploads(from: start, limit: OneStop.batch.uploads)
      let left = min(start, OneStop.batch.uploads - next.count)
      return try left > 0 ? next + record.unscannedUploads(from: 0, limit: left) : next
    }
  }

  /// Notes what was found; a file that no dossier may take is removed, unless a dossier of earlier days has it.
  ///
  /// - Returns: Whether the file stays.
  private func note(_ state: ScanState, of upload: Upload) throws -> Bool {
    let isNamed = try store.write(for: authority) { record in
      try record.note(state, ofUploadsOf: upload.sha256)
      return try record.isNamed(sha256: upload.sha256)
    }
    // Whoever brings it again meanwhile brings what is refused.
    if !isNamed { try removeUnnamed(upload.sha256, .whatever) }
    return isNamed
  }
}
