import JSON
import Text

/// A list of the server's, read page by page.
struct RemoteList {
  /// The rows as the server sent them.
  var rows: [JSONField] = []
  /// Where the list goes on; nil at its end.
  var next: String?

  /// Rows of one page at most.
  private static let page = 500

  /// Reads as many rows as the call asks for.
  ///
  /// - Parameter member: The member of each page that holds its rows.
  init(
    _ member: String, of office: RemoteOffice, _ path: [String], _ query: [(name: String, value: String)], _ call: Call
  ) throws {
    let most = call[.all] ? Int.max : try call[.limit] ?? 50
    next = try call[.after]
    let progress = Progress(call.output)
    repeat {
      let limit = min(most - rows.count, RemoteList.page)
      let items = query + [("limit", String(limit))] + (next.map { [("after", $0)] } ?? [])
      let page = try RemoteOffice.seen(office.read(path, items)) { field throws(JSONError) in
        let page = try field.anyObject()
        return (try page.required(member).array(), try page.optional("next")?.string())
      }
      // A page with the cursor it was asked for would never end; one without rows may have another behind it.
      let goesOn = page.1 != next
      rows += page.0.prefix(limit)
      next = goesOn ? page.1 : nil
      progress.tell(Words(vi: "\(rows.count) dòng", en: "\(rows.count) rows").in(call.language))
    } while next != nil && rows.count < most
    progress.end()
  }

  /// The rows for scripts, just as the API has them.
  func json(_ member: String) -> JSONValue {
    [member: .array(rows.map(\.value)), "next": next.map { .string($0) } ?? .null]
  }

  /// Tells that there are more rows than shown.
  func noteRest(_ call: Call) {
    guard next != nil else { return }
    call.output.note(
      Words(vi: "(còn nữa; xem tất cả: --all)", en: "(there are more; see all: --all)").in(call.language))
  }
}
