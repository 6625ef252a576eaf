import Dossiers
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// What officers find and take.
  static let officers: [Operation] = [
    Operation(
      id: "searchDossiers", method: .get, path: "/search",
      summary: "Dossiers the officer may see in which every word begins a word: name, telephone, personal number, code",
      access: .officer(.read),
      query: [
        QueryItem(
          name: "q", schema: .text(most: Limits.searchCharacters),
          about: "The words; marks and case do not matter: `duc` finds Đức.", isRequired: true),
        .after, .limit,
      ], answer: .json("A page of dossiers, newest first.", .named("Found")), handler: searchDossiers),
    Operation(
      id: "takeTask", method: .post, path: "/dossiers/{code}/tasks/{task:number}/take", summary: "Takes a task",
      access: .officer(.act), change: .onceOnVersion, answer: .changed, refusals: [.notFound],
      handler: { try $0.command(.take(task: $0.request.parameters.number("task")), "take") }),
    Operation(
      id: "releaseTask", method: .post, path: "/dossiers/{code}/tasks/{task:number}/release",
      summary: "Gives a task back to the queue", access: .officer(.act), change: .onceOnVersion, answer: .changed,
      refusals: [.notFound],
      handler: { try $0.command(.release(task: $0.request.parameters.number("task")), "release") }),
    Operation(
      id: "commentOnDossier", method: .post, path: "/dossiers/{code}/comments",
      summary: "Leaves a remark for colleagues; the applicant does not see it", access: .officer(.act),
      change: .onceOnVersion,
      body: .json(.object([.always("text", .text(most: 4000))]), example: #"{"text": "Đã gọi điện, hẹn chiều mai."}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let text = try asking.body().object("text").required("text").string()
        return try asking.command(.comment(text), "comment", text)
      }),
  ]

  private static let searchDossiers: @Sendable (Asking) throws -> Response = { asking in
    let officer = try asking.officer()
    let limit = try asking.limit()
    guard let text = try asking.search("q"), !text.allSatisfy(\.isWhitespace) else {
      throw Problem.parameter(
        "q", "parameter-missing", Words(vi: "Hãy ghi từ cần tìm: ?q=…", en: "Say what to look for: ?q=…"))
    }
    let after = try asking.item("after", Cursor.expected, Cursor.search)
    let page = try asking.office.search(text, by: officer, after: after, limit: limit)
    let definitions = asking.office.definitions
    return .personal([
      "dossiers": .array(page.rows.map { $0.json(definitions) }),
      "next": page.next.map { .string(Cursor.text($0)) } ?? .null,
    ])
  }
}

extension Asking {
  /// Carries out an officer's command on the dossier of the path.
  ///
  /// - Parameters:
  ///   - name: What it is called, for the hash of what was asked.
  ///   - text: What was written with it.
  func command(_ command: Dossiers.Command, _ name: String, _ text: String = "") throws -> Response {
    let code = try code()
    let expecting = try expectedVersion()
    let digest = Digest(of: [name, code.text, String(expecting), request.parameters["task"], text])
    let outcome = try office.perform(
      command, on: code,
      .init(key: try commandKey(), digest: digest.text, caller: try caller(), expecting: expecting))
    switch outcome {
    case .done(let code, let version): return .changed(code, version: version)
    case .refused(let notice): throw Problem(notice)
    }
  }
}
