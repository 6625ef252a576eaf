/// A table in which rows of others are counted, so that nobody has to count them who asks.
///
/// Whoever writes one of those rows adds to it by a statement of its own, in the same transaction. No trigger does it: databases
/// that spread authorities over several machines do not all have them.
struct CountTable: Sendable {
  private let adding: SQL
  private let addingInShares: SQL?

  /// - Parameters:
  ///   - keys: The columns that say what a row counts, which are its key.
  ///   - amounts: The columns that count.
  ///   - inShares: Whether works that go on beside each other may count in it, each in a share of its own: the sum counts.
  init(_ name: String, by keys: [String], _ amounts: [String], inShares: Bool = false) {
    func statement(_ keys: [String]) -> SQL {
      let (names, columns) = (keys.map { SQL.name($0) }, amounts.map { SQL.name($0) })
      let sums = columns.map { $0 + " = " + .name(name) + "." + $0 + " + excluded." + $0 }
      return "INSERT INTO " + .name(name) + " (" + (names + columns).listed + ") VALUES ("
        + (names + columns).map { _ in "?" as SQL }.listed + ") ON CONFLICT (" + names.listed + ") DO UPDATE SET "
        + sums.listed
    }
    adding = statement(keys)
    addingInShares = inShares ? statement(keys + ["share"]) : nil
  }

  /// Adds to the row of a key, which is made where there is none.
  ///
  /// - Parameters:
  ///   - amounts: As many as the table has columns that count; what is not counted any more is below 0.
  ///   - key: The values of the key in the order of its columns.
  func add(_ amounts: [Int64], by key: [any Bindable], on connection: any RecordConnection) throws(StoreFailure) {
    let share = addingInShares == nil ? nil : connection.share
    let statement = try connection.take((share == nil ? nil : addingInShares) ?? adding)
    defer { statement.finish() }
    let values = key + (share.map { [$0] } ?? []) + amounts
    for (index, value) in values.enumerated() { value.give(to: statement, at: index + 1) }
    try statement.begin(values: values.count)
    while try statement.step() {}
  }
}
