import Forms

/// What a compound file (MS-CFB) is: Word's and Excel's documents of before 2007 are, and so are installers.
struct CompoundNature {
  let nature: FileNature

  init(_ content: FileContent) throws {
    let names = try CompoundNature.names(content)
    let isMacro = names.contains { ["VBA", "Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT"].contains($0) }
    let kind: FileKind? =
      names.contains("WordDocument") ? .doc : names.contains("Workbook") || names.contains("Book") ? .xls : nil
    if names.isEmpty {
      nature = .unsafe(.doc, .damaged)
    } else if names.contains("EncryptedPackage") {
      nature = .unsafe(.docx, .password)
    } else if let kind {
      nature = isMacro ? .unsafe(kind, .macros) : .kind(kind)
    } else {
      nature = .foreign(names.contains("PowerPoint Document") ? .presentation : .unknown)
    }
  }

  /// Sectors of the directory, and of its table, that are looked at.
  private static let mostSectors = 1_000
  private static let firstFree = 0xFFFF_FFFA

  /// The names in the directory (MS-CFB 2.6.1); none when it cannot be followed.
  private static func names(_ content: FileContent) throws -> Set<String> {
    let head = content.head
    guard head.count >= 512 else { return [] }
    let sectorBytes = head.little(30, 2) == 12 ? 4_096 : 512
    func sector(_ number: Int) throws -> [UInt8] { try content.read((number + 1) * sectorBytes, sectorBytes) }
    var names: Set<String> = []
    var next = head.little(48, 4)
    for _ in 0..<mostSectors where next < firstFree {
      let directory = try sector(next)
      guard directory.count == sectorBytes else { return names }
      for start in stride(from: 0, to: sectorBytes, by: 128) {
        let length = directory.little(start + 64, 2)
        guard (4...64).contains(length) else { continue }
        let units = stride(from: start, to: start + length - 2, by: 2).map { UInt16(directory.little($0, 2)) }
        names.insert(String(decoding: units, as: UTF16.self))
      }
      guard let following = try follower(of: next, sectorBytes, head, sector) else { break }
      next = following
    }
    return names
  }

  /// The sector behind another one, as the table of sectors has it.
  private static func follower(
    of number: Int, _ sectorBytes: Int, _ head: [UInt8], _ sector: (Int) throws -> [UInt8]
  ) throws -> Int? {
    let perSector = sectorBytes / 4
    var index = number / perSector
    var place = 76 + index * 4
    var table = head
    if index >= 109 {
      // The table's own places beyond the first 109 stand in a chain of sectors.
      index -= 109
      var chained = head.little(68, 4)
      for _ in 0..<min(index / (perSector - 1), mostSectors) where chained < firstFree {
        chained = try last(of: sector(chained)) ?? firstFree
      }
      guard chained < firstFree else { return nil }
      table = try sector(chained)
      place = index % (perSector - 1) * 4
    }
    guard place + 4 <= table.count else { return nil }
    let entries = try sector(table.little(place, 4))
    let entry = number % perSector * 4
    return entry + 4 <= entries.count ? entries.little(entry, 4) : nil
  }

  private static func last(of sector: [UInt8]) -> Int? {
    sector.count >= 4 ? sector.little(sector.count - 4, 4) : nil
  }
}

extension [UInt8] {
  /// The number of some bytes from a place, the lowest first.
  fileprivate func little(_ index: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(self[index + $1]) << (8 * $1) }
  }
}
