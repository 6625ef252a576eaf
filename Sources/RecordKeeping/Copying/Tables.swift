internal import Crypto
internal import Proofs

/// The tables of a record, within a transaction.
package struct Tables: Queries {
  /// The connection that holds the transaction.
  package let connection: any RecordConnection
  /// All of them but those that the database has for itself.
  package let list: [RecordTable]

  /// Tables within a transaction.
  package init(_ list: [RecordTable], on connection: any RecordConnection) {
    self.list = list
    self.connection = connection
  }
}

/// A log, whole: how many entries it has, and the head of the Merkle tree over them (RFC 9162).
package struct WholeLog: Sendable, Equatable {
  /// Whose it is.
  package let authority: String
  /// How many entries there are.
  package let entries: Int64
  /// The head, in hexadecimal.
  package let head: String
}

/// All that a record holds, in a few values: records with the same are the same.
package struct RecordSum: Sendable, Equatable {
  /// What each table holds, by its name.
  package internal(set) var tables: [String: TableSum] = [:]
  /// The log of each authority.
  package internal(set) var logs: [WholeLog] = []

  /// How many rows there are.
  package var rows: Int { tables.values.reduce(0) { $0 + $1.rows } }
}

extension Tables {
  /// The name of a table that holds something; nil when none does.
  package func occupied() throws(StoreFailure) -> String? {
    for table in list {
      if try exists("SELECT 1 FROM " + .name(table.name) + " LIMIT 1") { return table.name }
    }
    return nil
  }

  /// Sums all up.
  ///
  /// - Parameter progress: Told now and then: the table, and how many rows of it were read.
  package func sum(progress: (String, Int) -> Void = { _, _ in }) throws -> RecordSum {
    var sum = RecordSum()
    for table in list { sum.tables[table.name] = try each(table, progress) { _ in } }
    sum.logs = try logs()
    return sum
  }

  /// Copies all rows into tables that have none.
  ///
  /// - Returns: The sum of what was read.
  /// - Throws: ``StoreFailure``: also ``StoreFailure/Code/misuse`` when the tables are not alike.
  package func copy(into target: Tables, progress: (String, Int) -> Void) throws -> RecordSum {
    let places = Dictionary(target.list.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    guard Set(places.keys) == Set(list.map(\.name)), list.allSatisfy({ places[$0.name]?.columns == $0.columns }) else {
      throw StoreFailure(.misuse, doing: "copying the record", message: "the two have not the same tables")
    }
    var sum = RecordSum()
    for table in list {
      guard let place = places[table.name] else { continue }
      let intake = try target.connection.intake(of: place)
      sum.tables[table.name] = try each(table, progress) { rows throws(StoreFailure) in try intake.take(rows) }
      try intake.end()
    }
    sum.logs = try logs()
    return sum
  }

  private func each(
    _ table: RecordTable, _ progress: (String, Int) -> Void, _ take: ([[Cell]]) throws(StoreFailure) -> Void
  ) throws(StoreFailure) -> TableSum {
    var sum = TableSum()
    var room: [UInt8] = []
    var pages = TablePages(table, connection)
    while case let page = try pages.next(), !page.isEmpty {
      for row in page { sum.add(row, in: &room) }
      try take(page)
      progress(table.name, sum.rows)
    }
    return sum
  }

  /// The log of each authority, by its leaves.
  private func logs() throws -> [WholeLog] {
    let authorities = try all("SELECT DISTINCT authority FROM entry ORDER BY authority") { row in row.text(0) }
    return try authorities.map { authority in
      let record = AuthorityRecord(connection: connection, authority: authority)
      var tree = GrowingTree()
      while case let leaves = try record.leaves(from: tree.size + 1, limit: 1000), !leaves.isEmpty {
        for leaf in leaves { tree.append(leaf) }
      }
      return WholeLog(authority: authority, entries: tree.size, head: tree.head.hex)
    }
  }
}
