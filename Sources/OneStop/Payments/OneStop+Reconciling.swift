public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// What is compared with the platform's account of a day.
public struct Reconciliation: Sendable {
  /// The day on which the payments were begun.
  public let day: Day
  /// How many payments were asked about just now.
  public let asked: Int
  /// The sums of the day.
  public let sums: [PaymentSum]
  /// What a person has to look into, of whatever day.
  public let questions: [PaymentQuestion]
}

extension OneStop {
  /// How many payments one reconciliation asks about at most; the rest are asked about in their time.
  private static let askedAtOnce = 50

  /// A page of the payments of an officer's agencies.
  public func payments(
    _ status: OnlinePayment.Status, after: Int64 = 0, limit: Int = 100, for officer: Key<Officer>
  ) throws -> [PaymentRow] {
    let units = try agencies(of: officer)
    return try store.read(for: authority) { record in
      try record.payments(status, PaymentQuery(units: units, after: after, limit: limit))
    }
  }

  /// A page of the questions about money of an officer's agencies.
  public func paymentQuestions(
    open: Bool, after: Int64 = 0, limit: Int = 100, for officer: Key<Officer>
  ) throws -> [PaymentQuestion] {
    let units = try agencies(of: officer)
    return try store.read(for: authority) { record in
      try record.paymentQuestions(open: open, PaymentQuery(units: units, after: after, limit: limit))
    }
  }

  /// Asks the platform at once about the payments that are under way, and sums up a day.
  public func reconcile(_ day: Day, for officer: Key<Officer>) throws -> Reconciliation {
    let units = try agencies(of: officer)
    let pending = try store.read(for: authority) { record in
      try record.payments(.pending, PaymentQuery(units: units, limit: OneStop.askedAtOnce))
    }
    var asked = 0
    for row in pending {
      asked += 1
      // Who cannot be reached about one cannot be about the next.
      if case .unreachable = try ask(about: row.number, of: row.dossier) { break }
    }
    let start = Instant(LocalTime(day, second: 0))
    return try store.read(for: authority) { record in
      Reconciliation(
        day: day, asked: asked,
        sums: try record.paymentSums(of: units, from: start, before: start.advanced(bySeconds: 86_400)),
        questions: try record.paymentQuestions(open: true, PaymentQuery(units: units, limit: 500)))
    }
  }

  /// Ends a question about money, with what came of it: given back, taken for the dossier at the desk, or nothing.
  ///
  /// - Throws: ``PaymentRefusal``.
  public func settlePaymentQuestion(
    _ id: Int64, reason: String, by officer: Key<Officer>, _ request: CommandRequest
  ) throws {
    let units = try agencies(of: officer)
    guard let question = try store.read(for: authority, { try $0.paymentQuestion(id) }), units.contains(question.unit)
    else { throw PaymentRefusal.noSuchQuestion }
    if let code = question.dossier, question.doubt != .wrongSum {
      if question.settled != nil, try store.read(for: authority, { try $0.outcome(of: request.key) }) == nil {
        throw PaymentRefusal.settledAlready
      }
      let outcome = try perform(
        .settlePayment(reference: question.reference, reason: reason), on: code, request)
      if case .refused(let notice) = outcome { throw PaymentRefusal.dossier(notice) }
      return
    }
    let text = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard (1...PaymentQuestion.reasonCharacters).contains(text.unicodeScalars.count) else {
      throw PaymentRefusal.reasonUnfit(limit: PaymentQuestion.reasonCharacters)
    }
    if let settled = question.settled {
      guard settled.by == officer, settled.reason == text else { throw PaymentRefusal.settledAlready }
      return
    }
    let settled = PaymentQuestion.Settled(at: environment.now(), by: officer, reason: text)
    _ = try store.write(for: authority) { try $0.settleQuestion(id, settled) }
  }

  /// The agencies whose money an officer looks after: where there is a post, and what is supervised.
  private func agencies(of officer: Key<Officer>) throws -> [Key<Procedures.Unit>] {
    let definitions = self.definitions
    let now = environment.now()
    return try store.read(for: authority) { record in
      let positions = try definitions.authority.positions(of: officer, on: LocalTime(now).day, record)
      let own = Set(positions.map(\.unit))
      return definitions.authority.units.map(\.id).filter {
        own.contains($0) || definitions.authority.supervises(positions, $0)
      }
    }
  }
}
