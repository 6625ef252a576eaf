import Crypto
import Dossiers
import Signatures
import WorkingTime

extension OneStop {
  /// Removes the evidence and the files of erased dossiers that nothing else names. Cut off in between, it goes on at the next
  /// round; so it does with files while somebody copies or proves the record.
  ///
  /// - Returns: How many files and findings have gone.
  @discardableResult
  public func sweepErased() throws -> Int {
    while try linkEvidence() > 0 {}
    // Evidence first: what it stands on is there as long as it is.
    return try sweepEvidence() + sweepFiles()
  }

  private static let sweepBatch = 200
  /// A file that was brought again so many seconds ago may be about to be named.
  private static let arrivalSeconds: Int64 = 3_600
  /// For how long a file that nothing names is taken for one that was left behind: a week of daily rounds.
  private static let leftBehindSeconds: Int64 = 7 * 86_400

  private func sweepEvidence() throws -> Int {
    var (gone, after) = (0, String?.none)
    while true {
      let manifests = try store.read(for: authority) {
        try $0.leavingEvidence(after: after, limit: OneStop.sweepBatch)
      }
      guard let last = manifests.last else { return gone }
      for manifest in manifests {
        gone += try store.write(for: authority) { record in
          // Whoever else has the document may stand on the same finding; its evidence goes with the last of them.
          if let kept = try record.evidence(sha256: manifest), let read = try? EvidenceManifest(reading: kept.bytes),
            try !record.subjects(naming: read.document.hex).isEmpty
          {
            return 0
          }
          try record.removeEvidence(manifest)
          return 1
        }
      }
      after = last
    }
  }

  /// Removes files that were noted as leaving and that nothing names; none that was brought again within the last hour.
  func sweepFiles() throws -> Int {
    var (gone, after) = (0, String?.none)
    let age = FileAge.untouched(seconds: OneStop.arrivalSeconds, at: environment.now())
    while true {
      let leaving = try store.read(for: authority) { try $0.leavingFiles(after: after, limit: OneStop.sweepBatch) }
      guard let last = leaving.last else { return gone }
      for sha256 in leaving {
        let isNamed = try store.read(for: authority) { try $0.isNamed(sha256: sha256) }
        guard try isNamed || files.remove(sha256: sha256, age) else { continue }
        try store.write(for: authority) { try $0.settleLeavingFile(sha256) }
        gone += isNamed ? 0 : 1
      }
      after = last
    }
  }

  /// Removes files that are kept and that nothing names, though nobody has noted that they leave: whoever brought them was cut off
  /// before it could name them, or say so. All that were brought in the last days are gone through; what is older and named by nothing
  /// is rather what a damaged record has lost, and stays for whoever mends it.
  ///
  /// - Parameter goesOn: Asked between slices; the rest is found by the next round once it says no.
  /// - Returns: How many files have gone.
  @discardableResult
  public func sweepUnnamedFiles(while goesOn: () -> Bool = { true }) throws -> Int {
    var slice: [String] = []
    let age = FileAge.recent(
      untouched: OneStop.arrivalSeconds, within: OneStop.leftBehindSeconds, at: environment.now())
    try files.each(age) { sha256 in
      slice.append(sha256)
      guard slice.count == OneStop.sweepBatch else { return true }
      try noteUnnamed(slice)
      slice = []
      return goesOn()
    }
    try noteUnnamed(slice)
    return try sweepFiles()
  }

  private func noteUnnamed(_ hashes: [String]) throws {
    let unnamed = try store.read(for: authority) { record in
      try hashes.filter { try !record.isNamed(sha256: $0) }
    }
    guard !unnamed.isEmpty else { return }
    try store.write(for: authority) { record in
      for sha256 in unnamed { try record.noteLeavingFile(sha256) }
    }
  }

  /// Removes a file that nothing names any more; what cannot go now, since somebody holds the files, goes with a later round.
  func removeUnnamed(_ sha256: String, _ age: FileAge) throws {
    guard try !files.remove(sha256: sha256, age) else { return }
    try store.write(for: authority) { try $0.noteLeavingFile(sha256) }
  }

  /// Notes what manifests name that were kept before that was noted.
  func linkEvidence() throws -> Int {
    let manifests = try store.read(for: authority) { try $0.unlinkedEvidence(limit: OneStop.sweepBatch) }
    guard !manifests.isEmpty else { return 0 }
    try store.write(for: authority) { record in
      for manifest in manifests {
        let read = try record.evidence(sha256: manifest).flatMap { try? EvidenceManifest(reading: $0.bytes) }
        try record.link(read?.parts ?? [], to: manifest)
      }
    }
    return manifests.count
  }
}

extension EvidenceManifest {
  /// What it names besides the document, by the hashes.
  var parts: [String] { references.filter { $0.kind != .document }.map(\.sha256.hex) }
}
