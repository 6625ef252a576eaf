@testable import HTTPServing

/// A gate that handlers wait at until the test opens it.
final class Gate: @unchecked Sendable {
  private let lock = Condition()
  private var isOpen = false
  private var arrived = 0

  /// Waits until it is open; called by a handler.
  func pass() {
    lock.locked {
      arrived += 1
      lock.broadcast()
      while !isOpen { lock.wait() }
    }
  }

  /// Waits until so many have come; called by the test.
  func waitForArrivals(_ count: Int) {
    lock.locked {
      while arrived < count { lock.wait() }
    }
  }

  func open() {
    lock.locked {
      isOpen = true
      lock.broadcast()
    }
  }

  /// Holds up those who come from now on, and counts them anew.
  func close() {
    lock.locked {
      isOpen = false
      arrived = 0
    }
  }
}

/// What a server's log was told, in the order of the ends of requests.
final class Logbook: @unchecked Sendable {
  private let lock = Condition()
  private var entries: [AccessEntry] = []

  func write(_ entry: AccessEntry) {
    lock.locked {
      entries.append(entry)
      lock.broadcast()
    }
  }

  /// Waits until so many requests are over.
  func first(_ count: Int) -> [AccessEntry] {
    lock.locked {
      while entries.count < count { lock.wait() }
      return Array(entries.prefix(count))
    }
  }
}
