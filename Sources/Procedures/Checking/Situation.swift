import Text

/// All about a dossier under way that decides what can be done with it: where it stands, and what conditions see.
struct Situation: Hashable {
  /// The place of its step in the procedure.
  var step: Int
  /// The step it came from, to which `back` leads.
  var cameFrom: Int?
  /// What the last search of a register found: a place in ``verdicts``.
  var verdict: Int?
  var clock: Clock
  /// How often supplements were asked, counted as far as conditions tell it apart.
  var requests: Int
  var hasResult: Bool
  /// Whether the result was handed over to the applicant.
  var isCollected = false
  /// Whether the applicant acted once the result was issued, and so has seen it.
  var isSeen = false
  /// Which limit of the law it has, by its place among those that are stated; nil until the clock starts.
  var limit: Int?
  /// Whether something is charged and neither paid nor waived.
  var owes = false
  /// Which case of the answers.
  var answers: Int
  /// How many have agreed at the step, and how many have objected.
  var agreeing = 0
  var objecting = 0

  mutating func hear(_ opinion: Opinion) {
    switch opinion {
    case .agree: agreeing += 1
    case .object: objecting += 1
    }
  }

  /// How the clock of the law stands.
  enum Clock {
    case waiting, running, paused, stopped
  }

  /// What a search of a register may come to.
  static let verdicts = ["khop", "sai-khac", "khong-co"]
}

extension Situation.Clock {
  /// What an effect makes of it, as the engine does.
  func after(_ effect: ClockEffect) -> Self {
    switch (effect, self) {
    case (.start, .waiting): .running
    case (.pause, .running): .paused
    case (.resume, .paused): .running
    case (.stop, .running), (.stop, .paused): .stopped
    default: self
    }
  }
}
