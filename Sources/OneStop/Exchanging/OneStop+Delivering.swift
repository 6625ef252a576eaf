import Crypto
public import Exchange
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// Takes in a message that a partner brought, or that was fetched from it: into the inbox when it is for an agency of this
  /// authority, held for the partners that reach its other receivers.
  ///
  /// What is answered is durable. The same message again, whoever brings it, is one message.
  ///
  /// - Parameters:
  ///   - partner: Who brings it; it speaks for the agencies that are reached by it.
  ///   - name: By what the partner knows it, when it was fetched there.
  ///   - bytes: The file as it came.
  public func deliver(_ bytes: [UInt8], from partner: Partner, name: String? = nil) throws -> Delivery {
    let now = environment.now()
    let sha256 = SHA256(of: bytes).hex
    let message: Message
    do throws(ExchangeFault) {
      message = try Message.read(bytes, today: LocalTime(now).day).message
    } catch {
      return try quarantine(
        bytes, sha256, from: partner, sender: error.sender?.text, .unreadable(error), name: name,
        identity: "unreadable|\(sha256)")
    }
    guard let address = MessageAddress(message, sha256: sha256) else {
      return try quarantine(
        bytes, sha256, from: partner, sender: message.from?.organID?.text, .unnamed, name: name,
        identity: "unnamed|\(sha256)")
    }
    let definitions = definitions
    guard partner.speaksFor(address.from, among: definitions.partners) else {
      return .refused(.foreignSender(address.from))
    }
    let own = address.to.filter(definitions.authority.isOwn)
    let others = address.to.filter { !definitions.authority.isOwn($0) }.map { code in
      (code, definitions.partners.partner(reaching: code).flatMap { $0.id == partner.id ? nil : $0 })
    }
    // What is for somebody else who hears of it some other way is none of ours.
    guard !own.isEmpty || others.contains(where: { $0.1 != nil }) else {
      return .refused(.unknownReceiver(address.to))
    }
    guard own.isEmpty || definitions.documentOffice != nil else { return .refused(.noOffice) }
    try keepFile(bytes)
    let id = try environment.randomBytes(16).hex
    let held = others.compactMap { code, receiver in
      receiver.map { receiver in
        HeldMessage(
          id: "", identity: address.identity, sender: partner.id, receiver: receiver.id, kind: address.kind,
          from: address.from, to: code, sha256: sha256, bytes: bytes.count, at: now)
      }
    }
    let identity = address.identity(for: own)
    return try store.write(for: authority) { record in
      var known = id
      for (number, message) in held.enumerated() {
        let kept = try record.hold(message.named("\(id)\(number == 0 ? "" : "-\(number)")"))
        if number == 0 { known = kept.id }
      }
      guard !own.isEmpty else { return .taken(id: known) }
      let row = try record.keep(
        IncomingMessage(
          identity: identity, partner: partner.id, partnersName: name, kind: address.kind,
          from: address.from, sha256: sha256, bytes: bytes.count), at: now)
      guard row.message.sha256 == sha256 else {
        let refusal = ExchangeRefusal.otherContent
        _ = try record.keep(
          IncomingMessage(
            identity: "\(identity)|\(sha256)", partner: partner.id, partnersName: name, kind: address.kind,
            from: address.from, sha256: sha256, bytes: bytes.count, fault: refusal.code), at: now)
        return .quarantined(refusal)
      }
      return .taken(id: held.isEmpty ? "in-\(row.id)" : known)
    }
  }

  private func quarantine(
    _ bytes: [UInt8], _ sha256: String, from partner: Partner, sender: String?, _ refusal: ExchangeRefusal,
    name: String?, identity: String
  ) throws -> Delivery {
    try keepFile(bytes)
    let now = environment.now()
    try store.write(for: authority) { record in
      _ = try record.keep(
        IncomingMessage(
          identity: identity, partner: partner.id, partnersName: name, kind: .document, from: sender, sha256: sha256,
          bytes: bytes.count,
          fault: refusal.code), at: now)
    }
    return .quarantined(refusal)
  }

  /// Makes a message durable, before anything in the record names it.
  private func keepFile(_ bytes: [UInt8]) throws {
    let file = try files.receive()
    try file.append(bytes)
    _ = try file.finish()
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

extension HeldMessage {
  /// The same under a name.
  fileprivate func named(_ id: String) -> HeldMessage {
    HeldMessage(
      id: id, identity: identity, sender: sender, receiver: receiver, kind: kind, from: from, to: to, sha256: sha256,
      bytes: bytes, at: at)
  }
}
