/// The rows of a table, some at a time in the order of its key, so that no more than a few megabytes are held.
struct TablePages {
  /// Rows of a page at most.
  private static let rows = 512
  /// About how many bytes a page holds, unless a single row holds more.
  private static let bytes: Int64 = 4 << 20

  private let table: RecordTable
  private let connection: any RecordConnection
  private var last: [Cell]?
  private var isOver = false

  init(_ table: RecordTable, _ connection: any RecordConnection) {
    self.table = table
    self.connection = connection
  }

  /// The next rows; none at the end.
  mutating func next() throws(StoreFailure) -> [[Cell]] {
    // A database may answer all rows at once: how many there may be is known before.
    guard !isOver, let count = try count() else { return [] }
    var page: [[Cell]] = []
    try each(table.rows(table.read, isFirst: last == nil), count) { row in
      page.append(table.columns.enumerated().map { Cell(row, $0, $1.kind) })
    }
    guard let row = page.last else { return [] }
    last = table.key.compactMap { name in
      table.columns.firstIndex { $0.name == name }.map { row[$0] }
    }
    isOver = page.count < count
    return page
  }

  /// How many rows the next page has; nil without any.
  private func count() throws(StoreFailure) -> Int? {
    var (count, volume): (Int, Int64) = (0, 0)
    var isFull = false
    try each(table.rows(table.volume, isFirst: last == nil), TablePages.rows) { row in
      volume += row.int(0)
      isFull = isFull || count > 0 && volume > TablePages.bytes
      if !isFull { count += 1 }
    }
    return count == 0 ? nil : count
  }

  private func each(
    _ sql: SQL, _ limit: Int, _ visit: (borrowing Row) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    let statement = try connection.take(sql)
    defer { statement.finish() }
    var index = 0
    for (name, cell) in zip(table.key, last ?? []) {
      index += 1
      cell.give(to: statement, table.columns.first { $0.name == name }?.kind ?? .text, at: index)
    }
    statement.give(Int64(limit), at: index + 1)
    try statement.begin(values: index + 1)
    while try statement.step() { try statement.look(visit) }
  }
}
