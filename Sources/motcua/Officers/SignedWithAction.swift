import JSON
import Text

/// The signed document that comes with an action, as `--signed FILE` or `--signed-upload UPLOAD` says it.
struct SignedWithAction {
  /// The file's path; nil when it was uploaded before.
  let file: String?
  /// The upload's identifier, once there is one.
  private(set) var uploaded: String?

  /// Nil when none was said.
  init?(_ call: Call) throws {
    (file, uploaded) = (try call[ActCommand.signed], try call[ActCommand.signedUpload])
    guard file != nil || uploaded != nil else { return nil }
    guard file == nil || uploaded == nil else {
      throw CommandError.usage(
        Words(vi: "chỉ dùng một trong --signed và --signed-upload", en: "use one of --signed and --signed-upload"))
    }
    if file != nil, call.texts["key"] != nil {
      throw CommandError.usage(
        Words(
          vi: "với --key hãy dùng --signed-upload thay cho --signed, như lời nhắc của lần trước",
          en: "with --key use --signed-upload instead of --signed, as the last try said"))
    }
  }

  /// Hands the file in. In bulk it is said how the same is asked again without another upload, which would be another
  /// request.
  mutating func upload(to office: RemoteOffice, _ call: Call) throws {
    guard uploaded == nil, let file else { return }
    let upload = try office.upload(file: file, call)
    uploaded = upload
    guard call[.stdin] else { return }
    call.output.note(
      Words(
        vi: "Văn bản ký số đã tải lên; chạy lại lô này thì dùng --signed-upload \(upload.harmless)",
        en: "The signed document is uploaded; to run this batch again use --signed-upload \(upload.harmless)"
      ).in(call.language))
  }

  /// The document as the API takes it.
  var json: JSONValue { ["upload": .string(uploaded ?? "")] }

  /// Command-line words with the upload in the place of the file.
  func again(_ arguments: [String]) -> [String] {
    guard file != nil, let uploaded else { return arguments }
    var words: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--signed" { _ = rest.popFirst() } else if !word.hasPrefix("--signed=") { words.append(word) }
    }
    return words + ["--signed-upload", uploaded]
  }
}

extension SeenDossier.Offer {
  /// What has to come with it, a signed document among it.
  var allNeeds: [String] { needs + (signature == nil || isDocumentAccepted ? [] : ["signed"]) }
}
