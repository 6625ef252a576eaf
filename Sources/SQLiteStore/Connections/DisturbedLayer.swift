internal import CSQLite
internal import Synchronization

/// SQLite's file layer (its "VFS") under another name: the same functions, but those that read, write, cut, sync and remove ask a
/// disturbance first.
///
/// A file opened through it carries the disturbance behind the bytes of SQLite's own file structure.
@safe final class DisturbedLayer: @unchecked Sendable {
  let name: String
  private let cName: UnsafeMutablePointer<CChar>
  private let layer: UnsafeMutablePointer<sqlite3_vfs>
  private static let made = Atomic<Int>(0)

  init(_ disturbance: Disturbance) {
    name = "motcua-disturbed-\(Self.made.wrappingAdd(1, ordering: .relaxed).newValue)"
    let bytes = Array(name.utf8CString)
    unsafe cName = .allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { unsafe cName[index] = byte }
    unsafe layer = .allocate(capacity: 1)
    guard let plain = unsafe sqlite3_vfs_find(nil) else { preconditionFailure("SQLite has no file layer") }
    unsafe layer.initialize(to: plain.pointee)
    unsafe layer.pointee.zName = UnsafePointer(cName)
    unsafe layer.pointee.szOsFile = plain.pointee.szOsFile + Int32(MemoryLayout<Footer>.stride)
    unsafe layer.pointee.pAppData = Unmanaged.passUnretained(disturbance).toOpaque()
    unsafe layer.pointee.xOpen = openDisturbed
    unsafe layer.pointee.xDelete = deleteDisturbed
    unsafe sqlite3_vfs_register(layer, 0)
  }

  /// SQLITE_IOERR_READ, SQLITE_IOERR_WRITE and SQLITE_IOERR_FSYNC, which are macros that Swift cannot see.
  static func code(of failure: Disturbance.Failure, _ kind: Disturbance.Call.Kind) -> Int32 {
    switch (failure, kind) {
    case (.full, .write), (.full, .sync): SQLITE_FULL
    case (_, .read): SQLITE_IOERR | 1 << 8
    case (.error, .write): SQLITE_IOERR | 3 << 8
    case (.error, .sync): SQLITE_IOERR | 4 << 8
    }
  }

  deinit {
    unsafe sqlite3_vfs_unregister(layer)
    unsafe layer.deallocate()
    unsafe cName.deallocate()
  }
}

/// What stands behind SQLite's own file structure.
@unsafe private struct Footer {
  var disturbance: UnsafeMutableRawPointer
  var plain: UnsafePointer<sqlite3_io_methods>
  var file: Disturbance.Call.File
  /// As SQLite keeps it as long as the file is open; nil for a passing file without a name.
  var path: UnsafePointer<CChar>?

  /// What a call fails with; nil when it goes on.
  func meet(_ kind: Disturbance.Call.Kind, _ note: (VolatileDisk, String) -> Void = { _, _ in }) -> Int32? {
    let disturbance = unsafe Unmanaged<Disturbance>.fromOpaque(disturbance).takeUnretainedValue()
    let fate = unsafe disturbance.meet(kind, file) { disk in
      if let path = unsafe path { note(disk, unsafe String(cString: path)) }
    }
    guard case .fails(let failure) = fate else { return nil }
    return DisturbedLayer.code(of: failure, kind)
  }

  /// Whether there is a real disk to be synced.
  var isSynced: Bool {
    unsafe Unmanaged<Disturbance>.fromOpaque(disturbance).takeUnretainedValue().memory == nil
  }
}

/// The size of SQLite's own file structure, the same for all files of a process.
private let plainSize = Int(unsafe sqlite3_vfs_find(nil)?.pointee.szOsFile ?? 0)

/// The functions of disturbed files, by the address of the plain ones: files with locks and without have their own.
private let disturbedMethods = Mutex<[UInt: DisturbedMethods]>([:])

@safe private struct DisturbedMethods: @unchecked Sendable {
  let table: UnsafeMutablePointer<sqlite3_io_methods>

  init(_ plain: UnsafePointer<sqlite3_io_methods>) {
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: plain.pointee)
    unsafe table.pointee.xRead = readDisturbed
    unsafe table.pointee.xWrite = writeDisturbed
    unsafe table.pointee.xTruncate = truncateDisturbed
    unsafe table.pointee.xSync = syncDisturbed
  }
}

private func footer(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<Footer> {
  unsafe (UnsafeMutableRawPointer(file) + plainSize).assumingMemoryBound(to: Footer.self)
}

private func openDisturbed(
  _ layer: UnsafeMutablePointer<sqlite3_vfs>?, _ path: UnsafePointer<CChar>?,
  _ file: UnsafeMutablePointer<sqlite3_file>?,
  _ flags: Int32, _ given: UnsafeMutablePointer<Int32>?
) -> Int32 {
  guard let plain = unsafe sqlite3_vfs_find(nil), let open = unsafe plain.pointee.xOpen, let file = unsafe file,
    let disturbance = unsafe layer?.pointee.pAppData
  else { return SQLITE_CANTOPEN }
  let memory = unsafe Unmanaged<Disturbance>.fromOpaque(disturbance).takeUnretainedValue().memory
  if let memory, let path = unsafe path {
    guard !memory.isOff else { return SQLITE_CANTOPEN }
    if flags & SQLITE_OPEN_READWRITE != 0 { memory.opens(unsafe String(cString: path)) }
  }
  let result = unsafe open(plain, path, file, flags, given)
  guard result == SQLITE_OK, let methods = unsafe file.pointee.pMethods else { return result }
  let kind: Disturbance.Call.File =
    flags & SQLITE_OPEN_MAIN_DB != 0 ? .database : flags & SQLITE_OPEN_WAL != 0 ? .writtenAhead : .other
  unsafe footer(file).initialize(to: Footer(disturbance: disturbance, plain: methods, file: kind, path: path))
  let table = disturbedMethods.withLock { known in
    let address = UInt(bitPattern: methods)
    let table = unsafe known[address] ?? DisturbedMethods(methods)
    known[address] = table
    return table
  }
  unsafe file.pointee.pMethods = UnsafePointer(table.table)
  return SQLITE_OK
}

private func readDisturbed(
  _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeMutableRawPointer?, _ count: Int32, _ offset: Int64
) -> Int32 {
  guard let file = unsafe file, let read = unsafe footer(file).pointee.plain.pointee.xRead else { return SQLITE_IOERR }
  let met = unsafe footer(file).pointee.meet(.read)
  return unsafe met ?? read(file, bytes, count, offset)
}

private func writeDisturbed(
  _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeRawPointer?, _ count: Int32, _ offset: Int64
) -> Int32 {
  guard let file = unsafe file, let write = unsafe footer(file).pointee.plain.pointee.xWrite else {
    return SQLITE_IOERR
  }
  let met = unsafe footer(file).pointee.meet(.write) { disk, path in
    let written = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
    disk.writes(unsafe Array(written), at: Int(offset), to: path)
  }
  return unsafe met ?? write(file, bytes, count, offset)
}

private func truncateDisturbed(_ file: UnsafeMutablePointer<sqlite3_file>?, _ size: Int64) -> Int32 {
  guard let file = unsafe file, let truncate = unsafe footer(file).pointee.plain.pointee.xTruncate else {
    return SQLITE_IOERR
  }
  let met = unsafe footer(file).pointee.meet(.write) { disk, path in disk.resizes(path, to: Int(size)) }
  return unsafe met ?? truncate(file, size)
}

private func syncDisturbed(_ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32) -> Int32 {
  guard let file = unsafe file, let sync = unsafe footer(file).pointee.plain.pointee.xSync else { return SQLITE_IOERR }
  let met = unsafe footer(file).pointee.meet(.sync) { disk, path in disk.syncsWithName(path) }
  if let met { return met }
  return unsafe footer(file).pointee.isSynced ? sync(file, flags) : SQLITE_OK
}

private func deleteDisturbed(
  _ layer: UnsafeMutablePointer<sqlite3_vfs>?, _ path: UnsafePointer<CChar>?, _ syncsFolder: Int32
) -> Int32 {
  guard let plain = unsafe sqlite3_vfs_find(nil), let delete = unsafe plain.pointee.xDelete, let path = unsafe path,
    let disturbance = unsafe layer?.pointee.pAppData
  else { return SQLITE_IOERR }
  if let memory = unsafe Unmanaged<Disturbance>.fromOpaque(disturbance).takeUnretainedValue().memory {
    guard !memory.isOff else { return SQLITE_IOERR }
    let path = unsafe String(cString: path)
    memory.removes(path)
    if syncsFolder != 0 { memory.syncsFolder(parent(of: path)) }
  }
  return unsafe delete(plain, path, syncsFolder)
}
