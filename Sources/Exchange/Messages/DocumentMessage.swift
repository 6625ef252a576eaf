/// A document on its way from one agency to others.
///
/// Everything but the list of receivers may be missing in what others send. Texts are as they stand there, without white space
/// around them; an empty one is none.
public struct DocumentMessage: Hashable, Sendable {
  /// Who sends it.
  public var from: Correspondent?
  /// Who receives it, each agency once.
  public var to: [Correspondent] = []
  /// By what the sender knows the document: `000.00.00.G22,2015/09/30,7816/VPCP-TTĐT`, a UUID or any text.
  ///
  /// The day in it may be another than that of promulgation; it is one text, and nothing is read out of it.
  public var documentID: String?
  /// Number and notation.
  public var code: DocumentCode?
  /// Where and when it was issued.
  public var promulgation = Promulgation()
  /// What type it is.
  public var type = StatedType()
  /// What it is about (trích yếu).
  public var subject: String?
  /// A summary.
  public var content: String?
  /// Who signed it.
  public var signatory = Signatory()
  /// By when an answer is expected.
  public var dueDate: WireDay?
  /// Where it goes, as its last page says it (nơi nhận).
  public var toPlaces: [String] = []
  /// Urgency, pages and the rest.
  public var other = OtherInfo()
  /// The documents that it answers.
  public var responsesFor: [ResponseReference] = []
  /// Whether it steers, or reports on steering.
  public var steering: Coded<Steering>?
  /// The tasks that it answers.
  public var tasks: [String] = []
  /// What kind of program made it: `MCDT_DT` for a one-stop dossier sent as a message.
  public var applicationType: String?
  /// Through whose hands it went, oldest first.
  public var trace: [TraceHop] = []
  /// What is done to the document by it; nil when it does not say, which means that it is new.
  public var business: Business?
  /// What the manifest says about the attachments.
  public var references: [AttachmentReference] = []
  /// The attachments.
  public var attachments: [Enclosure] = []
  /// What was not understood.
  public var unknown: [UnknownPart] = []

  /// A message that says nothing yet.
  public init() {}

  /// What is done to the document: nothing said means that it is new.
  public var kind: Coded<BusinessKind> { business?.kind ?? Coded(.new) }
}
