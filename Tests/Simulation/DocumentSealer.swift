import Crypto
import Documents
import Dossiers
import OneStop
import Procedures
import Signatures
import Synchronization
import TestSupport
import Text
import WorkingTime

/// Who puts the agency's seal on official documents of a simulated office, each time in the way that its course says.
struct DocumentSealer {
  /// What befalls a try.
  enum Course {
    /// It is done after so many seconds.
    case good(seconds: Int64)
    /// The authority that stamps the time is away.
    case unstamped
    /// Nobody trusts the seal's certificate.
    case untrusted
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
      case 0: self = .unstamped
      case 1: self = .untrusted
      case 2: self = .undrawn(file: Int.random(in: 1...2, using: &chance))
      case 3..<6: self = .overtaken
      case 6..<9: self = .handedIn
      case 9..<11: self = .cancelled
      case 11..<13: self = .fatal(calls: Int.random(in: 1...30, using: &chance))
      case 13..<15: self = .good(seconds: Int64.random(in: 1...240, using: &chance))
      default: self = .good(seconds: 0)
      }
    }
  }

  /// One try, as far as it has come.
  final class Visit: Sendable {
    private struct State {
      var files = 0
      var failure: (any Error)?
      /// What another worker has done meanwhile.
      var inner: String?
    }

    private let state = Mutex(State())

    /// How many files the seal was to be drawn on.
    var files: Int { state.withLock(\.files) }
    var failure: (any Error)? { state.withLock(\.failure) }
    var inner: String? { state.withLock(\.inner) }

    /// The seal is to be drawn on a file; which one that is, from 1.
    func begin() -> Int {
      state.withLock { state in
        state.files += 1
        return state.files
      }
    }

    func note(_ failure: any Error) { state.withLock { $0.failure = failure } }
    func note(inner: String) { state.withLock { $0.inner = inner } }
  }

  /// Draws nothing.
  private struct Press: LetterPress {
    /// What happens before.
    let begin: @Sendable () throws -> Void

    func pdf(of letter: LetterDocument) throws -> [UInt8] { BarePaper.pdf(letter.number) }

    func picture(for agency: Words, sealedAt now: Instant) throws -> PDFAppearance? {
      try begin()
      return nil
    }
  }

  /// The seal cannot be drawn.
  private struct Undrawn: Error {}

  let world: World
  let identity: SigningIdentity

  init(in world: World) throws {
    self.world = world
    identity = try Sealer.shared.get()
  }

  /// Seals what is to be sealed first.
  ///
  /// - Parameters:
  ///   - meanwhile: What people do while the first file is being sealed.
  ///   - fatal: Told with which write or sync from now on the office is to die.
  func work(
    _ course: Course, _ visit: Visit, for office: OneStop, meanwhile: @escaping @Sendable () throws -> Void,
    fatal: @escaping @Sendable (Int) -> Void
  ) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    let done = try office.sealNext(
      with: seal(course) {
        guard visit.begin() == 1 else {
          if case .undrawn(file: 2) = course { throw Undrawn() }
          return
        }
        do {
          switch course {
          case .good(let seconds): world.wait(seconds: seconds)
          case .unstamped, .untrusted: break
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
    // What befell others looks to this worker as if the seal could not be drawn.
    if let failure = visit.failure, !(failure is Undrawn) { throw failure }
    return done
  }

  private func overtake(_ visit: Visit, _ office: OneStop) throws {
    world.wait(seconds: Patience().trySeconds + 60)
    guard let (row, answer) = try office.sealNext(with: seal(.good(seconds: 0)) {}), case .done = answer else { return }
    visit.note(inner: row.effect.identity)
  }

  /// The seal as it is at the moment. Its scheme has no chance in it: the same file sealed in the same second gives the same bytes.
  private func seal(_ course: Course, _ begin: @escaping @Sendable () throws -> Void) -> AuthoritySeal {
    var (stamps, anchors) = (TimeStampService?.none, [identity.certificate])
    switch course {
    case .unstamped:
      stamps = TimeStampService { _ throws(TimeStampFailure) in throw TimeStampFailure(Words.plain("away")) }
    case .untrusted: anchors = []
    case .good, .undrawn, .overtaken, .handedIn, .cancelled, .fatal: break
    }
    let material = TrustMaterial(anchors: anchors)
    return AuthoritySeal(identity, algorithm: .rsaPKCS1(.sha256), timeStamps: stamps, press: Press(begin: begin)) {
      material
    }
  }
}
