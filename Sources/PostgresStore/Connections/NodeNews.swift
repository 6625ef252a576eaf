public import RecordKeeping
internal import Synchronization

/// What the nodes on one database tell each other and is of use for seconds only, as how often an address has asked.
///
/// Each node numbers what it tells and writes it in that order; so the others know by its last number what is new. Nothing waits for a
/// disk, and as long as a node runs nothing is kept longer than it is of use: who does not listen for that long misses it.
public final class NodeNews: Sendable {
  private struct Told {
    /// The number of the last that this node has told.
    var number: Int64 = 0
    /// The number of the last that was heard of each other node.
    var heard: [String: Int64] = [:]
  }

  private let node: String
  private let hands: Hands
  /// How long what was told is of use.
  private let seconds: Int64
  private let told = Mutex(Told())

  init(of node: String, _ hands: Hands, seconds: Int64) {
    self.node = node
    self.hands = hands
    self.seconds = seconds
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
      var heard: [String: Int64] = [:]
      let bodies = try hands.write { writing throws(StoreFailure) in
        try writing.run(
          """
          DELETE FROM node_news WHERE (node, number) IN (
            SELECT node, number FROM node_news WHERE at < now() - ? * interval '1 second' FOR UPDATE SKIP LOCKED)
          """, seconds)
        if let news {
          try writing.run("INSERT INTO node_news (node, number, body) VALUES (?, ?, ?)", node, number, news)
        }
        let others = try writing.all(
          "SELECT node, max(number) FROM node_news WHERE node <> ? GROUP BY node ORDER BY node", node
        ) { row in (node: row.text(0), last: row.int(1)) }
        heard = Dictionary(others.map { ($0.node, $0.last) }, uniquingKeysWith: max)
        var bodies: [String] = []
        for other in others {
          let before = told.heard[other.node] ?? 0
          guard other.last > before else { continue }
          bodies += try writing.all(
            "SELECT body FROM node_news WHERE node = ? AND number > ? AND number <= ? ORDER BY number", other.node,
            before, other.last
          ) { row in row.text(0) }
        }
        return bodies
      }
      told.heard = heard
      return bodies
    }
  }
}
