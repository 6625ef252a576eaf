import Foundation
import OneStop
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("A backup that is made while people work")
struct BackupMomentTests {
  /// Whatever is done between two files that are copied comes after the moment of the backup.
  @Test("restores to the record of one moment, which proves itself and answers as it did", arguments: 1...UInt64(2))
  func whole(seed: UInt64) throws {
    let (folder, place, restored) = (OwnFolder(), OwnFolder(), OwnFolder())
    let world = World(seed: seed, at: World.summer)
    var town = try Town(world, seed: seed)
    let life = try Life(folder.path, in: world)
    var chance = SeededGenerator(seed: ~seed)
    for _ in 0..<Int.random(in: 30...50, using: &chance) { try town.go(on: life) }
    var witness = Witness()
    try witness.keep(headOf: life.office)
    let before = town
    let size = try life.office.logHead().size
    var failure: (any Error)?
    let backup = try RecordBackup.make(of: folder.path, at: place.path, moment: world.now.description) { _ in
      do { try town.go(on: life) } catch { failure = error }
    }
    #expect(failure == nil)
    #expect(try life.office.logHead().size > size, "seed \(seed): nobody worked meanwhile")

    try backup.unpack(into: restored.path)
    let later = try Life(restored.path, in: world)
    #expect(try witness.differences(at: later.office) == [], "seed \(seed)")
    #expect(try before.lostFiles(on: later) == [], "seed \(seed)")
    #expect(try later.office.prove().faults.map(\.words.en) == [], "seed \(seed)")
    // The office that went on begins with what was restored.
    var copy = Witness()
    try copy.keep(headOf: later.office)
    #expect(try copy.differences(at: life.office) == [], "seed \(seed)")
    #expect(try before.differences(at: later.office) == [], "seed \(seed)")
  }
}
