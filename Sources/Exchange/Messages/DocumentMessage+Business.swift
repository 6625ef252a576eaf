internal import Text
public import WorkingTime

extension DocumentMessage {
  /// The message that recalls this document: the same head without attachments, and the reason.
  ///
  /// Which document is recalled is its ``documentID``; the receiver destroys the electronic copy and says so (Nghị định
  /// 30/2020/NĐ-CP, art. 18).
  ///
  /// - Parameters:
  ///   - reason: Why.
  ///   - time: When it is sent.
  public func recall(because reason: String, at time: Instant) -> DocumentMessage {
    var recall = sent(at: time)
    recall.attachments = []
    recall.references = []
    recall.business = Business(.recall, reason: reason)
    return recall
  }

  /// The message that tells what is new about this document, which is in its parts already, and who is a receiver from now on or no
  /// longer.
  ///
  /// - Parameters:
  ///   - reason: Why.
  ///   - changesInfo: Whether what is known about the document changes.
  ///   - receivers: Who is added or removed.
  ///   - time: When it is sent.
  public func update(
    because reason: String, changesInfo: Bool, receivers: [ReceiverChange] = [], at time: Instant
  ) -> DocumentMessage {
    var update = sent(at: time)
    var business = Business(.update, reason: reason)
    business.documentID = documentID
    var changes = DocumentUpdate()
    changes.changesInfo = Coded(changesInfo ? WireFlag.yes : .no)
    changes.changesReceivers = Coded(receivers.isEmpty ? WireFlag.no : .yes)
    changes.receivers = receivers
    business.update = changes
    update.business = business
    return update
  }

  /// This document as one that takes the place of others, for the agencies that received those.
  ///
  /// - Parameters:
  ///   - replaced: The documents, as they were sent.
  ///   - reason: Why.
  ///   - time: When it is sent.
  public func replacing(_ replaced: [DocumentMessage], because reason: String, at time: Instant) -> DocumentMessage {
    var replacement = sent(at: time)
    replacement.business = Business(.replace, reason: reason)
    replacement.business?.replacements = replaced.map { Replacement($0.documentID, for: $0.to.compactMap(\.organID)) }
    return replacement
  }

  /// The message with its sender as one more hop.
  private func sent(at time: Instant) -> DocumentMessage {
    var message = self
    message.trace.append(TraceHop(from?.organID, WireTime(time)))
    return message
  }
}

extension StatusMessage {
  /// What has become of a document at whoever received it, for its sender.
  ///
  /// - Parameters:
  ///   - status: What has become of it.
  ///   - document: The document as it came.
  ///   - agency: Who received it.
  ///   - reason: A reason, or other words; the status in words when there are none.
  ///   - time: When.
  public init(
    _ status: DocumentStatus, of document: DocumentMessage, at agency: Correspondent, reason: String? = nil,
    staff: StaffMember? = nil, time: Instant
  ) {
    self.init()
    from = agency
    responseFor = ResponseReference(to: document)
    self.staff = staff
    self.status = Coded(status)
    description = reason ?? status.words.vi
    timestamp = WireTime(time)
  }
}
