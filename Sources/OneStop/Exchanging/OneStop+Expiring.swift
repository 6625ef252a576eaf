import WorkingTime

extension OneStop {
  /// How many days a message is kept that nobody has taken: one in quarantine since it came, one that is held for a partner since
  /// something was last heard of it.
  ///
  /// A year, as long as an agency may have closed files before they go to its archive (Decree 30/2020, article 30): what was made no
  /// document of the office by then is none.
  public static let strayDays: Int64 = 365

  /// Lets go of messages that nobody has taken for so long; how many.
  func expireMessages() throws -> Int {
    let moment = environment.now().advanced(bySeconds: -OneStop.strayDays * 86_400)
    var (gone, some) = (0, 0)
    repeat {
      some = try store.write(for: authority) { try $0.expireMessages(before: moment, limit: 100) }
      gone += some
    } while some > 0
    return gone
  }
}
