import Foundation
import Procedures
import Testing

@Suite("A VietQR code")
struct TransferRequestTests {
  /// Codes that others have published, made with their own programs.
  static let published = [
    (
      "970415", "0011001932418", 120_000, "ung ho lu lut",
      "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN"
        + "62170813ung ho lu lut6304C15C"
    ),
    (
      "970436", "1023456789", 1_943_000, "TT000069",
      "00020101021238540010A00000072701240006970436011010234567890208QRIBFTTA5303704540719430005802VN"
        + "62120808TT0000696304A8E5"
    ),
  ]

  private func request(_ bin: String, _ account: String, _ dong: Int, _ reference: String) -> TransferRequest {
    TransferRequest(
      to: BankAccount(bin: bin, account: account, name: "MAU"), Money(dong: dong), for: reference)
  }

  @Test("says what published ones say, check sum included", arguments: published)
  func examples(bin: String, account: String, dong: Int, reference: String, payload: String) {
    #expect(request(bin, account, dong, reference).payload == payload)
  }

  @Test("keeps the code of the dossier as it is, and drops its signs where it is too long for a transfer")
  func reference() {
    func said(_ code: String) -> String { request("970436", "1", 1, code).reference }
    #expect(said("H56.06-261122-0001") == "H56.06-261122-0001")
    #expect(said("H56.102.01-261122-12345678") == "H561020126112212345678")
    #expect(said(String(repeating: "A.", count: 40)) == String(repeating: "A", count: 25))
  }

  @Test("is read alike by another reader of such codes (vietnam-qr-pay of PyPI)")
  func secondOpinion() throws {
    guard let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] else {
      print("TransferRequestTests: MOTCUA_TEST_PYTHON is not set (script/test sets it), no second opinion")
      return
    }
    let program = """
      import sys
      from vietnam_qr_pay import QRPay
      for line in sys.argv[1:]:
          code = QRPay(line)
          print(code.is_valid, code.init_method, code.provider.guid, code.provider.service, code.consumer.bank_bin,
                code.consumer.bank_number, code.currency, code.amount, code.nation, code.additional_data.purpose, sep="|")
      """
    let codes = [
      request("970436", "0000000000001", 250_000, "H56.06-261122-0001").payload,
      request("970415", "1234567890123456789", 1, "H56.101.01-261122-0001").payload,
    ]
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", program] + codes + [String((codes.first ?? "").dropLast()) + "G"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = said.split(separator: "\n").map(String.init)
    try #require(lines.count == 3, "\(said)")
    #expect(lines[0] == "True|12|A000000727|QRIBFTTA|970436|0000000000001|704|250000|VN|H56.06-261122-0001")
    #expect(lines[1] == "True|12|A000000727|QRIBFTTA|970415|1234567890123456789|704|1|VN|H56.101.01-261122-0001")
    #expect(lines[2].hasPrefix("False|"), "a wrong check sum is seen")
  }
}
