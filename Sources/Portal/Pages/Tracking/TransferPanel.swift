import Dossiers
import HTML
import Procedures
import QR
import Text

/// How to pay by a transfer: a code that the applications of banks read, and the same in words for whoever types it.
struct TransferPanel: Speaking {
  let language: Language
  let transfer: TransferRequest

  var node: Node {
    .div(
      .class("transfer"),
      .with(code) { .figure(.class("letter-qr"), $0, .figcaption("VietQR")) },
      .dl(
        .class("facts"),
        .div(.dt(say("Chuyển khoản cho", "Transfer to")), .dd(vietnamese(transfer.account.name))),
        .div(
          .dt(say("Số tài khoản", "Account")),
          .dd(.span(.class("nowrap"), .text(transfer.account.account)), " ", .text("(BIN \(transfer.account.bin))"))),
        .div(.dt(say("Số tiền", "Amount")), .dd(.class("nowrap"), say(transfer.amount.words))),
        .div(
          .dt(say("Nội dung chuyển khoản", "What the transfer says")),
          .dd(.class("nowrap"), .text(transfer.reference)))))
  }

  private var code: Node? {
    (try? QRCode(of: transfer.payload))?.svg(
      title: saying(
        "Mã VietQR chuyển \(transfer.amount.words.vi) cho \(transfer.account.name), nội dung \(transfer.reference)",
        "VietQR code: \(transfer.amount.words.en) to \(transfer.account.name), saying \(transfer.reference)"))
  }
}
