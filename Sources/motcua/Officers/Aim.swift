import Text

/// What a changing command is about: a dossier as it was seen, and one of its open tasks.
struct Aim {
  let code: String
  let task: Int
  let version: Int
  /// The dossier as it was looked at; nil when a repeat says all that is needed.
  let seen: SeenDossier?

  /// The aim of a command on a task.
  ///
  /// - Throws: ``CommandError`` when it is not clear which task is meant.
  init(of call: Call, at office: RemoteOffice) throws {
    try call.checkKey(needs: "if-version", "task")
    let code = try call.required(Parameter<String>.code)
    if call.texts["key"] != nil, let task = try call[.task], let version = try call[.ifVersion] {
      self.init(code: code, task: task, version: version, seen: nil)
      return
    }
    let dossier = try office.dossier(code)
    try self.init(of: call, dossier, among: dossier.officersTasks.map(\.task))
  }

  /// The aim of a command on one of some tasks of a dossier.
  init(of call: Call, _ dossier: SeenDossier, among tasks: [Int]) throws {
    let version = try call[.ifVersion] ?? dossier.version
    if let task = try call[.task] {
      self.init(code: dossier.code, task: task, version: version, seen: dossier)
      return
    }
    guard let task = tasks.first else {
      let place = dossier.place.name
      throw CommandError.refused(
        Words(
          vi: "hồ sơ không có việc nào chờ cán bộ (\(place.vi.harmless))",
          en: "no task of the dossier waits for an officer (\(place.en.harmless))"))
    }
    guard Set(tasks).count == 1 else {
      let list = tasks.map { "--task \($0)" }.joined(separator: ", ")
      throw CommandError.usage(
        Words(vi: "hồ sơ có nhiều việc đang mở, hãy chọn: \(list)", en: "several tasks are open, choose: \(list)"))
    }
    self.init(code: dossier.code, task: task, version: version, seen: dossier)
  }

  private init(code: String, task: Int, version: Int, seen: SeenDossier?) {
    self.code = code
    self.task = task
    self.version = version
    self.seen = seen
  }
}
