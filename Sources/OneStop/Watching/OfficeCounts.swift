public import Dossiers
import Synchronization

/// What came of what was asked of an office since it was opened: names of commands, codes and verdicts, and nobody's name.
public struct OfficeCounts: Sendable, Equatable {
  /// What came of a command.
  public enum Outcome: String, Sendable, CaseIterable {
    /// It happened.
    case done
    /// The right answer was no.
    case refused
    /// It had been answered before, and got the same answer.
    case repeated
    /// It could not be recorded, and so did not happen.
    case failed
  }

  /// A kind of command with what came of it.
  public struct Command: Hashable, Sendable {
    /// The kind, as stable text: `submit`, `act`, `document-register`; `any` for a repeat of which nothing was looked at.
    public let kind: String
    /// What came of it.
    public let outcome: Outcome
  }

  /// Commands by kind and outcome.
  public internal(set) var commands: [Command: Int] = [:]
  /// Refusals by their stable codes.
  public internal(set) var refusals: [String: Int] = [:]
  /// What was found about the signatures of files.
  public internal(set) var verdicts: [PaperSignature.Verdict: Int] = [:]

  mutating func count(_ kind: String, _ outcome: Outcome, refusal: String? = nil) {
    commands[Command(kind: kind, outcome: outcome), default: 0] += 1
    if let refusal { refusals[refusal, default: 0] += 1 }
  }
}

extension OneStop {
  /// What came of everything since the office was opened.
  public var counts: OfficeCounts { counted.withLock { $0 } }

  func count(_ verdict: PaperSignature.Verdict) {
    counted.withLock { $0.verdicts[verdict, default: 0] += 1 }
  }

  /// Counts a repeat that was known before anything of it was looked at, its kind too.
  func countRepeat() {
    counted.withLock { $0.count("any", .repeated) }
  }

  /// Runs a command and counts what comes of it; a use that is no command, as on a dossier that is not there, is not counted.
  func counting<Answer>(
    _ kind: String, refusal: (Answer) -> String?, _ work: () throws -> (answer: Answer, isRepeat: Bool)
  ) throws -> Answer {
    do {
      let (answer, isRepeat) = try work()
      let code = refusal(answer)
      counted.withLock { counts in
        if isRepeat {
          counts.count(kind, .repeated)
        } else {
          counts.count(kind, code == nil ? .done : .refused, refusal: code)
        }
      }
      return answer
    } catch {
      if !(error is UseRefusal) { counted.withLock { $0.count(kind, .failed) } }
      throw error
    }
  }
}
