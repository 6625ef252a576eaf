import Crypto
public import Exchange
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// Takes in a message that a partner brought, or that was fetched from it: into the inbox when it is for an agency of this
  /// authority, held for the partners that reach its other receivers.
  ///
  /// What is answered is durable. The same message again, whoever brings it, is one message. Where as much waits as may, as the
  /// partner's backlog says, nothing more is kept, and whoever brings it is told so: what was acknowledged is never let go for that.
  ///
  /// - Parameters:
  ///   - partner: Who brings it; it speaks for the agencies that are reached by it.
  ///   - name: By what the partner knows it, when it was fetched there.
  ///   - bytes: The file as it came.
  public func deliver(_ bytes: [UInt8], from partner: Partner, name: String? = nil) throws -> Delivery {
    let now = environment.now()
    let sha256 = SHA256(of: bytes).hex
    let name = name.map { LedgerName($0).text }
    let read: ReadMessage
    do throws(ExchangeFault) {
      read = try Message.read(bytes, today: LocalTime(now).day)
    } catch {
      return try quarantine(
        bytes, sha256, from: partner, sender: error.sender?.text, .unreadable(error), name: name,
        identity: "unreadable|\(sha256)")
    }
    let message = read.message
    guard let address = MessageAddress(message, sha256: sha256) else {
      return try quarantine(
        bytes, sha256, from: partner, sender: message.from?.organID?.text, .unnamed, name: name,
        identity: "unnamed|\(sha256)")
    }
    let definitions = definitions
    // Nobody brings from outside what an agency would have said here; one that keeps its registers elsewhere speaks from there.
    guard !definitions.keepsRegisters(for: address.from), partner.speaksFor(address.from, among: definitions.partners)
    else {
      return .refused(.foreignSender(address.from))
    }
    let own = address.to.filter(definitions.authority.isOwn)
    // What is for somebody else who hears of it some other way is none of ours.
    let others = address.to.compactMap { code -> (code: String, partner: Partner)? in
      guard !definitions.authority.isOwn(code), let other = definitions.partners.partner(reaching: code),
        other.id != partner.id
      else { return nil }
      return (code, other)
    }
    let isOurs = !own.isEmpty || address.isForHolders
    guard isOurs || !others.isEmpty else { return .refused(.unknownReceiver(address.to)) }
    guard !isOurs || definitions.documentOffice != nil else { return .refused(.noOffice) }
    let identity = address.identity(for: own)
    // What is here already takes no room, and its sender has to hear that again.
    let isKnown =
      try isOurs && others.isEmpty
      && store.read(for: authority) { try $0.inboxRow(identity)?.message.sha256 == sha256 }
    if !isKnown,
      let full = try fullBacklog(of: partner, from: address.from, isOurs: isOurs, others, bytes.count)
    {
      return .refused(full)
    }
    try keep(bytes, hashedAs: sha256)
    let id = try environment.randomBytes(16).hex
    do {
      let delivery: Delivery = try store.write(for: authority) { record in
        var known: String?
        for (number, other) in others.enumerated() {
          let held = try record.hold(
            HeldMessage(
              id: number == 0 ? id : "\(id)-\(number)", identity: address.identity, sender: partner.id,
              receiver: other.partner.id, kind: address.kind, from: address.from, to: other.code, sha256: sha256,
              bytes: bytes.count, at: now))
          guard held.sha256 == sha256 else { throw OtherContent() }
          known = known ?? held.id
        }
        guard isOurs else { return .taken(id: known ?? id) }
        let row = try record.keep(
          IncomingMessage(
            identity: identity, partner: partner.id, partnersName: name, kind: address.kind,
            from: address.from, sha256: sha256, bytes: bytes.count), at: now)
        guard row.message.sha256 == sha256 else { throw OtherContent() }
        return .taken(id: known ?? "in-\(row.id)")
      }
      if isOurs { justRead.keep(read, sha256, bytes: bytes.count, on: LocalTime(now).day) }
      return delivery
    } catch is OtherContent {
      // Nothing of it was kept or held for anybody.
      return try quarantine(
        bytes, sha256, from: partner, sender: address.from, .otherContent, name: name, kind: address.kind,
        identity: "\(identity)|\(sha256)")
    }
  }

  /// Another content came before under the same identity: for one of its receivers, and so for none.
  private struct OtherContent: Error {}

  /// Whether as much waits as may: of what a partner brought, or for one of those for whom a message would be held. Where several
  /// share the room, the agencies behind a hub or those who send to one partner, none of them takes it from the others.
  private func fullBacklog(
    of partner: Partner, from agency: String, isOurs: Bool, _ others: [(code: String, partner: Partner)], _ bytes: Int
  ) throws -> ExchangeRefusal? {
    try store.read(for: authority) { record in
      if isOurs {
        let counts = try record.exchangeCounts(with: partner.id)
        guard counts.hasRoom(in: partner.backlog, forUntaken: bytes) else { return .backlogFull(receiver: nil) }
        if partner.isShared,
          try !hasShare(
            of: record.untaken(from: agency, by: partner.id), in: partner.backlog, beside: counts.untaken, bytes)
        {
          return .shareFull(sender: agency)
        }
      }
      for (code, other) in others {
        let counts = try record.exchangeCounts(with: other.id)
        // Where nobody else can send to it, nothing has to be left for others.
        let isShared = definitions.partners.all.contains { $0.id != partner.id && $0.id != other.id }
        guard counts.hasRoom(in: other.backlog, forHeld: bytes),
          try !isShared
            || hasShare(
              of: record.held(for: other.id, by: partner.id), in: other.backlog, beside: counts.heldForIt, bytes)
        else { return .backlogFull(receiver: code) }
      }
      return nil
    }
  }

  /// Whether a sender's share of a backlog holds a message of so many bytes more. While half of the room is free it does, whatever is
  /// its own of what is there: that is counted message by message, and only then.
  private func hasShare(
    of own: @autoclosure () throws -> ExchangeLoad, in backlog: Partner.Backlog, beside all: ExchangeLoad, _ bytes: Int
  ) rethrows -> Bool {
    if backlog.isHalfFree(with: all.messages + 1, all.bytes + Int64(bytes)) { return true }
    return try own().hasShare(in: backlog, beside: all, for: bytes)
  }

  /// Keeps what can never be taken for a person to look at, as long as there is room; its sender is told the reason in any case.
  private func quarantine(
    _ bytes: [UInt8], _ sha256: String, from partner: Partner, sender: String?, _ refusal: ExchangeRefusal,
    name: String?, kind: TransportKind = .document, identity: String
  ) throws -> Delivery {
    let counts = try store.read(for: authority) { try $0.exchangeCounts(with: partner.id) }
    guard counts.hasRoom(in: partner.backlog, forUntakeable: bytes.count) else {
      // What came under a name that was known is among the files by now.
      try removeUnlessNamed(sha256)
      return .refused(refusal)
    }
    try keep(bytes, hashedAs: sha256)
    let now = environment.now()
    try store.write(for: authority) { record in
      _ = try record.keep(
        IncomingMessage(
          identity: identity, partner: partner.id, partnersName: name, kind: kind,
          from: sender.map { String($0.prefix(100)) }, sha256: sha256, bytes: bytes.count, fault: refusal.code), at: now
      )
    }
    return .quarantined(refusal)
  }

  /// The messages that are held for a partner, or were sent by it.
  public func heldMessages(_ query: HeldQuery) throws -> [HeldMessage] {
    try store.read(for: authority) { try $0.heldMessages(query) }
  }

  /// The file of a message that is held for a partner; noted as being processed, unless it is done.
  ///
  /// - Returns: Nil when none of that name is held for it.
  public func fetchHeld(_ id: String, by partner: Key<Partner>) throws -> (message: HeldMessage, file: any ReadingFile)?
  {
    guard let message = try store.read(for: authority, { try $0.heldMessage(id, of: partner) }),
      message.receiver == partner
    else { return nil }
    let file = try files.open(sha256: message.sha256, bytes: message.bytes)
    if message.status == .initial { _ = try note(.processing, ofHeld: id, by: partner) }
    return (message, file)
  }

  /// Notes how far a partner says that it has come with a message that was held for it.
  ///
  /// - Returns: False when none of that name is held for it.
  public func note(_ status: TransportStatus, ofHeld id: String, by partner: Key<Partner>) throws -> Bool {
    let now = environment.now()
    return try store.write(for: authority) { record in
      guard try record.heldMessage(id, of: partner)?.receiver == partner else { return false }
      _ = try record.note(status, of: id, for: partner, at: now)
      return true
    }
  }
}
