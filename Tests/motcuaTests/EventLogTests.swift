import Foundation
import JSON
import Testing
import Text
import WorkingTime

@testable import motcua

@Suite("The log of a server")
struct EventLogTests {
  @Test("has every line by the time it is finished, those that come often in their order too")
  func finished() throws {
    let pipe = Pipe()
    let log = EventLog(descriptor: pipe.fileHandleForWriting.fileDescriptor) { Instant(milliseconds: 0) }
    for number in 0..<200 {
      if number.isMultiple(of: 50) { log.note("seldom", ["n": JSONValue(number)]) }
      log.noteOften("often", ["n": JSONValue(number), "a": "ă"])
    }
    log.finish()
    try pipe.fileHandleForWriting.close()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 204)
    let numbers = lines.filter { $0.contains("often") }.compactMap { line in
      line.split(separator: "\"n\":").last.flatMap { Int($0.dropLast()) }
    }
    #expect(numbers == Array(0..<200))
    #expect(lines.first == #"{"at":"1970-01-01T07:00:00+07:00","event":"seldom","n":0}"#)
  }
}
