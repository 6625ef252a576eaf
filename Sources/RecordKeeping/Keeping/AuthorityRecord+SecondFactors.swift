import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func secondFactor(of account: Key<Officer>) throws -> SecondFactor? {
    try first(
      "SELECT secret, confirmed_at, last_step, recovery FROM second_factor WHERE authority = ? AND account = ?",
      authority, account.text
    ) { row in
      SecondFactor(
        account: account, closedSecret: row.bytes(0), confirmedAt: row.instantOrNil(1), lastStep: row.intOrNil(2),
        recoveryHashes: row.text(3).split(separator: " ").map(String.init))
    }
  }

  func save(_ factor: SecondFactor) throws {
    try run(
      """
      INSERT INTO second_factor (authority, account, secret, confirmed_at, last_step, recovery) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, account) DO UPDATE SET secret = excluded.secret, confirmed_at = excluded.confirmed_at,
        last_step = excluded.last_step, recovery = excluded.recovery
      """, authority, factor.account.text, factor.closedSecret, factor.confirmedAt, factor.lastStep,
      factor.recoveryHashes.joined(separator: " "))
  }

  func forgetSecondFactor(of account: Key<Officer>) throws {
    try run("DELETE FROM second_factor WHERE authority = ? AND account = ?", authority, account.text)
  }
}
