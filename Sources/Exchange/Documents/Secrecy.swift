public import Text

/// Which degree of state secrecy a document has (Nghị định 30/2020/NĐ-CP, art. 4; the degrees of the Law on state secrets).
///
/// No message of the exchange bears it: secret documents do not travel there.
public enum Secrecy: String, Sendable, CaseIterable, Hashable, Comparable {
  /// Not secret.
  case none = "khong"
  /// Mật.
  case secret = "mat"
  /// Tối mật.
  case topSecret = "toi-mat"
  /// Tuyệt mật.
  case absolute = "tuyet-mat"

  /// What people call it.
  public var words: Words {
    switch self {
    case .none: Words(vi: "Không mật", en: "Not secret")
    case .secret: Words(vi: "Mật", en: "Secret")
    case .topSecret: Words(vi: "Tối mật", en: "Top secret")
    case .absolute: Words(vi: "Tuyệt mật", en: "Absolutely secret")
    }
  }

  /// The less secret comes first.
  public static func < (one: Secrecy, other: Secrecy) -> Bool { one.degree < other.degree }

  private var degree: Int { Secrecy.allCases.firstIndex(of: self) ?? 0 }
}
