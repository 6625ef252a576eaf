public import Procedures
public import Text

/// The account by which whoever files a dossier has logged in; whose it is stands in the content of the entry.
public struct FilingAccount: Hashable, Sendable {
  /// The provider that vouches for it.
  public let provider: Key<LogInProvider>
  /// Whether the provider knows the person so surely that the personal number counts as proved: what the national portal is
  /// told as `TaiKhoanDuocXacThucVoiVNeID`.
  public let isAssured: Bool
  /// Whether the applicant that the answers name is the person of the account, by the proved personal number.
  public let isApplicant: Bool

  /// An account of a provider.
  public init(provider: Key<LogInProvider>, isAssured: Bool, isApplicant: Bool) {
    self.provider = provider
    self.isAssured = isAssured
    self.isApplicant = isApplicant
  }
}
