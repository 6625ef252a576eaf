import Foundation
import Testing
import Text
import WorkingTime

/// How many seeds: 1, or as `MOTCUA_NEIGHBOURS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_NEIGHBOURS"] ?? "") ?? 1

@Suite("Two offices that exchange documents")
struct NeighbourTests {
  /// Over a hub that loses answers, hands out messages in whatever order and some of them twice, and on disks whose power is
  /// cut.
  @Test("have each letter once, within an office too, and hear how far it has come", arguments: 1...seeds)
  func whole(seed: UInt64) throws {
    let world = World(seed: seed, at: World.summer)
    let hub = Hub(seed: ~seed)
    let offices = [
      try Neighbour("H56.06", in: world, by: Ground.shared.get().definitions, over: hub, seed: seed),
      try Neighbour("H57.06", in: world, by: Ground.neighbour.get(), over: hub, seed: seed &+ 1_000),
    ]
    for step in 0..<240 {
      world.wait(seconds: Int64(step % 7) * 60)
      try offices[step % 2].step(with: offices[1 - step % 2])
    }
    hub.calm()
    // Each round longer than the longest wait between two tries.
    for _ in 0..<12 {
      world.wait(seconds: 7 * 3600)
      while try offices[0].settle() || offices[1].settle() {}
    }
    #expect(hub.trouble == [], "seed \(seed)")
    for (office, other) in [(offices[0], offices[1]), (offices[1], offices[0])] {
      let differences = try office.differences(with: other)
      #expect(differences == [], "seed \(seed)")
    }
    #expect(offices.map(\.letters.count).reduce(0, +) > 5 && offices.map(\.cuts).reduce(0, +) > 0, "seed \(seed)")
  }
}
