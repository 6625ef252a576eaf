/// The account of an agency, to which applicants transfer what they owe.
public struct BankAccount: Hashable, Sendable {
  /// The six figures of the bank (BIN), as NAPAS lists them: `970436`.
  public let bin: String
  /// The number of the account: 1 to 19 letters and figures.
  public let account: String
  /// Whose account it is, as the bank has it.
  public let name: String

  /// An account of checked parts.
  public init(bin: String, account: String, name: String) {
    self.bin = bin
    self.account = account
    self.name = name
  }
}

/// A transfer that somebody is asked to make: what a VietQR code says to the application of a bank.
///
/// The text is that of EMV QRCPS Merchant-Presented Mode as NAPAS has it for transfers to an account (QRIBFTTA).
public struct TransferRequest: Hashable, Sendable {
  /// To which account.
  public let account: BankAccount
  /// How much.
  public let amount: Money
  /// What the transfer is to say, so that it is recognised: the code of the dossier, of at most 25 characters.
  public let reference: String

  /// A request.
  ///
  /// - Parameter reference: A code; one of more than 25 characters loses the signs between its parts.
  public init(to account: BankAccount, _ amount: Money, for reference: String) {
    self.account = account
    self.amount = amount
    let short = reference.filter { $0 != "." && $0 != "-" }
    self.reference = String((reference.utf8.count <= 25 ? reference : short).prefix(25))
  }

  /// The text of the code, its check sum at the end.
  public var payload: String {
    let beneficiary = TransferRequest.item("00", account.bin) + TransferRequest.item("01", account.account)
    let napas =
      TransferRequest.item("00", "A000000727") + TransferRequest.item("01", beneficiary)
      + TransferRequest.item("02", "QRIBFTTA")
    let text =
      TransferRequest.item("00", "01") + TransferRequest.item("01", "12")  // for one transfer of this amount
      + TransferRequest.item("38", napas) + TransferRequest.item("53", "704")  // đồng (ISO 4217)
      + TransferRequest.item("54", String(amount.dong)) + TransferRequest.item("58", "VN")
      + TransferRequest.item("62", TransferRequest.item("08", reference)) + "6304"
    return text + TransferRequest.checkSum(of: text)
  }

  /// A data object: its identifier, its length in two figures, its value.
  private static func item(_ id: String, _ value: String) -> String {
    let length = String(value.utf8.count)
    return id + (length.utf8.count < 2 ? "0" : "") + length + value
  }

  /// CRC-16/CCITT-FALSE (polynomial 1021, start FFFF) in four figures, over everything before it.
  static func checkSum(of text: String) -> String {
    var sum: UInt16 = 0xFFFF
    for byte in text.utf8 {
      sum ^= UInt16(byte) << 8
      for _ in 0..<8 { sum = sum & 0x8000 == 0 ? sum << 1 : (sum << 1) ^ 0x1021 }
    }
    let figures = String(sum, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - figures.utf8.count) + figures
  }
}
