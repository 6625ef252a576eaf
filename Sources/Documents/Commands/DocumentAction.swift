public import Text

/// What can be done with a document: the words of commands, of the API and of offers.
public enum DocumentAction: String, Sendable, CaseIterable {
  case register
  case turnBack = "return"
  case submit
  case assign
  case take
  case report
  case amend
  case askReview = "review"
  case sendBack = "send-back"
  case approve
  case number
  case seal
  case affixSeal = "affixed"
  case release
  case cancel
  case recall
  case update
  case noteTold = "told"
  case correct
  case noteAskedBack = "asked-back"
  case agreeRecall = "agree-recall"
  case refuseRecall = "refuse-recall"
  case file
  case link
  case open
  case noteAnswer = "answered"
  case noteReplacement = "replaced"
  case handOver = "hand-over"
  case noteIssued = "issued"

  /// What people read.
  public var words: Words {
    switch self {
    case .register: Words(vi: "Vào sổ văn bản đến", en: "Enter into the register")
    case .turnBack: Words(vi: "Trả lại nơi gửi", en: "Send back to the sender")
    case .submit: Words(vi: "Trình lãnh đạo", en: "Submit to the leader")
    case .assign: Words(vi: "Phân công xử lý", en: "Assign")
    case .take: Words(vi: "Nhận xử lý", en: "Take up")
    case .report: Words(vi: "Báo cáo hoàn thành", en: "Report as done")
    case .amend: Words(vi: "Sửa dự thảo", en: "Amend the draft")
    case .askReview: Words(vi: "Trình duyệt", en: "Ask for review")
    case .sendBack: Words(vi: "Trả lại dự thảo", en: "Give the draft back")
    case .approve: Words(vi: "Duyệt", en: "Approve")
    case .number: Words(vi: "Cấp số và ngày", en: "Give number and date")
    case .seal: Words(vi: "Ký, đóng dấu", en: "Sign and seal")
    case .affixSeal: Words(vi: "Ghi nhận con dấu do máy chủ đóng", en: "Note that the server has sealed it")
    case .release: Words(vi: "Phát hành", en: "Send")
    case .cancel: Words(vi: "Hủy", en: "Cancel")
    case .recall: Words(vi: "Thu hồi", en: "Recall")
    case .update: Words(vi: "Cập nhật, báo nơi nhận", en: "Update, and tell the receivers")
    case .noteTold: Words(vi: "Ghi nhận trạng thái từ nơi nhận", en: "Note what a receiver tells")
    case .correct: Words(vi: "Ghi nhận nơi gửi cập nhật", en: "Note that the sender corrected it")
    case .noteAskedBack: Words(vi: "Nơi gửi yêu cầu lấy lại", en: "Asked back by the sender")
    case .agreeRecall: Words(vi: "Đồng ý cho lấy lại", en: "Agree to give it back")
    case .refuseRecall: Words(vi: "Từ chối cho lấy lại", en: "Refuse to give it back")
    case .file: Words(vi: "Đưa vào hồ sơ công việc", en: "Put into a file of work")
    case .link: Words(vi: "Gắn với hồ sơ thủ tục", en: "Link with a dossier")
    case .open: Words(vi: "Mở hồ sơ thủ tục", en: "Open a dossier")
    case .noteAnswer: Words(vi: "Đã có văn bản trả lời", en: "Answered")
    case .noteReplacement: Words(vi: "Đã có văn bản thay thế", en: "Replaced")
    case .handOver:
      Words(vi: "Chuyển dự thảo sang hệ thống văn bản khác", en: "Hand the draft to another document office")
    case .noteIssued:
      Words(vi: "Ghi nhận văn bản đã phát hành ở hệ thống khác", en: "Note that another office issued it")
    }
  }
}
