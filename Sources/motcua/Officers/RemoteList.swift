import JSON
import Text

/// A list of the server's, read page by page.
struct RemoteList<Row: SeenValue> {
  /// The member of each page that holds its rows.
  private let member: String
  /// The rows as the server sent them.
  private var rows: [JSONField] = []
  /// Where the list goes on; nil at its end.
  private var next: String?
  /// One more member of the pages, and what the last one had of it.
  private let besides: String?
  private var beside: JSONField?

  /// Rows of one page at most.
  private static var page: Int { 500 }

  /// Reads as many rows as the call asks for.
  ///
  /// - Parameter besides: A member of the pages besides their rows.
  init(
    _ member: String, of office: RemoteOffice, _ path: [String], _ query: [(name: String, value: String)], _ call: Call,
    besides: String? = nil
  ) throws {
    (self.member, self.besides) = (member, besides)
    let most = call[.all] ? Int.max : try call[.limit] ?? 50
    next = try call[.after]
    let progress = Progress(call.output)
    repeat {
      let limit = min(most - rows.count, RemoteList.page)
      let items = query + [("limit", String(limit))] + (next.map { [("after", $0)] } ?? [])
      let page = try RemoteOffice.seen(office.read(path, items)) { field throws(JSONError) in
        let page = try field.anyObject()
        return (
          rows: try page.required(member).array(), next: try page.maybe("next") as String?,
          beside: besides.flatMap { page.optional($0) }
        )
      }
      beside = page.beside
      // A page with the cursor it was asked for would never end; one without rows may have another behind it.
      let goesOn = page.next != next
      rows += page.rows.prefix(limit)
      next = goesOn ? page.next : nil
      progress.tell(Words(vi: "\(rows.count) dòng", en: "\(rows.count) rows").in(call.language))
    } while next != nil && rows.count < most
    progress.end()
  }

  /// Whether nothing was read and nothing is left.
  var isEmpty: Bool { rows.isEmpty && next == nil }

  /// The list just as the API has it.
  var json: JSONValue {
    var list: JSONObject = [member: .array(rows.map(\.value)), "next": next.map { .string($0) } ?? .null]
    if let besides { list[besides] = beside?.value ?? .null }
    return .object(list)
  }

  /// What the pages have besides their rows, read; nil when there is nothing.
  func besideRows<Seen: SeenValue>() throws -> Seen? {
    guard let beside, beside.value != .null else { return nil }
    return try RemoteOffice.seen(beside)
  }

  /// The rows, read.
  func seen() throws -> [Row] { try rows.map { try RemoteOffice.seen($0) } }

  /// Writes the list: for scripts just as the API has it, else line by line.
  ///
  /// - Parameters:
  ///   - nothing: What is said when there is no row.
  ///   - listing: How the rows are laid out.
  func write(_ call: Call, nothing: Words, as listing: ([Row], Language) -> Listing) throws -> ExitCode {
    if call[.json] {
      call.output.line(json.canonicalText)
      return .done
    }
    let rows = try seen()
    if rows.isEmpty {
      call.output.note(nothing.in(call.language))
      return .done
    }
    for line in listing(rows, call.language).lines(for: call.output, call.language) { call.output.line(line) }
    if next != nil {
      call.output.note(
        Words(
          vi: "(còn nữa; xem nhiều hơn: --limit N, tất cả: --all)", en: "(there are more: --limit N, or --all)"
        ).in(call.language))
    }
    return .done
  }
}
