import Foundation
import HTTPCalling
import JSON
import Synchronization
import Testing

/// Applicants who file at the nodes of one office until they are told to stop, one dossier after the other with a paper each: it is
/// uploaded at one node, and filed at the next.
final class Applicants: Sendable {
  /// A dossier as whoever filed it has it in hand.
  struct Filed: Sendable {
    let code: String
    let secret: String
    let paper: [UInt8]

    /// Its number of the day.
    var number: Int? { Int(code.suffix(4)) }
  }

  private struct Course: Sendable {
    var filed: [Filed] = []
    /// How many each node has acknowledged.
    var counts: [Int]
    /// Answers that are neither a yes nor that one has asked too often.
    var others: [String] = []
    var isOver = false
  }

  private static let count = 4

  private let name: String
  private let nodes: [String]
  private let course: Mutex<Course>
  private let ended = DispatchSemaphore(value: 0)

  /// They begin.
  ///
  /// - Parameter name: What parts what they say from what others say.
  init(_ name: String, at nodes: [RunningServer]) {
    self.name = name
    self.nodes = nodes.map { $0.url.absoluteString.trimmingCharacters(in: ["/"]) + "/api/v1" }
    course = Mutex(Course(counts: nodes.map { _ in 0 }))
    for applicant in 0..<Applicants.count {
      Thread.detachNewThread { [self] in work(as: applicant) }
    }
  }

  /// What was acknowledged so far.
  var filed: [Filed] { course.withLock { $0.filed } }

  /// Answers that nobody should have got.
  var others: [String] { course.withLock { $0.others } }

  private var counts: [Int] { course.withLock { $0.counts } }

  /// Waits until each node has acknowledged so many more from now on.
  func waitForMore(_ count: Int) throws {
    let before = counts
    let end = ContinuousClock.now.advanced(by: .seconds(120))
    while zip(before, counts).contains(where: { $1 - $0 < count }) {
      let standing = "\(before) \(counts) \(others)"
      try #require(ContinuousClock.now < end, "\(standing)")
      usleep(5_000)
    }
  }

  /// Tells them to stop, and waits until they have.
  func end() {
    let wasOver = course.withLock { course in
      defer { course.isOver = true }
      return course.isOver
    }
    guard !wasOver else { return }
    for _ in 0..<Applicants.count { ended.wait() }
  }

  private var isOver: Bool { course.withLock { $0.isOver } }

  private func work(as applicant: Int) {
    defer { ended.signal() }
    var number = 0
    while !isOver {
      file("\(name)-\(applicant)-\(number)", (applicant + number) % nodes.count)
      number += 1
      usleep(20_000)
    }
  }

  private func file(_ key: String, _ node: Int) {
    let paper = Array("%PDF-1.4\n% \(key)\n%%EOF\n".utf8)
    let uploaded = acknowledged(
      Call(
        .post, nodes[node] + "/uploads?name=giay.pdf", headers: [("Content-Type", "application/octet-stream")],
        body: .bytes(paper)))
    guard let upload = uploaded?["upload"] else { return }
    let next = (node + 1) % nodes.count
    let body: JSONValue = [
      "answers": .object(OfficeServer.answers), "papers": [["part": "giay-to-khac", "upload": upload]],
    ]
    let filed = acknowledged(
      Call(
        .post, nodes[next] + "/procedures/cap-ban-sao-van-bang/dossiers",
        headers: [("Content-Type", "application/json"), ("Idempotency-Key", key)], body: .bytes(body.canonical)))
    guard let code = filed?["code"]?.text, let secret = filed?["secret"]?.text else { return }
    course.withLock { course in
      course.filed.append(Filed(code: code, secret: secret, paper: paper))
      course.counts[next] += 1
    }
  }

  /// Asks until the answer is yes; nil when it is over before that.
  private func acknowledged(_ call: Call) -> JSONValue? {
    while !isOver {
      do {
        let answer = try Caller().make(call)
        if answer.status == 201 { return try JSONValue(reading: answer.body) }
        if answer.status != 429 { note("\(answer.status) \(String(decoding: answer.body.prefix(300), as: UTF8.self))") }
      } catch {
        note("\(error)")
      }
      usleep(50_000)
    }
    return nil
  }

  private func note(_ answer: String) { course.withLock { $0.others.append(answer) } }
}
