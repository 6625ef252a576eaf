import Crypto
import Foundation
import Testing

/// How many commands, and from which seed; a million for the long run.
///
/// Swift walks through sets in another order in every process, and with it pages of one commit are written in another order:
/// with `SWIFT_DETERMINISTIC_HASHING=1` the same seed goes the same course in every process too, to the last bit.
private let environment = ProcessInfo.processInfo.environment
private let commands = Int(environment["MOTCUA_SIMULATION_COMMANDS"] ?? "") ?? 100
private let seed = UInt64(environment["MOTCUA_SIMULATION_SEED"] ?? "") ?? 20_261_126
/// Commands of one authority; a long run is of many authorities, one after the other.
private let commandsEach = min(commands, Int(environment["MOTCUA_SIMULATION_EACH"] ?? "") ?? 2_000)

@Suite("A simulated authority")
struct SimulationTests {
  @Test("keeps everything that it acknowledges, whatever befalls its disk, clock and partners", arguments: [seed])
  func whole(seed: UInt64) throws {
    var (done, effects, dossiers, ends) = (0, 0, 0, Simulation.Ends())
    var heads: [UInt8] = []
    var refused: [String: Int] = [:]
    let began = ContinuousClock.now
    var number: UInt64 = 0
    while done < commands {
      var simulation = try Simulation(seed: seed &+ number)
      try simulation.run(commands: commandsEach)
      #expect(
        simulation.faults == [],
        "SWIFT_DETERMINISTIC_HASHING=1 MOTCUA_SIMULATION_SEED=\(seed &+ number) MOTCUA_SIMULATION_COMMANDS=\(commandsEach)"
      )
      done += simulation.commands
      effects += simulation.effects
      dossiers += simulation.dossiers
      ends.add(simulation.ends)
      refused.merge(simulation.counts.refused, uniquingKeysWith: +)
      heads += Array("\(simulation.head)\n".utf8)
      number += 1
    }
    // The same seed gives the same heads: whoever looks into a failure meets it again.
    print(
      """
      simulation seed \(seed): \(number) authorities, \(done) commands, \(dossiers) dossiers, \(effects) effects, \
      \(refused.values.reduce(0, +)) refusals of \(refused.count) kinds, \(ends.powerCuts) power cuts, \
      \(ends.deaths) deaths, \(ends.fullDisks) full disks, \(ends.clockSteps) clock steps, \
      \(ContinuousClock.now - began); head of heads \(SHA256(of: heads).hex)
      """)
    #expect(dossiers > 0 && effects > 0)
    // A short run may come to its end before anything befalls it.
    #expect(commands < 1_000 || ends.powerCuts > 0 && ends.deaths > 0)
  }

  @Test("goes the same course for the same seed, to the last bit of its log")
  func again() throws {
    var (first, second) = (try Simulation(seed: 7), try Simulation(seed: 7))
    try first.run(commands: 30)
    try second.run(commands: 30)
    #expect(first.head == second.head)
    #expect(first.counts == second.counts && first.ends == second.ends)
    var other = try Simulation(seed: 8)
    try other.run(commands: 30)
    #expect(other.head != first.head)
  }
}

extension Simulation.Ends {
  fileprivate mutating func add(_ other: Self) {
    powerCuts += other.powerCuts
    deaths += other.deaths
    stops += other.stops
    fullDisks += other.fullDisks
    clockSteps += other.clockSteps
  }
}
