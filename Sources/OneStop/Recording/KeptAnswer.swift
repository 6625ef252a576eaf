import Documents
import Dossiers

/// What an answer that is kept says was done, whatever was commanded.
enum KeptAnswer: Hashable, Sendable {
  /// A dossier or document has come to this version.
  case version(RecordSubject, Int)
  /// A message was taken in; the documents that it is about.
  case message([DocumentKey])
  /// A file of work was opened or closed.
  case workFile(WorkFileNumber)
  /// A delegation was ordered or ended.
  case delegation(Int)
  /// The right answer was no.
  case refusal

  /// Reads an answer; nil when no command is answered just so.
  init?(_ text: String) {
    if let outcome = try? Outcome(reading: text), outcome.text == text {
      switch outcome {
      case .done(let code, let version): self = .version(.dossier(code), version)
      case .refused: self = .refusal
      }
    } else if let outcome = try? DocumentOutcome(reading: text), case .done(let key, let version) = outcome,
      outcome.text == text
    {
      self = .version(.document(key), version)
    } else if let outcome = try? MessageOutcome(reading: text), case .taken(let keys) = outcome, outcome.text == text {
      self = .message(keys)
    } else if let outcome = try? WorkFileOutcome(reading: text), case .done(let number) = outcome,
      outcome.text == text
    {
      self = .workFile(number)
    } else if let outcome = try? DelegationOutcome(reading: text), case .done(let number) = outcome,
      outcome.text == text
    {
      self = .delegation(number)
    } else {
      return nil
    }
  }
}
