import JSON
import Text

/// The queues that an officer has saved, kept by the server.
struct SavedQueues {
  private let office: RemoteOffice

  init(_ office: RemoteOffice) {
    self.office = office
  }

  private struct Saved: SeenValue {
    let name: String
    let filters: [(name: String, value: String)]

    init(_ field: JSONField) throws(JSONError) {
      let queue = try field.anyObject()
      name = try queue.read("name")
      var filters: [(name: String, value: String)] = []
      for (name, value) in try queue.required("filters").anyObject().all { filters.append((name, try value.string())) }
      self.filters = filters
    }
  }

  /// All of them, as the server sent them and as they were read.
  private func read() throws -> (answer: JSONField, queues: [Saved]) {
    let answer = try office.read(["queues"])
    let queues: [Saved] = try RemoteOffice.seen(answer) { field throws(JSONError) in
      try field.anyObject().list("queues")
    }
    return (answer, queues)
  }

  /// What was saved under a name.
  ///
  /// - Throws: ``CommandError`` when nothing was, with the nearest name.
  func filters(of name: String) throws -> [(name: String, value: String)] {
    let queues = try read().queues
    // Keyboards differ in how they write a mark.
    guard let found = queues.first(where: { $0.name == name.normalizedC }) else {
      let known = queues.map(\.name)
      let list =
        known.isEmpty
        ? Words(vi: "chưa lưu hàng nào", en: "none is saved")
        : .plain(known.map { "“\($0.harmless)”" }.joined(separator: ", "))
      throw CommandError.usage(
        Words(
          vi: "không có hàng chờ đã lưu tên “\(name.harmless)” (\(list.vi))",
          en: "no queue is saved under the name “\(name.harmless)” (\(list.en))"),
        suggestion: nearestWord(to: name, among: known))
    }
    return found.filters
  }

  func list(_ call: Call) throws -> ExitCode {
    let (answer, queues) = try read()
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    if queues.isEmpty {
      call.output.note(
        Words(vi: "Chưa lưu hàng chờ nào.", en: "No queue is saved.").in(call.language))
    }
    var listing = Listing(columns: [
      .init(head: Words(vi: "Tên", en: "Name")), .init(head: Words(vi: "Điều kiện", en: "Filters"), least: 12),
    ])
    listing.rows = queues.map { queue in
      let filters = queue.filters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
      return Listing.Row(
        cells: [Table.Cell(queue.name.harmless, .bold), Table.Cell(filters.harmless)], fields: [queue.name, filters])
    }
    if queues.isEmpty { return .done }
    for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }

  func save(_ name: String, _ filters: [(name: String, value: String)], _ call: Call) throws -> ExitCode {
    var body: JSONObject = [:]
    for (item, value) in filters { body[item] = .string(value) }
    var request = try request(.put, name)
    request.body = .json(.object(body))
    _ = try office.answer(to: request)
    call.line(
      Words(
        vi: "Đã lưu; xem bằng: motcua queue \(name.quotedForShell)",
        en: "Saved; see it with: motcua queue \(name.quotedForShell)"))
    return .done
  }

  func forget(_ name: String, _ call: Call) throws -> ExitCode {
    _ = try office.answer(to: request(.delete, name))
    call.line(Words(vi: "Đã bỏ hàng chờ “\(name.harmless)”.", en: "The queue “\(name.harmless)” is forgotten."))
    return .done
  }

  private func request(_ method: WireRequest.Method, _ name: String) throws -> WireRequest {
    guard !name.contains("/"), !name.contains("\\"), name != ".", name != ".." else {
      throw CommandError.usage(
        Words(
          vi: "tên hàng chờ không được có / hoặc \\", en: "the name of a queue has no / and no \\"))
    }
    return office.request(method, ["queues", name.normalizedC])
  }
}
