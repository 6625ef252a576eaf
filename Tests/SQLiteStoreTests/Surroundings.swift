import Foundation
import RecordKeeping
import SQLiteStore
import Synchronization
import TestSupport

/// A pen and readers on a database with one table, `note(id, text)`.
struct Notes {
  let folder = OwnFolder()
  let pen: Pen
  let readers: Readers
  let disturbance = Disturbance()

  init(limits: Limits = Limits(), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) throws {
    let path = folder.file("notes.sqlite")
    let connection = try Connection(path, mode: .writer, limits: limits, disturbance: disturbance)
    pen = Pen(connection, limits: limits, now: now)
    readers = Readers(path, limits: limits, now: now)
    try pen.write { writing throws(StoreFailure) in
      try writing.run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT")
    }
  }

  func texts() throws -> [String] {
    try readers.read { reading throws(StoreFailure) in
      try reading.all("SELECT text FROM note ORDER BY id") { row in row.text(0) }
    }
  }

  func write(_ text: String) throws(StoreFailure) {
    try pen.write { (writing) throws(StoreFailure) in try note(text, writing) }
  }

  /// Holds the pen until `others` is done asking, so that what they ask for falls into one batch.
  func inOneBatch(_ others: [@Sendable () -> Void]) throws(StoreFailure) {
    let asked = Mutex(0)
    try pen.write { [pen] _ throws(StoreFailure) in
      // One after the other, so that the order of the batch is the order of the list.
      for (index, other) in others.enumerated() {
        Thread.detachNewThread {
          other()
          asked.withLock { $0 += 1 }
        }
        waitUntil { pen.waiting == index + 1 }
      }
    }
    waitUntil { asked.withLock { $0 } == others.count }
  }
}

func note(_ text: String, _ writing: borrowing Writing) throws(StoreFailure) {
  try writing.run("INSERT INTO note (text) VALUES (?)", text)
}

/// Gives way to other threads until something is so.
func waitUntil(_ isSo: () -> Bool) {
  while !isSo() { sched_yield() }
}

/// Runs the same work on so many threads at once and waits for all.
func onThreads(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
  let group = DispatchGroup()
  for number in 0..<count {
    group.enter()
    Thread.detachNewThread {
      work(number)
      group.leave()
    }
  }
  group.wait()
}
