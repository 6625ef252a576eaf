internal import Dossiers
internal import OneStop
internal import Procedures
internal import Synchronization
internal import Text

/// A record in which every dossier was filed by the engine.
final class FiledRecord {
  let folder: String
  let codes: [DossierCode]

  /// Files so many, 64 at a time.
  init(dossiers: Int, _ bench: Bench) throws {
    let folder = bench.scratch.file("filed-\(dossiers)")
    self.folder = folder
    let definitions = try bench.stock.definitions()
    let office = try BenchOffice(folder, definitions: definitions)
    try BenchOffice.keepKey(in: folder)
    let codes = Mutex<[DossierCode]>([])
    let trouble = Mutex<(any Error)?>(nil)
    let clients = 64
    onThreads(clients) { client in
      do {
        for number in stride(from: client, to: dossiers, by: clients) {
          let key = CommandKey(owner: "bench", id: "\(number)")
          let code = try BenchOffice.submit(to: "cap-ban-sao-van-bang", key: key, office.office, definitions)
          codes.withLock { $0.append(code) }
        }
      } catch {
        trouble.withLock { $0 = error }
      }
    }
    if let error = trouble.withLock({ $0 }) { throw error }
    self.codes = codes.withLock { $0.sorted { $0.text < $1.text } }
  }
}
