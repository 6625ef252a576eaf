import Foundation

extension PostgresServer {
  /// Has the only node of a database, which was killed, be given up at once with all that it was at. Another node would wait five
  /// minutes, for the one that is at something may only be slow; a test cannot.
  ///
  /// It waits until the server has let go of the node's connections: none of them begins anything afterwards.
  public static func giveUpOnlyNode(of address: String) throws {
    let clients = """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
      """
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while try ask(address, clients) != "0\n" {
      guard ContinuousClock.now < end else { throw Failure(description: "somebody still works on \(address)") }
      usleep(20_000)
    }
    // As the office does itself where it has no neighbours: `RecordWriting.resumeTries(at:)`.
    let now = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
    try ask(
      address,
      """
      UPDATE outbox SET next_try = \(now) WHERE state = 'trying';
      UPDATE inbox SET next_try = \(now) WHERE next_try IS NOT NULL AND begun > 0
      """)
  }
}
