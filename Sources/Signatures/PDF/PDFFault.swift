public import Text

/// Why a PDF file cannot be read, or not in one way only.
public struct PDFFault: Error, Hashable, Sendable {
  /// What kind of thing is wrong; texts may change, these do not.
  public enum Code: String, Hashable, Sendable {
    /// It does not begin as a PDF file does.
    case notPDF = "pdf-not-pdf"
    /// It has no end that says where its objects are listed.
    case noEnd = "pdf-no-end"
    /// It does not follow the rules of the format.
    case damaged = "pdf-damaged"
    /// Something refers to itself.
    case loop = "pdf-loop"
    /// It can be read in more than one way.
    case ambiguous = "pdf-ambiguous"
    /// It is larger or deeper than is looked at.
    case tooLarge = "pdf-too-large"
    /// It is encrypted.
    case encrypted = "pdf-encrypted"
    /// It uses something of the format that is not read here.
    case unsupported = "pdf-unsupported"
  }

  /// What kind of thing is wrong.
  public let code: Code
  /// The place in the file, from 0; nil when it is about the whole, or within a packed stream.
  public let offset: Int?
  /// What is wrong, for those who make PDF files.
  public let message: String

  init(_ code: Code, at offset: Int? = nil, _ message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }

  /// What an officer reads.
  public var words: Words {
    switch code {
    case .notPDF: Words(vi: "Tệp không phải là PDF", en: "The file is no PDF")
    case .noEnd:
      Words(
        vi: "Tệp PDF không có phần kết thúc hợp lệ: thiếu dữ liệu hoặc có dữ liệu lạ ở cuối",
        en: "The PDF has no valid end: something is missing or foreign bytes follow")
    case .damaged: Words(vi: "Cấu trúc tệp PDF bị hỏng", en: "The structure of the PDF is damaged")
    case .loop: Words(vi: "Cấu trúc tệp PDF tham chiếu vòng", en: "The structure of the PDF refers to itself")
    case .ambiguous:
      Words(vi: "Tệp PDF có thể đọc theo nhiều cách khác nhau", en: "The PDF can be read in more than one way")
    case .tooLarge: Words(vi: "Tệp PDF vượt quá giới hạn kiểm tra", en: "The PDF exceeds what is checked")
    case .encrypted:
      Words(
        vi: "Tệp PDF được mã hóa, không thể kiểm tra chữ ký; hãy gửi bản không đặt mật khẩu",
        en: "The PDF is encrypted, so that its signatures cannot be checked; send one without a password")
    case .unsupported:
      Words(vi: "Tệp PDF dùng tính năng chưa hỗ trợ kiểm tra", en: "The PDF uses a feature that is not checked here")
    }
  }
}

extension PDFFault: CustomStringConvertible {
  /// The fault in one line.
  public var description: String {
    "\(code.rawValue): \(message)" + (offset.map { " (byte \($0))" } ?? "")
  }
}
