import Crypto
import Dossiers
import Foundation
import JSON
import OneStop
import Proofs
import PostgresStore
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// A record as the program of an earlier schema left it, with all that stood in it: `Tests/Schemas/records/NUMBER`.
///
/// `record.sql` is the database of SQLite, `postgres.sql` the one of PostgreSQL, `files` are those that people handed in, and
/// `kept.json` says when it was left, how its log stood and what receipt it gave. None of them is ever written again.
struct KeptRecord {
  static let folder = URL(filePath: Office.project).appending(path: "Tests/Schemas/records")
  static func logKey() throws -> Ed25519Key { try Ed25519Key(seed: Array(repeating: 9, count: 32)) }

  let place: URL
  let note: JSONValue

  /// Those that were kept, by the numbers of their schemas.
  static var numbers: [Int] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).compactMap { Int($0) }.sorted()
  }

  init(_ number: Int) throws {
    place = KeptRecord.folder.appending(path: "\(number)")
    note = try JSONValue(reading: Array(Data(contentsOf: place.appending(path: "kept.json"))))
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: place.appending(path: name), encoding: .utf8)
  }

  private func moment() throws -> String {
    guard case .string(let moment)? = note["moment"] else { throw OfficeFailure() }
    return moment
  }

  /// The office on it, in a data folder.
  func office() throws -> Office {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: place.appending(path: "files"), to: folder.appending(path: "files"))
    try Connection(folder.path + "/record.sqlite", mode: .writer).script(text("record.sql"))
    return try Office(at: moment(), reach: [.mail], logKey: KeptRecord.logKey(), folder: folder)
  }

  /// The office on it, in a database.
  func officeOnPostgres() throws -> Office {
    let address = try PostgresServer.newDatabase()
    try PostgresConnection(DatabaseAddress(address)).script(text("postgres.sql"))
    return try Office(at: moment(), reach: [.mail], logKey: KeptRecord.logKey(), address: address)
  }
}

extension KeptRecord {
  /// Keeps what an office has done by the schema of today, under its number, unless it is kept already.
  static func keep(schema number: Int) throws {
    let place = folder.appending(path: "\(number)")
    guard !FileManager.default.fileExists(atPath: place.path) else { return }
    // Beside it, and renamed in the end: one that was cut off is not taken for one that was kept.
    let draft = folder.appending(path: ".\(number)")
    try? FileManager.default.removeItem(at: draft)
    try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
    let office = try Office(reach: [.mail], logKey: logKey())
    let note = try worked(office)
    try office.store.close()
    try Data((note.canonicalText + "\n").utf8).write(to: draft.appending(path: "kept.json"))
    try FileManager.default.copyItem(at: office.folder.appending(path: "files"), to: draft.appending(path: "files"))
    let dump = """
      import sqlite3, sys
      base = sqlite3.connect(sys.argv[1])
      for name in ("application_id", "user_version"):
          print(f"PRAGMA {name}={base.execute('PRAGMA ' + name).fetchone()[0]};")
      print("\\n".join(base.iterdump()))
      """
    try write(
      "/usr/bin/python3", ["-c", dump, office.folder.path + "/record.sqlite"], to: draft.appending(path: "record.sql"))
    let address = try PostgresServer.newDatabase()
    let twin = try Office(reach: [.mail], logKey: logKey(), address: address)
    _ = try worked(twin)
    try twin.store.close()
    try write(
      PostgresServer.programs + "/pg_dump", ["--no-owner", "--inserts", "-d", address],
      to: draft.appending(path: "postgres.sql"))
    try FileManager.default.moveItem(at: draft, to: place)
  }

  /// Has an office do of everything something; how its log stands in the end.
  private static func worked(_ office: Office) throws -> JSONValue {
    let receipt = try office.doSomethingOfEverything()
    let head = try office.oneStop.logHead()
    return [
      "moment": .string("\(LocalTime(office.now).day)T23:59"), "size": .integer(head.size),
      "head": .string(head.head.hex),
      "receipt": receipt.json,
    ]
  }

  /// What a program prints, without what only its own reader understands: lines that begin with a backslash.
  private static func write(_ program: String, _ arguments: [String], to file: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw OfficeFailure() }
    // What was recorded may hold empty lines of its own.
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("\\") }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
  }
}
