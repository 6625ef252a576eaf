import Dossiers

extension Command {
  /// What is counted under: stable text.
  var kind: String {
    switch self {
    case .submit: "submit"
    case .take: "take"
    case .release: "release"
    case .act: "act"
    case .assign: "assign"
    case .handBack: "hand-back"
    case .apologise: "apologise"
    case .refund: "refund"
    case .beginPayment: "begin-payment"
    case .reportPayment: "report-payment"
    case .keepPaymentReceipt: "keep-payment-receipt"
    case .settlePayment: "settle-payment"
    case .comment: "comment"
    case .message: "message"
    case .rate: "rate"
    case .recordLookup: "record-lookup"
    case .recordJudgements: "record-judgements"
    case .recordSeal: "record-seal"
    case .recordAnswer: "record-answer"
    case .holdBack: "hold-back"
    case .letGo: "let-go"
    case .announceErasure: "announce-erasure"
    case .erase: "erase"
    case .tick: "tick"
    }
  }
}
