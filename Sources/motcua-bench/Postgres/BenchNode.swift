internal import FoundationEssentials
internal import PostgresStore

/// What `motcua serve` needs to be a node on a database of the benchmark's own.
struct BenchNode {
  /// Its data folder, which holds keys and no record.
  let data: String
  /// What it is told about its record.
  let words: [String]
  /// A token with which Lan gets in.
  let token: String

  /// - Parameter database: One that was filled with so many dossiers.
  init(on database: String, of server: BenchServer, _ bench: Bench, dossiers: Int) throws {
    let (files, stock) = (FileManager.default, try bench.stock.folder(dossiers: dossiers))
    data = bench.scratch.file("node-\(database)")
    try files.createDirectory(atPath: data, withIntermediateDirectories: false)
    try BenchOffice.keepKey(in: data)
    // Where a server has run on the stock, its key signed the log, and no other may.
    let key = "/log-key.pem"
    if files.fileExists(atPath: stock + key) { try files.copyItem(atPath: stock + key, toPath: data + key) }
    let address = try server.address(database)
    words = ["--store", address.text]
    token = try BenchOffice.token(in: address, definitions: try bench.stock.definitions())
  }
}
