import Crypto
import Foundation
import Testing

/// How many commands, and from which seed; a million for the long run.
private let environment = ProcessInfo.processInfo.environment
private let commands = Int(environment["MOTCUA_SIMULATION_COMMANDS"] ?? "") ?? shortRun
private let seed = UInt64(environment["MOTCUA_SIMULATION_SEED"] ?? "") ?? 20_261_126
/// Commands of the run that nobody asked to be longer: enough for everything but what is rare to befall some authority.
private let shortRun = 500
/// Commands of one authority; a run is of several authorities, one after the other, and a long one of many.
private let commandsEach = min(
  commands, Int(environment["MOTCUA_SIMULATION_EACH"] ?? "") ?? (commands > shortRun ? 2_000 : 100))

@Suite("A simulated authority")
struct SimulationTests {
  @Test("keeps everything that it acknowledges, whatever befalls its disk, clock and partners", arguments: [seed])
  func whole(seed: UInt64) throws {
    var (done, effects, repeats, payments, dossiers, ends) = (0, 0, 0, 0, 0, Simulation.Ends())
    var (strayed, looks, leaps) = (0, 0, 0)
    var (told, ended) = (Listener.Counts(), 0)
    var (seals, drafts) = (Sealer.Counts(), HandOvers.Counts())
    var heads: [UInt8] = []
    var refused: [String: Int] = [:]
    let began = ContinuousClock.now
    var number: UInt64 = 0
    while done < commands {
      var simulation = try Simulation(seed: seed &+ number)
      try simulation.run(commands: commandsEach)
      #expect(
        simulation.faults == [],
        """
        MOTCUA_SIMULATION_SEED=\(seed &+ number) MOTCUA_SIMULATION_COMMANDS=\(commandsEach) \
        MOTCUA_SIMULATION_EACH=\(commandsEach)
        """
      )
      done += simulation.commands
      effects += simulation.effects
      repeats += simulation.repeats
      payments += simulation.payments
      dossiers += simulation.dossiers
      strayed += simulation.strayedSeconds
      looks += simulation.looks
      leaps += simulation.leaps
      told = told + simulation.told
      ended += simulation.webhooksEnded
      seals = seals + simulation.seals
      drafts = drafts + simulation.handedOver
      ends.add(simulation.ends)
      refused.merge(simulation.counts.refused, uniquingKeysWith: +)
      heads += Array("\(simulation.head) \(simulation.pages)\n".utf8)
      number += 1
    }
    // The same seed gives the same heads: whoever looks into a failure meets it again.
    print(
      """
      simulation seed \(seed): \(number) authorities, \(done) commands, \(dossiers) dossiers, \(effects) effects \
      (\(repeats) came twice because an answer was lost), \(payments) payments, \
      \(told.taken) events taken by webhooks (\(told.repeats) came twice, \(told.refused) were refused or their answer lost, \
      \(told.passed) went before one that waited), which stood still \(ended) times, \
      \(seals.sealed) seals (\(seals.failed) tries failed, \(seals.overtaken) were overtaken, \(seals.lost) ended with the \
      office or its disk, \(seals.found) found the seal there), \
      \(drafts.handed) drafts handed over (\(drafts.issued) issued there, \(drafts.givenUp) given up, \(drafts.late) answered \
      too late) and \(drafts.brought) taken (\(drafts.answered) answered), \(drafts.repeats) of these came again and \
      \(drafts.failed) tries failed, \
      \(refused.values.reduce(0, +)) refusals of \(refused.count) kinds, \(ends.powerCuts) power cuts, \
      \(ends.deaths) deaths, \(ends.fullDisks) full disks, \
      \(ends.lateCalls) calls of a slow disk (\(ends.lateSeconds) s), \(ends.clockSteps) clock steps, \
      \(strayed) s gained and lost by a clock that was set right \(ends.corrections) times, looked at \(looks) times \
      and set years ahead \(leaps) times, \
      \(ContinuousClock.now - began); head of heads \(SHA256(of: heads).hex)
      """)
    #expect(dossiers > 0 && effects > 0 && told.taken > 0)
    // One authority alone may come to its end before anything befalls it.
    guard commands >= shortRun else { return }
    #expect(ends.powerCuts > 0 && ends.deaths > 0 && ends.fullDisks > 0 && ends.lateCalls > 0)
    #expect(strayed > 0 && looks > 0)
    #expect(repeats > 0 && told.repeats > 0 && told.refused > 0)
    // Somebody sets the clock once in four hundred steps.
    #expect(commands < 1_000 || ends.clockSteps > 0 && ends.corrections > 0)
    #expect(commands < 2_000 || drafts.issued > 0 && drafts.answered > 0 && drafts.repeats > 0 && drafts.failed > 0)
    // Few letters carry the seal, and of 27 once every try succeeded.
    #expect(commands < 20_000 || seals.sealed > 0)
    #expect(commands < 200_000 || seals.failed > 0 && seals.overtaken > 0)
  }

  /// Every process walks through sets and dictionaries in another order: nothing of a record may come of that order, not even
  /// where in its pages something stands.
  @Test("goes the same course for the same seed in every process, to the last bit of its log and of its pages")
  func again() async throws {
    let notes = FileManager.default.temporaryDirectory.path + "/motcua-course-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: notes) }
    await #expect(processExitsWith: .success) { [notes = notes as String] in
      try SimulationTests.course(seed: 7).write(toFile: notes, atomically: true, encoding: .utf8)
    }
    let course = try SimulationTests.course(seed: 7)
    #expect(try String(contentsOfFile: notes, encoding: .utf8) == course)
    #expect(try SimulationTests.course(seed: 8) != course)
  }

  /// What a short course comes to.
  private static func course(seed: UInt64) throws -> String {
    var simulation = try Simulation(seed: seed)
    try simulation.run(commands: Int(environment["MOTCUA_COURSE_COMMANDS"] ?? "") ?? 30)
    let refused = simulation.counts.refused.sorted { $0.key < $1.key }
    return "\(simulation.head) \(simulation.pages) \(simulation.commands) \(refused) \(simulation.ends)"
  }
}

extension Simulation.Ends {
  fileprivate mutating func add(_ other: Self) {
    powerCuts += other.powerCuts
    deaths += other.deaths
    stops += other.stops
    fullDisks += other.fullDisks
    clockSteps += other.clockSteps
    corrections += other.corrections
    lateCalls += other.lateCalls
    lateSeconds += other.lateSeconds
  }
}
