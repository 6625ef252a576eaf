import Procedures
import Text

extension Procedure {
  /// The level as plans and people speak of it, in the old and the new way.
  var levelWords: Words {
    Words(vi: "\(serviceClass.words.vi) (mức độ \(level))", en: "\(serviceClass.words.en) (level \(level))")
  }
}

extension Channel {
  /// What people read.
  var words: Words {
    switch self {
    case .online: Words(vi: "Trực tuyến", en: "Online")
    case .counter: Words(vi: "Trực tiếp tại bộ phận một cửa", en: "At the one-stop desk")
    case .postal: Words(vi: "Qua dịch vụ bưu chính", en: "By post")
    }
  }
}

extension Demand {
  /// What people read.
  var words: Words {
    switch self {
    case .always: Words(vi: "bắt buộc", en: "required")
    case .never: Words(vi: "nếu có", en: "if there is one")
    case .when: Words(vi: "tùy trường hợp", en: "in some cases")
    }
  }
}

extension Part {
  /// How many originals and copies the law asks for; nil when it says nothing.
  var number: Words? {
    let pieces = [
      originals > 0 ? Words(vi: "\(originals) bản chính", en: "\(originals) original") : nil,
      copies > 0 ? Words(vi: "\(copies) bản sao", en: "\(copies) copy") : nil,
    ].compactMap(\.self)
    guard !pieces.isEmpty else { return nil }
    return Words(vi: pieces.map(\.vi).joined(separator: ", "), en: pieces.map(\.en).joined(separator: ", "))
  }
}
