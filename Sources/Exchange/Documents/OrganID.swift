/// The identification of an agency as messages bear it (`OrganId`).
///
/// Two schemes are in use, and test systems use codes outside of both (`vxp.saas.03`, `14.00.W00`): whatever is there is an
/// identification, so that no message is lost for its sender's code.
public struct OrganID: Hashable, Sendable {
  /// The code as it is written, without white space around it; never empty.
  public let text: String

  /// An identification; nil when nothing is there, or the text `null` that some programs write for nothing.
  public init?(_ text: some StringProtocol) {
    guard let trimmed = text.trimmed, trimmed.lowercased() != "null" else { return nil }
    self.text = trimmed
  }

  /// How a code is made up.
  public enum Scheme: String, Sendable, Hashable {
    /// QCVN 102:2016/BTTTT: groups parted by full stops, the ministry or province last: `000.00.15.H51`.
    case older = "qcvn102"
    /// Quyết định 20/2020/QĐ-TTg: the ministry or province first: `H51.15`.
    case newer = "qd20"
  }

  /// The scheme that the code seems to follow, by where its one group of a letter and digits stands; nil when that is at
  /// neither end. `G22` alone is of the newer scheme.
  public var scheme: Scheme? {
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = groups.first, let last = groups.last else { return nil }
    if first.isTop, groups.dropFirst().allSatisfy(\.isDigits) { return .newer }
    if last.isTop, groups.dropLast().allSatisfy(\.isDigits) { return .older }
    return nil
  }
}

extension OrganID: CustomStringConvertible {
  /// The code as it is written.
  public var description: String { text }
}

extension Substring {
  /// A ministry or a province: a letter and two digits or more.
  fileprivate var isTop: Bool {
    guard let first = utf8.first, (65...90).contains(first) else { return false }
    return (2...3).contains(utf8.count - 1) && dropFirst().isDigits
  }

  fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}

extension StringProtocol {
  /// The text without white space around it; nil when nothing else is there.
  var trimmed: String? {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(self[first..<scalars.index(after: last)])
  }
}
