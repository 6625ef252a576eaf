import Dispatch
import Exchange
import Glibc
import HTTPCalling
import JSON
import Synchronization
import WorkingTime

/// Tells agencies by itself that a payment was made, as far as nothing goes wrong.
final class PaymentTeller: Sendable {
  private let callback: String?
  private let secrets: [String: PaymentSecret]
  private let front: Front
  private let now: @Sendable () -> Instant
  private let heldBack = Mutex<[@Sendable () -> Void]>([])

  /// How long news are held back that others shall overtake.
  private static let overtaking = DispatchTimeInterval.seconds(5)

  init(callback: String?, secrets: [String: PaymentSecret], _ front: Front, now: @escaping @Sendable () -> Instant) {
    self.callback = callback
    self.secrets = secrets
    self.front = front
    self.now = now
  }

  /// Tells of a payment.
  ///
  /// - Parameter told: Called once the agency has answered.
  func tell(_ payment: PlatformPayment, told: @escaping @Sendable () -> Void) {
    guard let callback, let secret = secrets[payment.partner] else { return }
    let fault = front.fateOfNews()
    let send: @Sendable () -> Void = { [self] in
      let status = post(payment, under: secret, to: callback, hasWrongSum: fault == .wrongSum)
      front.tell(Sighting(operation: "RESULT", subject: payment.reference, outcome: status, fault: fault))
      told()
    }
    switch fault {
    case .lost, .error:
      front.tell(Sighting(operation: "RESULT", subject: payment.reference, outcome: "-", fault: fault))
    case .reorder:
      heldBack.withLock { $0.append(send) }
      DispatchQueue.global().asyncAfter(deadline: .now() + PaymentTeller.overtaking) { [self] in letOut() }
      return
    case .delay:
      usleep(Fault.lateness)
      send()
    case .duplicate:
      send()
      send()
    // Half a piece of news and one that dribbles are the other side's trouble: it is told as ever.
    case .half, .slow, .wrongSum, nil: send()
    }
    letOut()
  }

  /// Tells what was held back.
  private func letOut() {
    let held = heldBack.withLock { held in
      defer { held = [] }
      return held
    }
    for send in held { send() }
  }

  /// The status of the answer, or why there is none.
  private func post(
    _ payment: PlatformPayment, under secret: PaymentSecret, to callback: String, hasWrongSum: Bool
  ) -> String {
    let head: [(String, String)] = [
      ("LoaiBanTin", "RESULT"), ("MaLoi", "00"), ("MaDoiTac", payment.partner), ("MaThamChieu", payment.reference),
      ("SoTien", "\(payment.paid)"), ("MaTienTe", "VND"), ("MaGiaoDich", payment.transaction), ("MaNganHang", "VCB"),
      ("ThoiGianGD", now().asCompactText), ("ThongTinGiaoDich", payment.purpose),
    ]
    var members = JSONObject(head.map { ($0, JSONValue.string($1)) })
    let sum = secret.checkSum(of: head.map(\.1))
    members["MaXacThuc"] = .string(hasWrongSum ? String(sum.reversed()) : sum)
    var call = Call(
      .post, callback, headers: [("Content-Type", "application/json")],
      body: .bytes(JSONValue.object(members).canonical))
    call.limits.whole = .seconds(20)
    do throws(CallFailure) {
      return "\(try Caller().make(call).status)"
    } catch {
      return error.code.rawValue
    }
  }
}
