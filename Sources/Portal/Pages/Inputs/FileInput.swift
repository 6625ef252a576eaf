import Dossiers
import Forms
import HTML
import JSON
import Text

/// A file that belongs to an answer.
struct FileInput: Speaking {
  let field: FieldInput
  let file: FileField

  var language: Language { field.language }

  var node: Node {
    Asked(language: language, name: field.name, label: field.label, hint: hint, flaws: field.flaws).line(
      .group(
        .with(upload) { upload, paper in
          .div(
            .class("file"), .span(.text("\(paper.name) ")), .span(.class("quiet"), say(ByteSize(paper.bytes).words)),
            .input(.type(.hidden), .name(field.name), .value(upload)),
            .button(
              .class("link"), .type(.submit), .name("_di"), .value("bo-tep:\(field.name)"),
              say("Bỏ tệp này", "Remove"), .span(.class("visually-hidden"), .text(" \(paper.name)"))))
        },
        .input(
          .id(InputID(field.name).text), .name(field.name), .type(.file), .accept(file.accept),
          Asked.described(field.name, hasHint: true, field.flaws))))
  }

  private var upload: (String, Paper)? {
    guard case .string(let upload)? = field.value, let paper = field.setting.file(upload) else { return nil }
    return (upload, paper)
  }

  private var hint: String {
    let most = ByteCount.words(file.bytes)
    return [
      field.hint, saying("\(file.words.vi), nhiều nhất \(most.vi)", "\(file.words.en), at most \(most.en)"),
    ].compactMap(\.self).joined(separator: ". ")
  }
}
