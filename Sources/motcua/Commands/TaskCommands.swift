import JSON
import Text

/// `motcua take` and `motcua release`: an officer takes a task, or gives it back.
enum TaskCommands {
  static let take = Command(
    "take", Words(vi: "nhận việc", en: "take a task"), details: details, parameters: parameters
  ) { call in try run(call, "take", Words(vi: "Đã nhận", en: "Taken:")) }

  static let release = Command(
    "release", Words(vi: "trả việc về hàng chờ", en: "give a task back"), details: details, parameters: parameters
  ) { call in try run(call, "release", Words(vi: "Đã trả việc của", en: "Released:")) }

  private static let details = Words(
    vi: """
      Hàng loạt: motcua queue --free --json | motcua take --stdin, xem motcua act --help.
      JSON: code, version, place, due, letters[]; --stdin: như của motcua act.
      """,
    en: """
      In bulk: motcua queue --free --json | motcua take --stdin, see motcua act --help.
      JSON: code, version, place, due, letters[]; --stdin: as of motcua act.
      """)
  private static let parameters: [any ParameterDeclaration] = [
    .codeUnlessStdin, .stdin, .task, .ifVersion, .key, .json, .session,
  ]

  private static func run(_ call: Call, _ verb: String, _ done: Words) throws -> ExitCode {
    guard !call[.stdin] else { return try bulk(call, verb) }
    let office = try RemoteOffice(of: call)
    let aim = try Aim(of: call, at: office)
    let change = try RemoteChange(of: call, version: aim.version, added: [("task", String(aim.task))])
    do {
      let answer = try office.change(change, ["dossiers", aim.code, "tasks", String(aim.task), verb])
      try ChangeOutcome(answer, before: aim.seen, at: office).write(done, call)
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: aim.code)
    }
    return .done
  }

  private static func bulk(_ call: Call, _ verb: String) throws -> ExitCode {
    try call.checkBulk()
    guard call.texts[Parameter<String>.code.name] == nil else {
      throw CommandError.usage(
        Words(
          vi: "với --stdin không ghi hồ sơ: mỗi dòng là một hồ sơ", en: "with --stdin no dossier is named: lines are"))
    }
    return try BulkRun(of: call) { item throws(BulkItem.Malformed) in
      BulkRun.Deed(action: verb, path: ["dossiers", item.code, "tasks", String(item.task), verb], body: nil)
    }.run()
  }
}
