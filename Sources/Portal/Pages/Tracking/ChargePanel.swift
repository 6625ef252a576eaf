import Dossiers
import HTML
import OneStop
import Procedures
import Text

/// What the applicant has to pay: how much, how it stands, and why.
struct ChargePanel: Speaking {
  let language: Language
  let charges: [ChargeView]
  /// The transfer that pays what is owed.
  var transfer: TransferRequest?
  /// The dossier with what belongs into its form, when it can be paid on line.
  var online: (dossier: Dossier, token: FormToken)?
  /// The receipts of what was paid on line.
  var receipts: [PaymentReceiptFile] = []
  /// Whose receipts they are.
  var code: DossierCode?

  /// The panel of the tracking page; nothing for a dossier that is free of charge.
  var node: Node {
    guard !charges.isEmpty else { return .nothing }
    return .section(.class("card"), .h2(say("Phí, lệ phí", "Fees")), table, howToPay, receiptList)
  }

  /// The charges alone, as the receipt prints them.
  var table: Node {
    guard !charges.isEmpty else { return .nothing }
    return .table(
      .class("charges"),
      .caption(say("Phí, lệ phí của hồ sơ", "Fees of the dossier")),
      .thead(
        .tr(
          .th(.scope(.col), say("Khoản thu", "Fee")), .th(.scope(.col), say("Số tiền", "Amount")),
          .th(.scope(.col), say("Tình trạng", "State")))),
      .tbody(
        .each(charges) { charge in
          .tr(
            .th(
              .scope(.row), say(charge.name),
              .with(charge.why) { .div(.class("quiet"), say($0)) },
              .with(charge.legal) { .div(.class("quiet"), vietnamese($0)) }),
            .td(.class("nowrap"), say(charge.amount.words)),
            .td(.span(.class("tag"), .class(tone(charge)), say(charge.standing))))
        }))
  }

  private var howToPay: Node {
    .when(
      charges.contains { $0.status == .owed },
      .group(
        .with(online.map { payOnline($0.dossier, $0.token) }) { $0 },
        .p(
          say(
            "Nộp tại bộ phận một cửa hoặc chuyển khoản cho cơ quan giải quyết; cán bộ ghi nhận khi nhận được tiền.",
            "Pay at the one-stop desk or by a transfer to the agency; an officer records it when it has arrived.")),
        .with(transfer) { TransferPanel(language: language, transfer: $0).node }))
  }

  private func payOnline(_ dossier: Dossier, _ token: FormToken) -> Node {
    .form(
      .method(.post), .action(Link(path: ["ho-so", dossier.code.text, "thanh-toan"])),
      .input(.type(.hidden), .name("_the"), .value(token.text)),
      .p(
        .button(
          .type(.submit),
          say(
            "Nộp trực tuyến \(dossier.owed.words.vi)", "Pay \(dossier.owed.words.en) on line"))))
  }

  private var receiptList: Node {
    guard let code, !receipts.isEmpty else { return .nothing }
    return .ul(
      .each(receipts) { receipt in
        .li(
          .a(
            .href(Link(path: ["ho-so", code.text, "giay-to", receipt.sha256])),
            say("Biên lai nộp trực tuyến (PDF)", "Receipt of the payment on line (PDF)")))
      })
  }

  private func tone(_ charge: ChargeView) -> String {
    switch charge.status {
    case .paid?, .waived?, .free?: "good"
    case .owed?: "waiting"
    case .refunded?, .cancelled?, nil: "running"
    }
  }
}
