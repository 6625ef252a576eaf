public import Exchange

extension PartnerCaller {
  /// How many messages in a row may fail before the partner is let be until the next time.
  private static let failuresInARow = 3

  /// Fetches all that waits there, and says of each message what became of it.
  ///
  /// A message that cannot be had keeps no other one waiting: it is passed over, and asked for last the next time. So are the others of an
  /// agency of which nothing more is taken here now, and none of them is asked for any more until then.
  ///
  /// - Parameters:
  ///   - left: The messages that could not be had before, by their names there; those that cannot be had now.
  ///   - goesOn: Whether to go on after each message.
  ///   - keep: Makes a message durable, and tells what the partner is to be told of it.
  /// - Throws: ``PartnerFailure``, the first of them, once all others were fetched; what `keep` throws, at once.
  public func fetch(
    passingOver left: inout Set<String>, while goesOn: () -> Bool = { true },
    _ keep: (WaitingMessage, [UInt8]) throws -> TransportStatus
  ) throws {
    let waiting = try received()
    left.formIntersection(waiting.map(\.id))
    let order = waiting.filter { !left.contains($0.id) } + waiting.filter { left.contains($0.id) }
    var (trouble, failures): (PartnerFailure?, Int) = (nil, 0)
    var full: Set<String> = []
    for message in order where goesOn() {
      guard !full.contains(message.from) else {
        left.insert(message.id)
        continue
      }
      do {
        try update(message.id, try keep(message, file(of: message.id)))
        left.remove(message.id)
        failures = 0
      } catch let failure as PartnerFailure {
        left.insert(message.id)
        trouble = trouble ?? failure
        if failure.kind == .hereFromOne {
          full.insert(message.from)
          continue
        }
        failures += 1
        if failures == PartnerCaller.failuresInARow { break }
      }
    }
    if let trouble { throw trouble }
  }
}
