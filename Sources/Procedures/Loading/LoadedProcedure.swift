import Text
import YAML

/// One procedure as its folder has it, with all that was found on the way: read, put together and proved by itself, whatever
/// is wrong with others, and so by any thread.
struct LoadedProcedure: Sendable {
  /// The procedure with its text and its places; nil when it cannot be used.
  var made: (procedure: Procedure, bundle: Bundle, places: ProcedurePlaces)?
  /// The letters that it issues.
  var letters: Set<Key<LetterTemplate>> = []
  /// The notices that it names.
  var notices: [Key<NoticeTemplate>] = []
  /// What is wrong with it.
  var findings: [Finding] = []

  init(in folder: String, of files: DefinitionFiles, _ surrounds: Surrounds) {
    let reading = Findings()
    guard let draft = ProcedureDraft.read(in: folder, of: files, reading) else {
      findings = reading.all
      return
    }
    letters = draft.letterNames
    notices = draft.noticeNames.map(\.value)
    // Its own findings: a slip in how it is written does not keep it from being proved.
    let own = Findings()
    made = LoadedProcedure.make(draft, of: files, surrounds, own)
    findings = reading.all + own.all
  }

  private static func make(
    _ draft: ProcedureDraft, of files: DefinitionFiles, _ surrounds: Surrounds, _ findings: Findings
  ) -> (procedure: Procedure, bundle: Bundle, places: ProcedurePlaces)? {
    guard let assembly = ProcedureAssembly(draft, in: surrounds, findings) else { return nil }
    let bundle = Bundle(of: draft, among: files)
    guard let procedure = assembly.procedure(revision: bundle.revision) else { return nil }
    let places = ProcedurePlaces(draft)
    ProcedureProofs(procedure, places: places).check(findings)
    return (procedure, bundle, places)
  }
}

extension ProcedureDraft {
  /// The procedure of a folder as it is written; nil, with findings, when it cannot be read.
  static func read(in folder: String, of files: DefinitionFiles, _ findings: Findings) -> ProcedureDraft? {
    let path = folder + "/procedure.yaml"
    guard let bytes = files.files[path], let node = Node.read(bytes, file: path, findings: findings),
      let draft = ProcedureDraft.reading(node, findings)
    else { return nil }
    checkName(draft.id, file: String(folder.split(separator: "/").last ?? ""), findings)
    return draft
  }

  /// The letters that its actions issue, and the apology where there is one; each once.
  var letterNames: Set<Key<LetterTemplate>> {
    Set(everyAction.flatMap(\.letters).map(\.value) + (mayApologise ? [ProcedureDraft.apology] : []))
  }
}

extension Bundle {
  /// All files that the text of a procedure consists of.
  init(of draft: ProcedureDraft, among files: DefinitionFiles) {
    let path = draft.id.place.file
    let letters = draft.letterNames.map { "Workflows/letters/\($0).yaml" }
    let named = draft.steps.compactMap { $0.lookup?.register.value } + draft.registersWritten
    let registers = named.map { "Workflows/registers/\($0).yaml" }
    let notices = draft.noticeNames.map { "Workflows/notices/\($0.value).yaml" }
    let models = Rulings.models(beside: path, among: files.files.keys)
    let paths = [path, "Forms/\(draft.form.value).yaml"] + letters + registers + notices + models
    var own: [String: [UInt8]] = [:]
    for path in paths { own[path] = files.files[path] }
    self.init(own)
  }
}
