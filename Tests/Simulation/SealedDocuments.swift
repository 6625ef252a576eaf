import Documents
import Dossiers
import Exchange
import OneStop
import Procedures
import TestSupport
import Text
import WorkingTime

/// Official documents of a simulated office that seals what leaves: clerks ask for the seal, hand in other files and give documents up
/// while the server is sealing.
///
/// Each document has to get one seal on each of its files, on those that were handed in last, and keep it.
struct SealedDocuments {
  /// How far a document has come, as far as anybody was told.
  enum Stage: Int {
    case new, drafted, reviewed, approved, numbered, asked, sealed, released, cancelled
  }

  struct Draft {
    var key: DocumentKey?
    var stage = Stage.new
    var isOnItsWay: Bool { stage.rawValue < Stage.asked.rawValue }
    /// How often another file was handed in.
    var times = 0
    /// The seals that were seen.
    var seals: [DocumentSeal] = []
  }

  /// Something that is asked of the office, for once, however often it has to be said.
  struct Deed: Sendable {
    enum Step: Sendable { case draft, askReview, approve, number, askSeal, handIn, cancel, release }

    let step: Step
    let index: Int
    var times = 0

    var officer: Key<Officer> {
      switch step {
      case .draft, .askReview: "duc"
      case .approve, .cancel: "hoa"
      case .number, .askSeal, .handIn, .release: "minh"
      }
    }

    /// The first of the files, as it is once it was handed in so often.
    var main: [UInt8] { BarePaper.pdf("văn bản \(index), lần \(times)") }
    /// What goes with it.
    var more: [[UInt8]] { index % 2 == 0 ? [] : [BarePaper.pdf("kèm \(index)")] }
  }

  /// What came of it.
  struct Counts: Equatable {
    var sealed = 0
    /// Tries that failed, and were answered so.
    var failed = 0
    /// Tries that ended after another worker had sealed, or the document had become another.
    var overtaken = 0
    var changed = 0
    /// Tries in which something was being sealed, and that ended with the office or its disk.
    var lost = 0
    /// Tries that found nothing to be done any more.
    var found = 0
    var cancelled = 0

    static func + (a: Self, b: Self) -> Self {
      Counts(
        sealed: a.sealed + b.sealed, failed: a.failed + b.failed, overtaken: a.overtaken + b.overtaken,
        changed: a.changed + b.changed, lost: a.lost + b.lost, found: a.found + b.found,
        cancelled: a.cancelled + b.cancelled)
    }
  }

  let world: World
  let sealer: DocumentSealer
  let calls = SimulatedSeal.FatalCalls()
  var chance: SeededGenerator
  var drafts: [Draft] = []
  /// What was asked and not answered: the office died over it.
  var unanswered: Deed?
  /// Effects that the office holds for done.
  var over: Set<String> = []
  var isCalm = false
  var trouble: [String] = []
  var counts = Counts()

  init(seed: UInt64, in world: World) throws {
    self.world = world
    sealer = try DocumentSealer(in: world)
    chance = SeededGenerator(seed: seed)
  }

  /// How many documents there are.
  var documents: Int { drafts.count { $0.key != nil } }

  /// The office begins anew.
  func begin() -> SimulatedSeal.FatalCalls {
    calls.set(nil)
    return calls
  }

  /// Somebody does something, or the server seals.
  mutating func step(on life: Life) throws {
    world.wait(seconds: Int64.random(in: 1...600, using: &chance))
    if let deed = unanswered { return try ask(deed, life.office) }
    switch Int.random(in: 0..<20, using: &chance) {
    case 0..<3:
      drafts.append(Draft())
      try advance(drafts.count - 1, to: .asked, life.office)
    case 3..<6:
      guard let index = drafts.indices.filter({ drafts[$0].isOnItsWay }).randomElement(using: &chance) else { return }
      try advance(index, to: .asked, life.office)
    case 6:
      guard let index = asked.randomElement(using: &chance) else { return }
      try look(at: index, on: life)
      guard drafts[index].stage == .asked else { return }
      try ask(Deed(step: .handIn, index: index, times: drafts[index].times + 1), life.office)
    case 7:
      let sealed = drafts.indices.filter { drafts[$0].stage == .sealed }
      guard let index = sealed.randomElement(using: &chance) else { return }
      try ask(Deed(step: .release, index: index), life.office)
    default: _ = try seal(on: life)
    }
  }

  /// What waits for the seal, as far as anybody was told.
  var asked: [Int] { drafts.indices.filter { drafts[$0].stage == .asked } }
}
