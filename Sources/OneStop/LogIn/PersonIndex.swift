import Crypto
import Dossiers
import Forms
import JSON
import Procedures

/// By what a person's dossiers are found: keyed hashes of personal numbers and of accounts. Without the secret of the
/// installation nobody can tell of whom they are, although there are few enough numbers to try them all.
struct PersonIndex: Sendable {
  private let key: [UInt8]

  /// The index of an installation.
  init(installationKey: [UInt8]) throws {
    key = try hmacSHA256(Array("persons".utf8), key: installationKey)
  }

  func hash(of number: PersonalNumber) throws -> String { try hash("number/\(number.text)") }

  /// The account that an issuer calls by a name; another issuer's may have the same name.
  func hash(ofAccount subject: String, at issuer: String) throws -> String {
    try hash("account/\(issuer.utf8.count)/\(issuer)/\(subject)")
  }

  /// All by which a person is found who has logged in: the account, and the number as far as it is proved.
  func hashes(of identity: VerifiedIdentity) throws -> [String] {
    let account = try hash(ofAccount: identity.subject, at: identity.issuer)
    return [account] + (try identity.provedNumber.map { [try hash(of: $0)] } ?? [])
  }

  /// All by which a dossier is found for its applicant: the number in the answers, and the account that filed it.
  ///
  /// - Parameter account: The account as the content of the entry has it.
  func hashes(ofAccount account: JSONValue?, _ applicant: Applicant) throws -> [String] {
    var hashes: Set<String> = []
    if let number = applicant.identity.flatMap({ PersonalNumber($0) }) { hashes.insert(try hash(of: number)) }
    if case .string(let account)? = account { hashes.insert(account) }
    return hashes.sorted()
  }

  private func hash(_ text: String) throws -> String { try hmacSHA256(Array(text.utf8), key: key).hex }
}
