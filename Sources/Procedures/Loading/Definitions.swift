public import Forms
public import Text
public import WorkingTime
public import YAML

/// All definitions of one authority, checked: what the office works by.
///
/// They never change, and every request asks for them several times: so they are handed on by reference.
public final class Definitions: Sendable {
  /// The authority with its units, roles and officers.
  public let authority: Authority
  /// The calendars.
  public let calendars: Calendars
  /// The forms.
  public let forms: [Key<Form>: Form]
  /// The registers.
  public let registers: [Key<Register>: Register]
  /// The intakes by which procedures receive dossiers; today's plans, whichever revision a dossier keeps.
  public let intakes: Intakes
  /// The document office; nil where the authority has none.
  public let documentOffice: DocumentOffice?
  /// The procedures.
  public let procedures: [Key<Procedure>: Procedure]
  /// What is asked of signatures.
  public let signaturePolicies: [Key<SignaturePolicy>: SignaturePolicy]
  /// The sets of trust anchors that they name.
  public let trustSets: [Key<TrustSet>: TrustSet]
  /// With whom official documents are exchanged.
  public let partners: Partners
  /// The providers of identities by whose accounts citizens log in, in the order in which pages list them.
  public let logIn: [LogInProvider]
  let notices: NoticeShelf
  let bundles: [Key<Procedure>: Bundle]
  let places: [Key<Procedure>: ProcedurePlaces]

  init(
    authority: Authority, calendars: Calendars, forms: [Key<Form>: Form], registers: [Key<Register>: Register],
    intakes: Intakes, documentOffice: DocumentOffice?, procedures: [Key<Procedure>: Procedure],
    signaturePolicies: [Key<SignaturePolicy>: SignaturePolicy], trustSets: [Key<TrustSet>: TrustSet],
    partners: Partners, logIn: [LogInProvider], notices: NoticeShelf, bundles: [Key<Procedure>: Bundle],
    places: [Key<Procedure>: ProcedurePlaces]
  ) {
    self.authority = authority
    self.calendars = calendars
    self.forms = forms
    self.registers = registers
    self.intakes = intakes
    self.documentOffice = documentOffice
    self.procedures = procedures
    self.signaturePolicies = signaturePolicies
    self.trustSets = trustSets
    self.partners = partners
    self.logIn = logIn
    self.notices = notices
    self.bundles = bundles
    self.places = places
  }

  /// The same where every set of anchors trusts these besides, files in PEM by their paths: for trying signatures out with a
  /// trial PKI, never where anybody relies on them.
  public func trusting(_ files: [String: [UInt8]]) -> Definitions {
    let trustSets = trustSets.mapValues { set in
      TrustSet(
        id: set.id, name: set.name, files: set.files.merging(files) { own, _ in own },
        intermediateFiles: set.intermediateFiles, revocation: set.revocation)
    }
    return Definitions(
      authority: authority, calendars: calendars, forms: forms, registers: registers, intakes: intakes,
      documentOffice: documentOffice, procedures: procedures, signaturePolicies: signaturePolicies,
      trustSets: trustSets, partners: partners, logIn: logIn, notices: notices, bundles: bundles, places: places)
  }

  /// The calendar by which a unit works.
  public func calendar(of unit: Unit) -> WorkingCalendar? { calendars[authority.calendar] }

  /// How far away a moment is by the calendar of the authority, as queues show it; nil beyond the calendar.
  public func remaining(until due: Instant, at now: Instant) -> Remaining? {
    calendars[authority.calendar].flatMap { try? $0.remaining(until: due, at: now) }
  }

  /// The files of a procedure's definition, as the record keeps them: canonical JSON of path to text.
  public func bundle(of procedure: Key<Procedure>) -> String { bundles[procedure]?.text ?? "{}" }

  /// Where an action of a step stands in its file, to tell its author something about it.
  public func place(of action: Key<Action>, at step: Key<Step>, in procedure: Key<Procedure>) -> Place {
    places[procedure]?[step, action]
      ?? Place(file: "Workflows/\(procedure)/procedure.yaml", line: 1, column: 1)
  }

  /// Loads definitions from files; everything that is wrong with them is in `findings` at once.
  ///
  /// - Parameter spreading: Spreads the work over processors; nil for one. What is found is the same.
  /// - Returns: Nil when there is an error among the findings: such definitions must not be used.
  public static func load(
    _ files: DefinitionFiles, _ findings: Findings, spreading: Spreading? = nil
  ) -> Definitions? {
    let loader = DefinitionsLoader(files, findings)
    let definitions = loader.load(spreading: spreading)
    return findings.hasErrors ? nil : definitions
  }

  /// A procedure of an older text, as the record kept it, within today's authority.
  ///
  /// - Returns: Nil when the text does not load any more; that would be a fault of this program.
  public static func procedure(fromBundle text: String, of today: Definitions) -> Procedure? {
    guard let bundle = Bundle(reading: text) else { return nil }
    return DefinitionsLoader(DefinitionFiles(bundle.files), Findings()).procedure(of: bundle, in: today)
  }
}
