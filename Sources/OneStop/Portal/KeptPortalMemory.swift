import Dossiers
import Exchange
import WorkingTime

/// What the national portal has answered about a dossier, in the record.
struct KeptPortalMemory: PortalMemory {
  let office: OneStop
  let code: DossierCode

  func number() throws -> String? { try kept(nil)?.number }

  func keep(number: String) throws { try keep(PortalNumber(of: code, number: number, at: office.environment.now())) }

  func receipt(of file: PortalFile) throws -> PortalReceipt? {
    try kept(file.sha256).map { PortalReceipt(id: $0.number, hash: $0.hash) }
  }

  func keep(_ receipt: PortalReceipt, of file: PortalFile) throws {
    try keep(
      PortalNumber(
        of: code, file: file.sha256, number: receipt.id, hash: receipt.hash, at: office.environment.now()))
  }

  func content(of file: PortalFile) throws -> [UInt8] {
    try office.files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
  }

  private func kept(_ file: String?) throws -> PortalNumber? {
    try office.store.read(for: office.authority) { try $0.portalNumber(of: code, file: file) }
  }

  private func keep(_ number: PortalNumber) throws {
    try office.store.write(for: office.authority) { try $0.keep(number) }
  }
}
