/// The clock of a database, which a test sets: `clock_timestamp()` answers what the test has said.
public struct DatabaseClock: Sendable {
  /// Where functions are looked for by a connection that is to go by it: as `PGOPTIONS` for one node alone.
  public static let options = "-c search_path=public,clock,pg_catalog"

  private let address: String

  /// Brings such a clock into a database; it goes as the machine's does.
  ///
  /// - Parameter isEverybodys: Whether all connections go by it from now on, and not those with ``options`` alone.
  public init(in address: String, isEverybodys: Bool = true) throws {
    self.address = address
    try PostgresServer.ask(
      address,
      """
      CREATE SCHEMA clock;
      CREATE TABLE clock.said (at TIMESTAMPTZ, ahead INTERVAL NOT NULL);
      INSERT INTO clock.said VALUES (NULL, '0');
      CREATE FUNCTION clock.clock_timestamp() RETURNS TIMESTAMPTZ LANGUAGE sql AS
        'SELECT coalesce(at, pg_catalog.clock_timestamp()) + ahead FROM clock.said'
      """)
    guard isEverybodys else { return }
    try PostgresServer.ask(
      address,
      """
      DO $$ BEGIN EXECUTE format(
        'ALTER DATABASE %I SET search_path = public, clock, pg_catalog', current_database()); END $$
      """)
  }

  /// Has it stand at a moment, in milliseconds since 1970.
  public func stand(at milliseconds: Int64) throws {
    try PostgresServer.ask(address, "UPDATE clock.said SET at = to_timestamp(\(milliseconds) / 1000.0)")
  }

  /// Has it go so many seconds ahead of the machine's, or behind.
  public func run(aheadSeconds: Int) throws {
    try PostgresServer.ask(address, "UPDATE clock.said SET ahead = '\(aheadSeconds) s'")
  }
}
