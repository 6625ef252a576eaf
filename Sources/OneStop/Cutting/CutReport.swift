public import WorkingTime

/// What a record that was brought back to a point has lost, and what the world outside has seen of it and keeps: no cut reaches
/// there, and somebody has to tell them.
public struct CutReport: Sendable, Equatable {
  /// The last entry of the log that is left.
  public let entry: Int64
  /// Everything that is recorded by a date of its own is left as it stood at this moment.
  public let moment: Instant
  /// Entries of the log that have gone.
  public internal(set) var entriesGone: Int64 = 0
  /// When the first of them was recorded; nil when none has gone.
  public internal(set) var firstGone: Instant?
  /// Dossiers that were filed after the point: their applicants hold receipts that prove nothing any more.
  public internal(set) var dossiersGone = 0
  /// Dossiers that stand again where they stood.
  public internal(set) var dossiersBack = 0
  /// Official documents that came or were begun after the point.
  public internal(set) var documentsGone = 0
  /// Official documents that stand again where they stood.
  public internal(set) var documentsBack = 0
  /// Letters that were issued, and results that were given out.
  public internal(set) var lettersGone = 0
  /// What had left by entries that are gone, by the kind of effect: mail, messages to telephones, documents to partners, news to
  /// the national portal, drafts handed over.
  public internal(set) var left: [Effect.Kind: Int] = [:]
  /// Payments on line that had arrived for charges that nobody has asked for any more: each is a question for a person now.
  public internal(set) var paymentsAdrift = 0
  /// Payments on line that are under way again, because what the platform said came after the point; it is asked again.
  public internal(set) var paymentsAsked = 0
  /// Messages of partners that are taken once more: a partner was told that they had come, and does not bring them again.
  public internal(set) var messagesAgain = 0
  /// Heads of the log that were signed over entries that are gone.
  public internal(set) var headsGone = 0
  /// Over how many entries the largest of them was; 0 without any.
  public internal(set) var largestHead: Int64 = 0
  /// Webhooks that had been told of entries that are gone.
  public internal(set) var webhooksBack = 0
  /// Answers to commands that are forgotten: the same command happens anew.
  public internal(set) var answersForgotten = 0
  /// Files of people that nothing names any more, and that are gone.
  public internal(set) var filesGone = 0
}
