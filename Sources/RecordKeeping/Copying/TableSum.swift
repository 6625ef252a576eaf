internal import Crypto

/// What a table holds in one value: two tables with the same rows, in whatever order they come, have the same.
package struct TableSum: Sendable, Equatable {
  /// How many rows there are.
  package private(set) var rows = 0
  /// The hashes of the rows, added up word by word: each database reads its rows in the order of its own key.
  private var words: [UInt64] = [0, 0, 0, 0]

  /// Of no rows.
  package init() {}

  /// Takes in a row.
  ///
  /// - Parameter room: Where it is put together; whoever adds many rows gives the same each time.
  mutating func add(_ cells: [Cell], in room: inout [UInt8]) {
    room.removeAll(keepingCapacity: true)
    for cell in cells { cell.add(to: &room) }
    rows += 1
    let hash = SHA256(of: room).bytes
    for place in words.indices {
      words[place] &+= hash[(8 * place)..<(8 * place + 8)].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
