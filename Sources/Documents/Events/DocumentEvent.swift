public import Dossiers
public import Exchange
public import Procedures
public import Text
public import WorkingTime

/// What has happened to a document. The record keeps these for ever; names and meanings never change.
public enum DocumentEvent: Hashable, Sendable {
  /// It arrived.
  case received(Received)
  /// Somebody began to write it.
  case drafted(Drafted)
  /// Other marks were put in place of those of the draft.
  case amended(Marks)
  /// It got its number in the register: of incoming documents, or its own number and date; under which code the agency counted it
  /// (nil in entries of before that was noted: under the one that the definitions give).
  case registered(RegisterNumber, under: String?, due: Instant?)
  /// It came so far.
  case moved(to: DocumentState)
  /// The leader gave it to these; what was open before and stands here no more is withdrawn.
  case assigned([DocumentTask], due: Instant?)
  /// An officer began with an assignment.
  case taken(task: Int, officer: Key<Officer>)
  /// An assignment was done.
  case reported(task: Int)
  /// The file was signed under a policy; nil for seal and signature on paper.
  case sealed(policy: Key<SignaturePolicy>?)
  /// The server was asked to put the seal on its files.
  case sealAsked
  /// The server has put the seal on files.
  case affixed([DocumentSeal])
  /// A receiver, by its place among the receivers from 0, told how far the document has come there; when it said so by its own clock,
  /// where it told that.
  case told(receiver: Int, DocumentStatus, said: Instant?)
  /// The sender corrected it; what was found about the correction being genuine (in entries of before that was noted: nil, and
  /// what was found at the arrival stays).
  case corrected(Authenticity?)
  /// The office changed what it says after it had left, and told the receivers.
  case updated
  /// The office changed who receives it after it had left: these, by their places among the receivers from 0, do no longer; those who
  /// are new stand behind the others.
  case readdressed(removed: [Int])
  /// The sender asks it back.
  case askedBack
  /// The sender was told that it stays.
  case recallRefused
  /// It was put into a file of work.
  case filed(WorkFileNumber)
  /// It has to do with a dossier.
  case linked(DossierCode)
  /// It opened a dossier.
  case opened(DossierCode)
  /// Another document answers it.
  case answered(DocumentKey)
  /// Another document takes its place.
  case replaced(DocumentKey)
  /// The draft was handed to another document office.
  case handedOver(Key<Partner>)
  /// That office has issued it.
  case issuedElsewhere(Key<Partner>)
  /// What it said, its files and the message that brought it were erased with the dossier that it was about.
  case erased(DocumentErasure)

  /// That a document arrived.
  public struct Received: Hashable, Sendable {
    /// Its key.
    public let key: DocumentKey
    /// The agency that it has reached.
    public let agency: Key<Procedures.Unit>
    /// On what it came.
    public let medium: DocumentMedium
    /// What was found about it being genuine.
    public let authenticity: Authenticity
    /// Whether it is addressed to this agency.
    public let isAddressedHere: Bool
    /// Its marks.
    public let marks: Marks
    /// Until when it is to be registered.
    public internal(set) var due: Instant?
    /// The document that it answers.
    public let answers: DocumentKey?
    /// The document in whose place it comes.
    public var replaces: DocumentKey?
    /// Who recorded it; nil for what the exchange delivered.
    public let by: Key<Officer>?
    /// Whether it only says something of another document, which never came.
    public var speaksOfUnknown = false
  }

  /// That a document was begun.
  public struct Drafted: Hashable, Sendable {
    /// Its key.
    public let key: DocumentKey
    /// The agency that issues it.
    public let agency: Key<Procedures.Unit>
    /// The unit that writes it.
    public let unit: Key<Procedures.Unit>
    /// On what it is to leave.
    public let medium: DocumentMedium
    /// Its marks.
    public let marks: Marks
    /// The document that it answers.
    public let answers: DocumentKey?
    /// The dossier that it is about.
    public let dossier: DossierCode?
    /// The document in whose place it comes.
    public var replaces: DocumentKey?
    /// Whether the engine numbers and sends it.
    public var leavesByItself = false
    /// Who writes it; nil for what the engine writes.
    public let by: Key<Officer>?
  }

  /// What is written on the head of a document and is not confidential.
  public struct Marks: Hashable, Sendable {
    /// What kind of document it is; nil for one of no kind that the decree knows.
    public let kind: DocumentKind?
    /// How it presses.
    public let urgency: Urgency
    /// How secret it is.
    public let secrecy: Secrecy
  }
}
