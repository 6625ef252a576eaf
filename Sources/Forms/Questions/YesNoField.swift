internal import JSON

/// What a yes or no has to be.
public struct YesNoField: Hashable, Sendable {
  /// True when only yes is right, as for a declaration of truth (cam đoan).
  public let mustAgree: Bool
}

extension YesNoField {
  /// Reads `true` or `false`, as pages post it also as text.
  func read(_ value: JSONValue) throws(Wrong) -> Bool {
    let isYes: Bool
    switch value {
    case .bool(let value): isYes = value
    case .string("true"): isYes = true
    case .string("false"): isYes = false
    default: throw Wrong(.notYesOrNo, vi: "Hãy chọn có hoặc không.", en: "Choose yes or no.")
    }
    guard isYes || !mustAgree else {
      throw Wrong(.notAgreed, vi: "Cần đồng ý mục này để tiếp tục.", en: "This has to be agreed to before going on.")
    }
    return isYes
  }
}
