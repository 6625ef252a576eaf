extension OneStop {
  /// Takes the message that is to be taken first, if its time has come.
  ///
  /// - Returns: The row and what came of it; nil when nothing is to be taken now.
  public func takeNext() throws -> (row: InboxRow, taking: Taking)? {
    // Nothing here makes anything of a message yet: it stays in the inbox.
    nil
  }

  /// The message that an effect of the outbox sends; nil when what it needs was erased.
  public func outgoingMessage(of row: OutboxRow) throws -> OutgoingMessage? { nil }
}
