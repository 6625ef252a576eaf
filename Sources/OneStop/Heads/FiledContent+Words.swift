public import Proofs
public import Text

extension FiledContent.Finding {
  /// What a person reads.
  public var words: Words {
    switch self {
    case .asFiled:
      Words(
        vi: "Nội dung đúng là nội dung mà mục nhật ký trong biên nhận ghi nhận: mọi câu trả lời, SHA-256 của mọi tệp.",
        en: "The content is what the entry in the receipt stands for: every answer, and the SHA-256 of every file.")
    case .changed:
      Words(
        vi: "Nội dung không phải nội dung đã nộp: có chỗ đã bị sửa.",
        en: "The content is not what was filed: something in it was changed.")
    case .ofAnother:
      Words(
        vi: "Nội dung thuộc về hồ sơ khác, không phải hồ sơ của biên nhận.",
        en: "The content belongs to another dossier than the receipt.")
    }
  }
}
