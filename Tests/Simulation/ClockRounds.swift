import OneStop
import WorkingTime

/// The rounds in which a server looks at its clock before it erases, and the person who ends a doubt.
///
/// A clock that is a little wrong is not doubted, and neither is one that is set right again; one that is set years ahead is, also when it is
/// back.
struct ClockRounds {
  private let world: World
  /// When this run of the server has looked, by the time that passes; nil when it has not yet.
  private var lookedAt: Instant?
  /// By how much the clock was set since it was last found good, forth and back together, in milliseconds.
  private var moved: Int64 = 0
  /// How often it was set years ahead.
  private(set) var leaps = 0
  /// How often it was looked at.
  private(set) var looks = 0

  /// How far a clock may be set between two rounds without a doubt, with room for what it gains by itself.
  private static let harmless: Int64 = 20 * 3_600_000

  init(in world: World) { self.world = world }

  /// The server has begun anew.
  mutating func begin() { lookedAt = nil }

  /// The clock was set.
  mutating func wasSet(byMilliseconds milliseconds: Int64) { moved += abs(milliseconds) }

  /// A round: the server looks at the clock, and a person ends what doubt there is.
  ///
  /// - Parameter isSeen: Whether somebody has seen the clock go in the last weeks.
  /// - Returns: What is not as it has to be.
  mutating func look(at office: OneStop, isSeen: Bool = true) throws -> [String] {
    var found: [String] = []
    if let doubt = try watch(office) {
      if isSeen, moved < ClockRounds.harmless {
        found.append(
          "the clock is doubted (\(doubt.cause) since \(doubt.since) at \(doubt.at)), and was set by \(moved / 1000) s")
      }
      world.setRight()
      try office.trustClock()
    }
    (moved, looks) = (0, looks + 1)
    return found
  }

  /// The clock is set years ahead and put back, and the server looks at it in between.
  ///
  /// - Parameter meanwhile: What the server does when it does not doubt the clock; it must not come to that.
  mutating func leap(
    years: Int64, at office: OneStop, isSeen: Bool = true, meanwhile: () throws -> Void = {}
  ) throws -> [String] {
    var found = try look(at: office, isSeen: isSeen)
    leaps += 1
    // Whatever befalls the office in between, its clock is doubted rightly.
    moved = ClockRounds.harmless
    world.set(bySeconds: years * 365 * 86_400)
    do {
      if try watch(office) == nil {
        found.append("a clock that is \(years) years ahead is not doubted")
        try meanwhile()
      }
    } catch {
      world.setRight()
      throw error
    }
    world.setRight()
    if try watch(office) == nil { found.append("a clock that was \(years) years ahead is trusted again by itself") }
    try office.trustClock()
    moved = 0
    return found
  }

  private mutating func watch(_ office: OneStop) throws -> ClockDoubt? {
    let time = world.time
    let passed = lookedAt.map { Duration.milliseconds(time.milliseconds - $0.milliseconds) }
    let doubt = try office.watchClock(passed: passed)
    lookedAt = time
    return doubt
  }
}
