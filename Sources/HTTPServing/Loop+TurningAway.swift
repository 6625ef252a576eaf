internal import CMicroHTTPD
import Glibc

// Clients who are not let in.

extension Loop {
  /// Ends the connection of a client before anything is read from it.
  ///
  /// - Parameter words: What is said before; nothing with TLS, where no word can be said before the handshake.
  func turnAway(_ socket: Int32, saying words: [UInt8] = []) {
    count { $0.turnedAway += 1 }
    if !words.isEmpty, site.settings.tls == nil, Connection.sayLast(words, on: socket) {
      shutdown(socket, Int32(SHUT_WR))
      // The client is most likely sending: a reset would overtake the words.
      lingering.add(socket, now: now, isUnasked: true)
    }
    close(socket)
  }
}
