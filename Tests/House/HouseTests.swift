import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Suite("The house")
struct HouseTests {
  @Test("imports only what the table allows")
  func imports() throws {
    let table = Dictionary(uniqueKeysWithValues: houseTable.map { ($0.name, $0) })
    for target in try folders(in: "Sources") {
      if isDoor(target) { continue }
      let room = try #require(table[target], "Sources/\(target) does not stand in the table of Tests/House")
      let allowed = Set(room.uses + room.doors + room.open + room.floors)
      var seen: Set<String> = []
      for file in try swiftFiles(below: "Sources/\(target)") {
        for (module, isPublic) in try importedModules(in: file) {
          seen.insert(module)
          #expect(allowed.contains(module), "\(file.lastPathComponent) of \(target) imports \(module)")
          #expect(!(isPublic && isDoor(module)), "\(file.lastPathComponent) shows \(module) to the outside")
        }
      }
      #expect(
        Set(room.uses + room.doors + room.floors).subtracting(seen) == [], "\(target) may import what it does not use")
    }
  }

  @Test("has what tests share in a place of its own, which uses only what the table allows")
  func sharedByTests() throws {
    for file in try swiftFiles(below: "Tests/\(testSupport.name)") {
      for (module, _) in try importedModules(in: file) {
        #expect(testSupport.uses.contains(module), "\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test("has arrows that point up the table only")
  func arrows() throws {
    var above: Set<String> = []
    for room in houseTable {
      for used in room.uses {
        #expect(above.contains(used), "\(room.name) uses \(used), which does not stand above it")
      }
      above.insert(room.name)
    }
    let doors = houseTable.flatMap(\.doors)
    for room in houseTable {
      #expect(room.floors.isEmpty || room.name == "motcua-bench", "\(room.name) goes past another room's door")
      #expect(Set(room.floors).isSubset(of: doors), "\(room.name) measures a library that has no door")
    }
    #expect(Set(doors).count == doors.count, "two rooms open the same C library")
    #expect(Set(try folders(in: "Sources")) == above.union(doors), "a folder without a row, or a row without a folder")
  }

  @Test("takes clock, chance and force from nobody in passing")
  func bannedWords() throws {
    let banned: [(pattern: Regex<Substring>, instead: String)] = [
      (/\bDate\(\)/, "the time comes in as an Instant"),
      (/\bUUID\(\)/, "identifiers come in from the surroundings"),
      (/\.random\(/, "chance comes in from the surroundings"),
      (/\btry!/, "handle the error"),
      (/\bsem_timedwait\b/, "wait by the monotonic clock, which nobody puts back"),
      (/\bas!/, "cast with as?"),
      (/fatalError\("?(?:TODO|not implemented)/, "build it or refuse it at load"),
    ]
    for file in try swiftFiles(below: "Sources") {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for (pattern, instead) in banned where line.contains(pattern.wordBoundaryKind(.simple)) {
          Issue.record("\(file.path):\(number + 1): \(instead): \(line)")
        }
      }
    }
  }

  @Test("holds data in Workflows, Forms and Signatures, and no Swift")
  func dataFolders() throws {
    for folder in ["Workflows", "Forms", "Signatures"] {
      #expect(try swiftFiles(below: folder).isEmpty)
    }
  }

  @Test("takes no Swift package")
  func noPackages() throws {
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    #expect(!manifest.contains(".package("))
  }
}

private func isDoor(_ name: String) -> Bool {
  guard name.hasPrefix("C"), let second = name.dropFirst().first else { return false }
  return second.isUppercase
}

private func folders(in path: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(
    at: root.appending(path: path), includingPropertiesForKeys: [.isDirectoryKey]
  )
  .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
  .map(\.lastPathComponent).sorted()
}

private func swiftFiles(below path: String) throws -> [URL] {
  let start = root.appending(path: path)
  guard let walk = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil) else { return [] }
  return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

private func importedModules(in file: URL) throws -> [(module: String, isPublic: Bool)] {
  let text = try String(contentsOf: file, encoding: .utf8)
  let pattern =
    /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(public |package |internal |fileprivate |private )?import (?:struct |class |enum |protocol |func |var |let |typealias )?(\w+)/
    .anchorsMatchLineEndings()
  return text.matches(of: pattern).map { (String($0.output.2), $0.output.1 == "public ") }
}
