import Foundation
import RecordKeeping
import SQLiteStore
import TestSupport
import Testing

@Suite("Written-ahead pages")
struct CheckpointTests {
  private func limits() -> Limits {
    var limits = Limits()
    limits.checkpointPages = 20
    limits.walPages = 100
    limits.checkpointWaitMilliseconds = 1
    return limits
  }

  @Test("are carried over by the pen, so that they stay few")
  func stayFew() throws {
    let notes = try Notes(limits: limits())
    for number in 0..<300 {
      try notes.write("\(number)")
      #expect(notes.pen.tally.pagesAhead < 30)
    }
    #expect(notes.pen.tally.checkpoints > 10)
    #expect(notes.pen.tally.checkpointFailure == nil)
  }

  @Test("grow while somebody looks at the past, and start over afterwards")
  func longLook() throws {
    let notes = try Notes(limits: limits())
    try notes.write("first")
    let seen = try notes.readers.read { reading throws(StoreFailure) in
      let before = try reading.all("SELECT text FROM note") { $0.text(0) }
      for number in 0..<200 { try notes.write("\(number)") }
      #expect(before == ["first"])
      return try reading.all("SELECT text FROM note") { $0.text(0) }
    }
    #expect(seen == ["first"])
    #expect(notes.pen.tally.pagesAhead > 100)
    for number in 200..<250 { try notes.write("\(number)") }
    #expect(notes.pen.tally.pagesAhead < 30)
  }

  @Test("stay safe when the disk cannot take them over, and are tried again")
  func failing() throws {
    var few = limits()
    few.checkpointPages = 1000
    let notes = try Notes(limits: few)
    for number in 0..<50 { try notes.write("\(number)") }
    try notes.pen.close()

    let path = notes.folder.file("notes.sqlite")
    let disturbance = Disturbance()
    let pen = Pen(
      try Connection(path, mode: .writer, limits: limits(), disturbance: disturbance), limits: limits())
    // Writes to the written-ahead file succeed; carrying the pages over to the database file does not.
    disturbance.disturb { $0.file == .database && $0.kind != .read ? .error : nil }
    for number in 100..<150 {
      try pen.write { writing throws(StoreFailure) in try note("\(number)", writing) }
    }
    #expect(pen.tally.checkpointFailure?.code == .disk)
    disturbance.calm()
    for number in 150..<200 {
      try pen.write { writing throws(StoreFailure) in try note("\(number)", writing) }
    }
    #expect(pen.tally.checkpointFailure == nil)
    #expect(try notes.texts().count == 150)
  }
}
