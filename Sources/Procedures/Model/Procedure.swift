public import Forms
public import Rules
public import Text

/// A public service as its author describes it: who may ask for what, by which steps it is answered, and by when.
///
/// A value that has been checked: every name in it refers to something, every condition is typed. It never changes;
/// a new text of the definition is a new ``revision``, and a dossier keeps the one it was filed under. A class, since
/// each act and each row of a list looks into one: as a structure its thirty-odd parts were copied each time.
public final class Procedure: Sendable {
  /// The name of the folder, stable for ever.
  public let id: Key<Procedure>
  /// The content hash of everything the definition says.
  public let revision: Revision
  /// The code in the national database of procedures, kept as text: `3.000465`.
  public let code: String
  /// What people call it.
  public let name: Words
  /// One or two sentences for whoever looks for it.
  public let summary: Words
  /// The field it belongs to: `G03-GD14`, diplomas and certificates.
  public let field: CodedName
  /// The level of the online service, 3 or 4 (Nghị định 43/2011): 4 also pays and receives the result on line.
  public let level: Int
  /// The newer class (Nghị định 42/2022).
  public let serviceClass: ServiceClass
  /// The agency that answers for it.
  public let unit: Key<Unit>
  /// The legal bases, as they are cited.
  public let legal: [String]
  /// Who may ask.
  public let who: [Words]
  /// The ways in which a dossier may arrive.
  public let channels: [Channel]
  /// What is asked.
  public let form: Form
  /// Where in the answers the applicant is named and reached.
  public let applicant: ApplicantFields
  /// The papers of the dossier (thành phần hồ sơ).
  public let parts: [Part]
  /// What the applicant has to pay; empty for a procedure that is free of charge.
  public let fees: [Fee]
  /// How it receives dossiers by intakes; nil for one that receives them at any time.
  public let intake: IntakeRule?
  /// The limit that the law sets from acceptance to result.
  public let time: LegalTime
  /// What the applicant receives in the end.
  public let result: CodedName
  /// The steps in the order of the definition; the first is where a dossier begins.
  public let steps: [Step]
  /// The ways in which a dossier ends.
  public let ends: [End]
  /// The letters that actions issue.
  public let letters: [Key<LetterTemplate>: LetterTemplate]
  /// The letter by which the office apologises and names a new date; nil where that is not done.
  public let apology: Key<LetterTemplate>?
  /// What its conditions and letters may speak of.
  public let scope: Scope
  /// Whether some step is for a unit that the applicant chooses, or the answers name schools that are wished for.
  public let asksForUnits: Bool
  /// The decisions of the procedure, by the files that hold them: `procedure.yaml`, `le-phi.dmn`.
  public let models: [String: Model]
  /// What the applicant is told.
  public let notices: Notices
  /// How official documents of other agencies open dossiers of it; nil where none does.
  public let opening: DocumentOpening?
  /// How long a dossier is kept once it has ended; nil when nothing is said.
  public let retention: Retention?
  /// The registers that its actions write into.
  public let registers: [Key<Register>: Register]
  /// Whether the limit of some task depends on the answers.
  public let limitsReadAnswers: Bool
  private let stepIndex: [Key<Step>: Int]
  private let endIndex: [Key<End>: Int]

  /// A procedure of parts that the loader has checked against each other.
  public init(
    id: Key<Procedure>, revision: Revision, code: String, name: Words, summary: Words, field: CodedName, level: Int,
    serviceClass: ServiceClass, unit: Key<Unit>, legal: [String], who: [Words], channels: [Channel], form: Form,
    applicant: ApplicantFields, parts: [Part], fees: [Fee] = [], intake: IntakeRule? = nil, time: LegalTime,
    result: CodedName, steps: [Step],
    ends: [End], letters: [Key<LetterTemplate>: LetterTemplate], scope: Scope, models: [String: Model] = [:],
    apology: Key<LetterTemplate>? = nil, notices: Notices, opening: DocumentOpening? = nil,
    retention: Retention? = nil, registers: [Key<Register>: Register] = [:]
  ) {
    precondition(!steps.isEmpty, "a procedure has a first step")
    self.id = id
    self.revision = revision
    self.code = code
    self.name = name
    self.summary = summary
    self.field = field
    self.level = level
    self.serviceClass = serviceClass
    self.unit = unit
    self.legal = legal
    self.who = who
    self.channels = channels
    self.form = form
    self.applicant = applicant
    self.parts = parts
    self.fees = fees
    self.intake = intake
    self.time = time
    self.result = result
    self.steps = steps
    self.ends = ends
    self.letters = letters
    self.apology = apology
    self.scope = scope
    self.models = models
    self.notices = notices
    self.opening = opening
    self.retention = retention
    self.registers = registers
    limitsReadAnswers = steps.flatMap(\.assignments).contains { $0.limit?.readsAnswers ?? false }
    asksForUnits = steps.flatMap(\.assignments).contains {
      switch $0.assignee {
      case .officer(_, .field), .officer(_, .choice), .officer(_, .overChoice): true
      case .officer(_, .unit), .applicant, .nobody: false
      }
    }
    stepIndex = Dictionary(steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    endIndex = Dictionary(ends.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The step at which a dossier begins.
  public var firstStep: Step { steps[0] }

  /// The step of that name.
  public func step(_ id: Key<Step>) -> Step? { stepIndex[id].map { steps[$0] } }

  /// The end of that name.
  public func end(_ id: Key<End>) -> End? { endIndex[id].map { ends[$0] } }
}

extension Procedure {
  /// What the applicants of a procedure are told.
  public struct Notices: Sendable {
    /// The notice of an occasion; an occasion left out is silent.
    public internal(set) var byOccasion: [NoticeOccasion: Key<NoticeTemplate>] = [:]
    /// The notices in use.
    public internal(set) var templates: [Key<NoticeTemplate>: NoticeTemplate] = [:]
  }
}

/// The content hash of a definition: SHA-256 in lower-case hexadecimal.
public struct Revision: Hashable, Sendable, CustomStringConvertible {
  /// 64 hexadecimal digits.
  public let hash: String

  /// The revision of that hash.
  public init(hash: String) { self.hash = hash }

  /// The first twelve digits, enough for people.
  public var description: String { String(hash.prefix(12)) }
}

/// A name with a code in a national catalogue.
public struct CodedName: Hashable, Sendable {
  /// The code, as the catalogue writes it.
  public let code: String
  /// What people read.
  public let name: Words

  /// A name with its code.
  public init(code: String, name: Words) {
    self.code = code
    self.name = name
  }
}

/// The class of an online service (Nghị định 42/2022/NĐ-CP).
public enum ServiceClass: String, Sendable, CaseIterable {
  /// Everything on line (toàn trình).
  case full = "toan-trinh"
  /// A part on line (một phần).
  case partial = "mot-phan"
}

/// The way in which a dossier arrives (`KenhThucHien` of the national portal).
public enum Channel: String, Sendable, CaseIterable {
  /// Over the portal.
  case online
  /// At the desk, on paper.
  case counter
  /// By post.
  case postal
}

/// Where in the answers the applicant is named and reached: fields of the form.
public struct ApplicantFields: Hashable, Sendable {
  /// A field of kind `person`.
  public let person: Key<Field>
  /// A field of kind `phone`.
  public let phone: Key<Field>?
  /// A field of kind `email`.
  public let email: Key<Field>?
  /// A field with the postal address.
  public let address: Key<Field>?
  /// A choice of how the result is received.
  public let receives: Receiving?
  /// Whose dossier it is, where one may file for another; nil where everybody files for themselves.
  public let owner: OwnerFields?

  /// The fields that speak of the applicant.
  public init(
    person: Key<Field>, phone: Key<Field>?, email: Key<Field>?, address: Key<Field>?, receives: Receiving?,
    owner: OwnerFields? = nil
  ) {
    self.person = person
    self.phone = phone
    self.email = email
    self.address = address
    self.receives = receives
    self.owner = owner
  }

  /// All of them: what ``Procedure/applicant(in:)`` and ``Procedure/receiving(in:)`` look at.
  public var all: Set<Key<Field>> {
    Set([person, phone, email, address, receives?.field, owner?.owner, owner?.relation].compactMap(\.self))
  }
}

/// The choice of how the result is received.
public struct Receiving: Hashable, Sendable {
  /// A field of kind `choice`.
  public let field: Key<Field>
  /// The option that means on line: the letter on the page of the dossier is the result. Nil when there is none: then
  /// the result is always handed over, at the desk or by post.
  public let online: Key<Option>?

  /// A choice with its on-line way.
  public init(field: Key<Field>, online: Key<Option>?) {
    self.field = field
    self.online = online
  }
}
