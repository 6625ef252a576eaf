public import Forms
public import Text

/// What a file turned out to be.
public enum FileNature: Hashable, Sendable {
  /// Of a kind that offices take.
  case kind(FileKind)
  /// Something else.
  case foreign(Foreign)
  /// Of a kind that offices take, and not safe to take.
  case unsafe(FileKind, Danger)

  /// What no office takes.
  public enum Foreign: String, Hashable, Sendable, CaseIterable {
    case program, script, page, drawing, picture, video, sound, archive, presentation, richText, text, unknown

    /// As people call it.
    public var name: Words {
      switch self {
      case .program: Words(vi: "chương trình chạy được", en: "a program")
      case .script: Words(vi: "tệp lệnh", en: "a script")
      case .page: Words(vi: "trang web (HTML)", en: "a web page (HTML)")
      case .drawing: Words(vi: "hình vẽ SVG", en: "an SVG drawing")
      case .picture: Words(vi: "ảnh loại khác (GIF, BMP, AVIF)", en: "an image of another kind (GIF, BMP, AVIF)")
      case .video: Words(vi: "phim", en: "a video")
      case .sound: Words(vi: "tệp âm thanh", en: "a sound recording")
      case .archive: Words(vi: "tệp nén loại khác (RAR, 7z, GZ)", en: "an archive of another kind (RAR, 7z, GZ)")
      case .presentation: Words(vi: "bản trình chiếu", en: "a presentation")
      case .richText: Words(vi: "văn bản RTF", en: "an RTF text")
      case .text: Words(vi: "văn bản thuần", en: "plain text")
      case .unknown: Words(vi: "tệp không rõ loại", en: "of no kind known here")
      }
    }
  }

  /// Why a file of a right kind is not taken.
  public enum Danger: String, Hashable, Sendable, CaseIterable {
    case twoInOne, macros, program, password, tooMuchInside, script, wayOut, damaged

    /// What is wrong with it, as the end of a sentence.
    public var words: Words {
      switch self {
      case .twoInOne: Words(vi: "chứa thêm một tệp khác loại ẩn bên trong", en: "hides a file of another kind")
      case .macros: Words(vi: "có macro; hãy lưu lại bản không có macro", en: "has macros; save it without them")
      case .program: Words(vi: "có chương trình chạy được bên trong", en: "has a program in it")
      case .password: Words(vi: "được khóa bằng mật khẩu; hãy bỏ mật khẩu", en: "is locked by a password; take it off")
      case .tooMuchInside: Words(vi: "có nội dung bên trong quá lớn", en: "holds more than can be looked at")
      case .script: Words(vi: "có mã lệnh bên trong", en: "has a script in it")
      case .wayOut:
        Words(vi: "có tên tệp bên trong dẫn ra ngoài thư mục", en: "has a name in it that leads out of its folder")
      case .damaged: Words(vi: "bị hỏng hoặc chưa tải lên trọn vẹn", en: "is damaged or incomplete")
      }
    }
  }
}
