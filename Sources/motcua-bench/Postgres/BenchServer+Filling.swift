internal import PostgresStore
internal import RecordKeeping
internal import SQLiteStore

extension BenchServer {
  /// Makes a database with so many dossiers.
  func fill(_ database: String, _ bench: Bench, dossiers: Int) throws {
    try run("CREATE DATABASE \(database)")
    var progress = Progress(of: "postgres: \(dossiers) dossiers are copied")
    let copy = try RecordCopy(
      from: FolderRecord(reading: bench.stock.folder(dossiers: dossiers), at: BenchOffice.now),
      to: DatabaseRecord(filling: address(database), at: BenchOffice.now), keyPrint: nil
    ) { progress.tell("\($0) \($1)") }
    guard copy.isWhole else { throw Trouble("the record does not come into PostgreSQL as it was") }
    try run("VACUUM ANALYZE", in: database)
  }
}
