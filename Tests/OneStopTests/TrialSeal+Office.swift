import Foundation
import OneStop

extension TrialSeal {
  private static let agency = "symbol: SGDĐT, letter-symbol: VP"

  /// An office that seals what leaves, trusts the trial, and asks for no time stamp, which the trial has nobody to give.
  func office(seals: Bool = true) throws -> Office {
    let office = try Office(at: "2026-06-15T09:00", revocation: { [data = self.material] in data })
    let policy = try String(contentsOfFile: Office.project + "/Signatures/co-quan.yaml", encoding: .utf8)
    let more = [
      "Signatures/trust/chinh-phu/dau.pem": try bytes("root.pem"),
      "Signatures/co-quan.yaml": Array(policy.replacing("time-stamp: required", with: "").utf8),
    ]
    try office.oneStop.use(
      office.changed("Workflows/document-office.yaml", adding: more) {
        seals ? $0.replacing(TrialSeal.agency, with: TrialSeal.agency + ", seal: true") : $0
      })
    return office
  }
}
