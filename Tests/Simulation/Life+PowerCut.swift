import OneStop
import Procedures
import SQLiteStore

extension Life {
  /// One life on a disk whose power is cut: in the midst of what is done, or when that has come to its end.
  ///
  /// The office is gone when this returns, and was not closed in order; what the disk has is for the caller to say.
  ///
  /// - Parameter work: What is done. What fails because the power was cut over it ends it; whatever else fails is thrown.
  /// - Returns: Whether the power was cut in the midst.
  @discardableResult
  static func untilPowerCut(
    _ folder: String, in world: World, on disk: VolatileDisk, by definitions: Definitions? = nil,
    scanner: (any FileScanning)? = nil, _ work: (Life) throws -> Void
  ) throws -> Bool {
    let life = try Life(folder, in: world, on: disk, by: definitions, scanner: scanner)
    try disk.endure { try work(life) }
    let isCut = disk.isOff
    // While the office is there: letting go of it with power would close it in order.
    withExtendedLifetime(life) { disk.cutPower() }
    return isCut
  }
}

extension VolatileDisk {
  /// Does something over which the power may be cut: what fails because of that has not happened. Whatever else fails is thrown.
  func endure(_ work: () throws -> Void) throws {
    do { try work() } catch { guard isOff, Mishap.off.explains(error) else { throw error } }
  }
}
