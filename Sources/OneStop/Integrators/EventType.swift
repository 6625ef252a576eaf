import Text

/// What kind of thing an event tells, as programs read it: `vn.motcua.dossier.ended`.
///
/// Its last part is the name of the log, or of the wire where the log spells it otherwise; it never changes.
public struct EventType: Hashable, Sendable, CustomStringConvertible {
  /// The whole type.
  public let description: String

  private static let root = "vn.motcua."

  init(_ event: ToldDossierEvent) { description = EventType.root + "dossier." + event.rawValue }
  init(_ event: ToldDocumentEvent) { description = EventType.root + "document." + event.rawValue }

  private init(known text: String) { description = text }

  /// The type of that name; `dossier.ended` is enough. Nil when there is none.
  public init?(_ text: String) {
    let whole = text.hasPrefix(EventType.root) ? text : EventType.root + text
    guard let known = EventType.all.first(where: { $0.description == whole }) else { return nil }
    self = known
  }

  /// A type that a receiver is told on the operator's word, to see whether it is reached.
  public static let trial = EventType(known: root + "trial")

  /// Everything that is told of what happens, dossiers before documents.
  public static let all =
    ToldDossierEvent.allCases.map { EventType($0) } + ToldDocumentEvent.allCases.map { EventType($0) }
}

/// What is told of a dossier; the raw values are the names of the log.
enum ToldDossierEvent: String, CaseIterable, Sendable {
  case submitted
  case stepEntered = "step-entered"
  case returned
  case acted
  case apologised
  case clockStarted = "clock-started"
  case clockPaused = "clock-paused"
  case clockResumed = "clock-resumed"
  case clockExtended = "clock-extended"
  case clockStopped = "clock-stopped"
  case dueMoved = "due-moved"
  case dueSoon = "due-soon"
  case overdue
  case charged
  case paid
  case paymentConfirmed = "payment-confirmed"
  case waived
  case chargesCancelled = "charges-cancelled"
  case exempted
  case refunded
  case supplementAsked = "supplement-asked"
  case supplemented
  case messaged
  case letterIssued = "letter-issued"
  case sealed
  case resultIssued = "result-issued"
  case resultCollected = "result-collected"
  case ended
}

/// What is told of an official document; the raw values are the names of the log, in the spelling of the wire.
enum ToldDocumentEvent: String, CaseIterable, Sendable {
  case received
  case registered
  case moved
  case told
  case corrected
  case askedBack = "asked-back"
  case recallRefused = "recall-refused"
  case linked
  case answered
  case replaced
}
