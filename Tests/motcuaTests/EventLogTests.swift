import Foundation
import JSON
import Testing
import Text
import WorkingTime

@testable import HTTPServing
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

  /// The lines that a pipe has when the log is finished.
  private func lines(of work: (AccessLog) -> Void) throws -> [Substring] {
    let pipe = Pipe()
    let log = EventLog(descriptor: pipe.fileHandleForWriting.fileDescriptor) { Instant(milliseconds: 0) }
    let requests = AccessLog(log)
    work(requests)
    requests.finish()
    log.finish()
    try pipe.fileHandleForWriting.close()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    return text.split(separator: "\n")
  }

  private func entry(_ number: Int, _ status: Status, _ refusal: HTTPRefusal.Code?) -> AccessEntry {
    AccessEntry(
      requestID: "r\(number)", method: .get, route: "/", status: status, refusal: refusal, microseconds: 1, bytesIn: 0,
      bytesOut: 0, isComplete: true)
  }

  @Test("tells the first of a flood that is turned away, and counts the others: no line is lost among them")
  func flood() throws {
    let lines = try lines { requests in
      for number in 0..<5000 {
        requests.note(entry(number, .serviceUnavailable, .busy))
        requests.note(entry(number, .tooManyRequests, .tooManyRequests))
        if number.isMultiple(of: 1000) { requests.note(entry(number, .ok, nil)) }
        if number.isMultiple(of: 1000) { requests.note(entry(number, .notFound, .notFound)) }
      }
    }
    #expect(lines.filter { $0.contains(#""status":200"#) }.count == 5)
    #expect(lines.filter { $0.contains(#""refusal":"not-found""#) }.count == 5)
    let own = lines.filter { $0.contains(#""event":"request""#) && !$0.contains("200") && !$0.contains("not-found") }
    #expect(own.count >= AccessLog.toldInASecond)
    let counted = lines.filter { $0.contains(#""event":"requests-turned-away""#) }.compactMap { line in
      line.split(separator: #""count":"#).last.flatMap { Int($0.prefix { $0.isNumber }) }
    }
    #expect(counted.count >= 2 && counted.reduce(0, +) + own.count == 10_000)
  }

  @Test("counts nothing where few are turned away")
  func few() throws {
    let lines = try lines { requests in
      for number in 0..<AccessLog.toldInASecond { requests.note(entry(number, .serviceUnavailable, .busy)) }
    }
    #expect(lines.count == AccessLog.toldInASecond && lines.allSatisfy { $0.contains(#""event":"request""#) })
  }
}
