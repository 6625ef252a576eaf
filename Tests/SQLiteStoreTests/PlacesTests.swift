import Foundation
import Glibc
import RecordKeeping
import Synchronization
import Testing

@Suite("Places for some of many")
struct PlacesTests {
  @Test("are as many as there are, come back, and are not waited for longer than one says")
  func counted() {
    let places = Places(2)
    #expect(places.take(atMost: .zero) && places.take(atMost: .seconds(3_600)))
    #expect(!places.take(atMost: .zero) && !places.take(atMost: .milliseconds(1)))
    places.give()
    #expect(places.take(atMost: .zero) && !places.take(atMost: .zero))
    places.give()
    places.give()
    #expect(places.take(atMost: .zero) && places.take(atMost: .zero) && !places.take(atMost: .zero))
  }

  @Test("are each in one hand at a time, and everybody has one in the end")
  func crowd() {
    let places = Places(3)
    let inside = Mutex(0)
    let most = Mutex(0)
    let done = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      for _ in 0..<500 {
        guard places.take(atMost: .seconds(600)) else { return }
        let now = inside.withLock { inside in
          inside += 1
          return inside
        }
        most.withLock { $0 = max($0, now) }
        inside.withLock { $0 -= 1 }
        places.give()
        done.withLock { $0 += 1 }
      }
    }
    #expect(done.withLock { $0 } == 8_000 && most.withLock { $0 } <= 3)
  }

  @Test("go to who has waited longest, not to who comes by")
  func inTurn() {
    let places = Places(1)
    #expect(places.take(atMost: .zero))
    let order = Mutex<[Int]>([])
    let (waits, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    for number in 0..<4 {
      Thread.detachNewThread {
        waits.signal()
        guard places.take(atMost: .seconds(600)) else { return }
        order.withLock { $0.append(number) }
        places.give()
        ended.signal()
      }
      waits.wait()
      while places.waitingCount <= number { sched_yield() }
    }
    places.give()
    for _ in 0..<4 { ended.wait() }
    #expect(order.withLock { $0 } == [0, 1, 2, 3])
  }
}
