public import RecordKeeping
internal import Synchronization

/// What the nodes on one database tell each other and is of use for seconds only, as how often an address has asked.
///
/// Each node numbers what it tells and writes it in that order; so the others know by its last number what is new. Nothing waits for a
/// disk, and nothing is kept longer than it is of use: who does not listen for that long misses it.
public final class NodeNews: Sendable {
  private struct Told {
    /// The number of the last that this node has told.
    var number: Int64 = 0
    /// The number of the last that was heard of each other node.
    var heard: [String: Int64] = [:]
  }

  private let node: String
  private let hands: Hands
  private let told = Mutex(Told())

  init(of node: String, _ hands: Hands) {
    self.node = node
    self.hands = hands
  }

  /// Tells the others something, and hears what they have told since the last time.
  ///
  /// - Parameter news: What is told; nil for nothing.
  /// - Returns: What each of them has told, in the order in which it did.
  /// - Throws: ``StoreFailure``; what was to be told is lost.
  public func exchange(_ news: String?) throws(StoreFailure) -> [String] {
    try told.withLock { told throws(StoreFailure) in
      told.number += 1
      let number = told.number
      let rows = try hands.write { writing throws(StoreFailure) in
        try writing.run(
          """
          DELETE FROM node_news WHERE (node, number) IN (
            SELECT node, number FROM node_news WHERE at < now() - interval '10 seconds' FOR UPDATE SKIP LOCKED)
          """)
        if let news {
          try writing.run("INSERT INTO node_news (node, number, body) VALUES (?, ?, ?)", node, number, news)
        }
        return try writing.all(
          "SELECT node, number, body FROM node_news WHERE node <> ? ORDER BY node, number", node
        ) { row in (node: row.text(0), number: row.int(1), body: row.text(2)) }
      }
      let new = rows.filter { $0.number > told.heard[$0.node] ?? 0 }
      told.heard = Dictionary(rows.map { ($0.node, $0.number) }, uniquingKeysWith: max)
      return new.map(\.body)
    }
  }
}
