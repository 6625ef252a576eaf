import Foundation
import Paper
import Synchronization
import Testing

@Suite("A paper made again")
struct SameBytesTests {
  @Test("has the same bytes, whatever was made before it")
  func again() throws {
    let first = try Sample.receipt().pdf()
    for language in 1...5 {
      _ = try Sample.receipt { $0.blocks.insert(.text("Giữa hai lần in \(language) ♥ Ω 🙂"), at: 0) }.pdf()
      #expect(try Sample.receipt().pdf() == first)
    }
  }

  @Test("has the same bytes on many threads at once")
  func threads() throws {
    let papers = try (0..<8).map { number in
      try Sample.receipt { paper in
        paper.blocks.append(.text("Bản số \(number): Ông Nguyễn Văn Ngữ, bà Đỗ Thị Ưởng"))
        paper.title += " \(number)"
      }
    }
    let alone = try papers.map { try $0.pdf() }
    let results = Results()
    let group = DispatchGroup()
    for worker in 0..<8 {
      group.enter()
      Thread.detachNewThread {
        for round in 0..<10 {
          let number = (worker + round) % papers.count
          results.add((try? papers[number].pdf()) == alone[number])
        }
        group.leave()
      }
    }
    group.wait()
    #expect(results.all == Array(repeating: true, count: 80))
  }

  private final class Results: Sendable {
    private let seen = Mutex<[Bool]>([])

    func add(_ isSame: Bool) { seen.withLock { $0.append(isSame) } }
    var all: [Bool] { seen.withLock { $0 } }
  }
}
