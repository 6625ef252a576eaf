public import Dossiers
public import Procedures
public import Text
import WorkingTime

/// A fee of a dossier as people see it: how much, how it stands, and why it is so.
public struct ChargeView: Hashable, Sendable {
  /// The fee.
  public let fee: Key<Fee>
  /// What people call it.
  public let name: Words
  /// How much.
  public let amount: Money
  /// How it stands; nil for a fee that is still to be charged.
  public let status: Charge.Status?
  /// Why it is so much.
  public let why: Words?
  /// The legal ground.
  public let legal: String?

  /// How it stands, in words.
  public var standing: Words {
    switch status {
    case nil: Words(vi: "dự kiến", en: "expected")
    case .owed?: Words(vi: "chưa nộp", en: "to be paid")
    case .free?: Words(vi: "không phải nộp", en: "nothing to pay")
    case .paid(let moment, let means)?:
      Words(
        vi: "đã nộp \(means.words.vi) lúc \(moment.asShown)", en: "paid \(means.words.en) at \(moment.asShown)")
    case .refunded(let moment, let means)?:
      Words(
        vi: "đã hoàn trả \(means.words.vi) lúc \(moment.asShown)",
        en: "given back \(means.words.en) at \(moment.asShown)")
    case .waived(let moment)?: Words(vi: "được miễn lúc \(moment.asShown)", en: "waived at \(moment.asShown)")
    case .cancelled?: Words(vi: "không phải nộp nữa", en: "owed no more")
    }
  }
}

extension Dossier {
  /// The transfer of everything that is owed to an agency; nil when nothing is, or it has no account.
  func transfer(to unit: Procedures.Unit) -> TransferRequest? {
    guard owed > .nothing, let bank = unit.bank else { return nil }
    return TransferRequest(to: bank, owed, for: code.text)
  }
}

extension ChargeView {
  /// Everything that was charged, and then what is to come.
  static func all(of dossier: Dossier, in surroundings: Surroundings) -> [ChargeView] {
    let charged = dossier.charges.map { charge in
      let fee = surroundings.procedure.fees.first { $0.id == charge.fee }
      let waiver = fee?.waivers.first { $0.id == charge.waiver }
      return ChargeView(
        fee: charge.fee, name: fee?.name ?? .plain(charge.fee.text), amount: charge.amount, status: charge.status,
        why: waiver?.name ?? fee?.why(charge.rules), legal: waiver?.legal ?? fee?.legal)
    }
    return charged
      + dossier.expectedFees(in: surroundings).map { fee, due in
        ChargeView(
          fee: fee.id, name: fee.name, amount: due.amount, status: nil, why: fee.why(due.rules), legal: fee.legal)
      }
  }
}

extension Payment.Means {
  /// What people read.
  public var words: Words {
    switch self {
    case .cash: Words(vi: "tiền mặt", en: "in cash")
    case .transfer: Words(vi: "chuyển khoản", en: "by transfer")
    case .online: Words(vi: "trực tuyến", en: "on line")
    }
  }
}
