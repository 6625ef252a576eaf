import OneStop
import TestSupport

/// Who puts the agency's seal on official documents of a simulated office, each time in the way that its course says.
struct DocumentSealer {
  /// What befalls a try.
  enum Course {
    /// It is done after so many seconds.
    case good(seconds: Int64)
    /// The seal lacks something.
    case lacking(SimulatedSeal.Lack)
    /// The seal cannot be drawn on that file of the document.
    case undrawn(file: Int)
    /// It is given up before it is done, and another worker seals.
    case overtaken
    /// A clerk hands in another file meanwhile.
    case handedIn
    /// The leader gives a document up meanwhile.
    case cancelled
    /// The office dies within so many writes and syncs.
    case fatal(calls: Int)

    init(by chance: inout SeededGenerator) {
      switch Int.random(in: 0..<20, using: &chance) {
      case 0: self = .lacking(.timeStamp)
      case 1: self = .lacking(.trust)
      case 2: self = .undrawn(file: Int.random(in: 1...2, using: &chance))
      case 3..<6: self = .overtaken
      case 6..<9: self = .handedIn
      case 9..<11: self = .cancelled
      case 11..<13: self = .fatal(calls: Int.random(in: 1...30, using: &chance))
      case 13..<15: self = .good(seconds: Int64.random(in: 1...240, using: &chance))
      default: self = .good(seconds: 0)
      }
    }

    /// What the seal lacks in it.
    var lack: SimulatedSeal.Lack? { if case .lacking(let lack) = self { lack } else { nil } }
  }

  /// The seal cannot be drawn.
  private struct Undrawn: Error {}

  private let world: World
  private let seal: SimulatedSeal

  init(in world: World) throws {
    self.world = world
    seal = try SimulatedSeal(in: world)
  }

  /// Seals what is to be sealed first.
  ///
  /// - Parameters:
  ///   - meanwhile: What people do while the first file is being sealed.
  ///   - fatal: Told with which write or sync from now on the office is to die.
  func work(
    _ course: Course, _ visit: SimulatedSeal.Visit, for office: OneStop,
    meanwhile: @escaping @Sendable () throws -> Void, fatal: @escaping @Sendable (Int) -> Void
  ) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    let press = SimulatedSeal.Press(
      drawing: {
        guard visit.begin() == 1 else {
          if case .undrawn(file: 2) = course { throw Undrawn() }
          return
        }
        do {
          switch course {
          case .good(let seconds): world.wait(seconds: seconds)
          case .lacking: break
          case .undrawn(let file): if file == 1 { throw Undrawn() }
          case .overtaken: try overtake(visit, office)
          case .handedIn, .cancelled: try meanwhile()
          case .fatal(let calls): fatal(calls)
          }
        } catch {
          visit.note(error)
          throw error
        }
      })
    let done = try seal.work(for: office, lacking: course.lack, press)
    // What befell others looks to this worker as if the seal could not be drawn.
    if let failure = visit.failure, !(failure is Undrawn) { throw failure }
    return done
  }

  private func overtake(_ visit: SimulatedSeal.Visit, _ office: OneStop) throws {
    guard let (row, answer) = try seal.overtake(for: office, SimulatedSeal.Press()), case .done = answer else { return }
    visit.note(inner: row.effect.identity)
  }
}
