import Forms
import Text
import WorkingTime
import YAML

/// Goes through the files of a folder in the order in which they refer to each other.
final class DefinitionsLoader {
  private let files: DefinitionFiles
  private let findings: Findings

  init(_ files: DefinitionFiles, _ findings: Findings) {
    self.files = files
    self.findings = findings
  }

  /// - Parameter spreading: Spreads procedures over processors; nil for one.
  func load(spreading: Spreading? = nil) -> Definitions? {
    let calendars = loadCalendars()
    let notices = loadAll(in: "Workflows/notices") { NoticeFile.read($0, name: $1, self.findings) }
    let shelf = NoticeShelf(notices.map(\.template), files: files.files.keys)
    let authority = loadAuthority(calendars, shelf)
    let logIn = LogInFile.read(node(LogInFile.path), findings)
    let trust = TrustFile.read(node(TrustFile.path), files, findings)
    let policies = loadAll(in: "Signatures") { node, name in
      var policy = name == "trust" ? nil : SignaturePolicyFile.read(node, name: name, trust, self.findings)
      policy?.text = self.files.files["Signatures/\(name).yaml"] ?? []
      return policy
    }
    let registers = loadAll(in: "Workflows/registers") { RegisterFile.read($0, name: $1, self.findings) }
    let forms = loadForms()
    let letters = loadAll(in: "Workflows/letters") { LetterFile.read($0, name: $1, self.findings) }
    let partners = PartnersFile.read(node(PartnersFile.path), authority, findings)
    let intakes = loadAll(in: "Workflows/intakes") { IntakeFile.read($0, name: $1, authority, self.findings) }
    let documentOffice = node(DocumentOfficeFile.path).flatMap { DocumentOfficeFile.read($0, authority, findings) }
    guard let authority else {
      for folder in procedureFolders() { _ = ProcedureDraft.read(in: folder, of: files, findings) }
      return nil
    }
    let surrounds = Surrounds(
      authority: authority, forms: keyed(forms) { $0.id }, registers: keyed(registers) { $0.id },
      letters: keyed(letters) { $0.id.value }, notices: shelf, intakes: intakes.map(\.intake),
      policies: Set(policies.map(\.id)), files: files.files)
    var procedures: [Key<Procedure>: Procedure] = [:]
    var bundles: [Key<Procedure>: Bundle] = [:]
    var places: [Key<Procedure>: ProcedurePlaces] = [:]
    var lettersInUse: Set<Key<LetterTemplate>> = []
    var noticesInUse = Set(authority.notices.values)
    let loaded = procedureFolders().spread(by: spreading) { [files] folder in
      LoadedProcedure(in: folder, of: files, surrounds)
    }
    for loaded in loaded {
      lettersInUse.formUnion(loaded.letters)
      noticesInUse.formUnion(loaded.notices)
      findings.add(loaded.findings)
      guard let (procedure, bundle, place) = loaded.made else { continue }
      procedures[procedure.id] = procedure
      bundles[procedure.id] = bundle
      places[procedure.id] = place
    }
    findings.add(surrounds.shelf.findings)
    IntakeFile.check(
      intakes, procedures, authority, hasProcedure: { files.files["Workflows/\($0)/procedure.yaml"] != nil }, findings)
    tellStrangers(folders: procedureFolders())
    tellUnused(letters, in: lettersInUse)
    for (notice, place) in notices where !noticesInUse.contains(notice.id) {
      findings.warning(
        at: place,
        Words(vi: "không nơi nào dùng thông báo `\(notice.id)`", en: "nothing uses the notice `\(notice.id)`"))
    }
    return Definitions(
      authority: authority, calendars: calendars, forms: surrounds.forms, registers: surrounds.registers,
      intakes: Intakes(intakes.map(\.intake)), documentOffice: documentOffice, procedures: procedures,
      signaturePolicies: keyed(policies) { $0.id }, trustSets: trust, partners: partners, logIn: logIn, notices: shelf,
      bundles: bundles, places: places)
  }

  /// A procedure of a kept text; units and roles are today's.
  func procedure(of bundle: Bundle, in today: Definitions) -> Procedure? {
    let registers = loadAll(in: "Workflows/registers") { RegisterFile.read($0, name: $1, self.findings) }
    let forms = loadForms()
    let letters = loadAll(in: "Workflows/letters") { LetterFile.read($0, name: $1, self.findings) }
    let surrounds = Surrounds(
      authority: today.authority, forms: keyed(forms) { $0.id }, registers: keyed(registers) { $0.id },
      letters: keyed(letters) { $0.id.value }, notices: notices(of: bundle, in: today),
      intakes: today.intakes.all, policies: nil, files: files.files)
    guard let folder = procedureFolders().first, let draft = ProcedureDraft.read(in: folder, of: files, findings),
      let assembly = ProcedureAssembly(draft, in: surrounds, findings)
    else { return nil }
    let procedure = assembly.procedure(revision: bundle.revision, keepingDepartedNames: true)
    return surrounds.shelf.findings.contains { $0.severity == .error } ? nil : procedure
  }

  /// The notices that the kept text names itself as they were then, all others as they are today.
  private func notices(of bundle: Bundle, in today: Definitions) -> NoticeShelf {
    let own = loadAll(in: "Workflows/notices") { NoticeFile.read($0, name: $1, self.findings) }.map(\.template)
    return NoticeShelf(own + today.notices.templates.values, files: bundle.files.keys)
  }

  private func loadCalendars() -> Calendars {
    Calendars(
      reading: paths(in: "Workflows/calendars").compactMap { path, name in node(path).map { (name, $0) } }, findings)
  }

  private func loadAuthority(_ calendars: Calendars, _ notices: NoticeShelf) -> Authority? {
    guard let node = node("Workflows/authority.yaml") else {
      if files.files["Workflows/authority.yaml"] == nil {
        findings.error(
          at: Place(file: "Workflows/authority.yaml", line: 1, column: 1),
          Words(vi: "thiếu tệp này: cơ quan, đơn vị, vai trò", en: "this file is missing: authority, units, roles"))
      }
      return nil
    }
    return AuthorityFile.read(
      node, officers: self.node("Workflows/officers.yaml"), calendars: calendars.ids, notices: notices, findings)
  }

  private func loadForms() -> [Form] {
    paths(in: "Forms").compactMap { path, name in
      guard let bytes = files.files[path], let form = FormFile.load(bytes, file: path, findings: findings) else {
        return nil
      }
      checkName(Placed(form.id, at: Place(file: path, line: 1, column: 1)), file: name, findings)
      return form
    }
  }

  private func loadAll<Value>(in folder: String, _ read: (Node, String) -> Value?) -> [Value] {
    paths(in: folder).compactMap { path, name in node(path).flatMap { read($0, name) } }
  }

  /// The YAML files directly in a folder, by the alphabet, with their names.
  private func paths(in folder: String) -> [(path: String, name: String)] {
    files.files.keys.sorted().compactMap { path in
      guard path.hasPrefix(folder + "/"), path.hasSuffix(".yaml") else { return nil }
      let name = path.dropFirst(folder.count + 1).dropLast(".yaml".count)
      return name.contains("/") ? nil : (path, String(name))
    }
  }

  private func node(_ path: String) -> Node? {
    files.files[path].flatMap { Node.read($0, file: path, findings: findings) }
  }

  /// The folders below `Workflows` that hold a procedure.
  private func procedureFolders() -> [String] {
    files.files.keys.filter { $0.hasPrefix("Workflows/") && $0.hasSuffix("/procedure.yaml") }
      .map { String($0.dropLast("/procedure.yaml".count)) }.sorted()
  }

  private func tellUnused(_ letters: [LetterDraft], in use: Set<Key<LetterTemplate>>) {
    for letter in letters where !use.contains(letter.id.value) {
      findings.warning(
        at: letter.id.place,
        Words(
          vi: "không thủ tục nào ban hành thư `\(letter.id.value)`",
          en: "no procedure issues the letter `\(letter.id.value)`"))
    }
  }

  /// A file that nothing reads is a slip of the author: it would be thought to work.
  private func tellStrangers(folders: [String]) {
    let known = [
      "Workflows/calendars", "Workflows/registers", "Workflows/letters", "Workflows/notices", "Workflows/intakes",
      "Forms", "Signatures",
    ]
    let procedures = Set(folders)
    for path in files.files.keys.sorted() {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      let isYAML = path.hasSuffix(".yaml")
      let isKnown =
        [
          "Workflows/authority.yaml", "Workflows/officers.yaml", DocumentOfficeFile.path, PartnersFile.path,
          LogInFile.path,
        ].contains(path)
        || known.contains(folder) && isYAML
        || folder == "Workflows/registers" && path.hasSuffix(".csv") && files.files[path.dropLast(3) + "yaml"] != nil
        || folder.hasSuffix("/walks") && isYAML && procedures.contains(String(folder.dropLast("/walks".count)))
        // Its text; decisions, and test cases of them as the DMN TCK writes them.
        || procedures.contains(folder)
          && (path.hasSuffix("/procedure.yaml") || path.hasSuffix(".dmn") || path.hasSuffix(".xml"))
        || path.hasPrefix("Signatures/trust/")
      if !isKnown {
        findings.warning(
          at: Place(file: path, line: 1, column: 1),
          Words(vi: "không có gì dùng tệp này", en: "nothing uses this file"))
      }
    }
  }
}

private func keyed<Value, Subject>(_ values: [Value], _ key: (Value) -> Key<Subject>) -> [Key<Subject>: Value] {
  Dictionary(values.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
}
