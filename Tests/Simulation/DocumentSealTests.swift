import Foundation
import OneStop
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// How many seeds: 2, in which everything befalls some document, or as `MOTCUA_DOCUMENT_SEALS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_DOCUMENT_SEALS"] ?? "") ?? 2

@Suite("A simulated document office's seal")
struct DocumentSealTests {
  /// Nobody stamps the time or trusts the certificate, the seal cannot be drawn, workers overtake each other, other files are handed
  /// in and documents given up in the midst of it, and the office dies over what it seals, with its power or without.
  @Test("is on each file of a document once, on what was handed in last, and stays the one that was seen first")
  func whole() throws {
    var (deaths, counts) = (0, SealedDocuments.Counts())
    for seed in 1...max(1, seeds) {
      let one = try course(seed: seed)
      deaths += one.deaths
      counts = counts + one.counts
    }
    guard seeds >= 2 else { return }
    #expect(deaths > 0 && counts.sealed > 0 && counts.failed > 0 && counts.lost > 0, "\(counts)")
    #expect(counts.overtaken > 0 && counts.changed > 0 && counts.found > 0 && counts.cancelled > 0, "\(counts)")
  }

  private func course(seed: UInt64) throws -> (deaths: Int, counts: SealedDocuments.Counts) {
    let folder = OwnFolder()
    let world = World(seed: seed, at: World.summer)
    let definitions = try Ground.sealing.get()
    var documents = try SealedDocuments(seed: ~seed, in: world)
    var chance = SeededGenerator(seed: seed)
    var deaths = 0
    _ = try Life(folder.path, in: world, by: definitions)
    for _ in 0..<7 {
      let disk = VolatileDisk()
      let calls = documents.begin()
      let isCut = try Life.untilPowerCut(folder.path, in: world, on: disk, by: definitions) { life in
        let last = life.disturbance.writes + life.disturbance.syncs + Int.random(in: 100...2500, using: &chance)
        life.disturbance.disturb { calls.isFatal($0) || $0.number >= last ? .powerCut : nil }
        for _ in 0..<30 where !disk.isOff { try documents.step(on: life) }
      }
      if isCut { deaths += 1 }
      // Sometimes it was the office alone that died: what it had written is there.
      if Bool.random(using: &chance) { try disk.powerUp(&chance) }
      let life = try Life(folder.path, in: world, by: definitions)
      try documents.look(on: life)
      #expect(documents.trouble == [], "seed \(seed)")
    }
    let life = try Life(folder.path, in: world, by: definitions)
    try documents.settle(on: life)
    #expect(documents.trouble == [], "seed \(seed)")
    for state in [OutboxRow.State.waiting, .dead] {
      #expect(try life.office.outbox(OutboxQuery(state, kind: .seal)).map(\.effect.identity) == [], "seed \(seed)")
    }
    let proof = try life.office.prove()
    #expect(proof.faults.map(\.words.en) == [] && proof.documents == documents.documents, "seed \(seed)")
    return (deaths, documents.counts)
  }
}
