import Dossiers
import Forms
import HTTPServing
import JSON
import OneStop
import Procedures
import Text

extension Operation {
  /// The follow-up book.
  static let books: [Operation] = [
    Operation(
      id: "showBook", method: .get, path: "/book",
      summary: "The follow-up book (Mẫu 06): what units received in a period, in that order",
      details: """
        Of the units in which the officer has a position, and of those below; only dossiers that the officer may see, for \
        personal data stands here. A page may end before it is full: go on from `next` until it is null.
        """,
      access: .officer(.read), query: Asking.reportItems + [.after, .limit],
      answer: .json("A page of the book.", .named("Book")), refusals: [.unprocessable],
      handler: { asking in
        let page = try asking.office.book(
          asking.reportFilters(), for: asking.officer(), after: asking.item("after", Cursor.expected, Cursor.book),
          limit: asking.limit())
        let definitions = asking.office.definitions
        return .personal([
          "entries": .array(page.rows.map { $0.row.json(of: $0.unit, definitions) }),
          "next": page.next.map { .string(Cursor.text($0)) } ?? .null,
        ])
      }),
    Operation(
      id: "printBook", method: .get, path: "/book.pdf", summary: "The follow-up book of a period as a PDF",
      details: "As `/book`, up to \(BookPaper.most) dossiers, in the language of Accept-Language.",
      access: .officer(.read), query: Asking.reportItems, answer: .pdf, refusals: [.unprocessable],
      handler: { asking in
        let (filters, officer) = (try asking.reportFilters(), try asking.officer())
        var entries: [(unit: Key<Procedures.Unit>, row: BookEntry)] = []
        var next: ReportCursor<BookCursor>?
        // Pages that end early, because little of much may be seen, are not gone through for ever.
        var pages = 0
        repeat {
          let page = try asking.office.book(filters, for: officer, after: next, limit: 500)
          entries += page.rows
          (next, pages) = (page.next, pages + 1)
          guard entries.count <= BookPaper.most, next == nil || pages < Limits.bookPages else {
            throw Problem.bookTooLong
          }
        } while next != nil
        let book = BookPaper(
          language: asking.request.language, filters: filters, entries: entries,
          definitions: asking.office.definitions, now: asking.now)
        return try .paper(book.paper, as: book.fileName)
      }),
  ]
}

extension Problem {
  /// More dossiers than one paper holds.
  fileprivate static let bookTooLong = Problem(
    .unprocessable, "book-too-long",
    Words(
      vi: "Sổ của kỳ này có hơn \(BookPaper.most) hồ sơ; hãy chọn kỳ ngắn hơn, một đơn vị hoặc một thủ tục.",
      en:
        "The book of this period has more than \(BookPaper.most) dossiers; choose a shorter one, a unit or a procedure."
    ))
}

extension BookEntry {
  /// The line as the API has it.
  fileprivate func json(of unit: Key<Procedures.Unit>, _ definitions: Definitions) -> JSONValue {
    var row = Members([
      "code": .string(code.text), "procedure": definitions.naming(procedure), "unit": definitions.naming(unit),
      "channel": .string(channel.rawValue), "place": named(place.id, place.name), "submittedAt": submittedAt.json,
    ])
    row.add("subject", applicant?.name)
    row.add("address", applicant?.address)
    row.add("phone", applicant?.phone)
    row.add("receives", receives.map { named($0.id.text, $0.label) })
    row.add("due", due)
    row.add("resultAt", resultAt)
    row.add("returnedAt", returnedAt)
    return row.json
  }
}
