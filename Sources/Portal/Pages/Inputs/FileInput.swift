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
          .id(InputID(field.name).text), .name(field.name), .type(.file), .accept(accept),
          Asked.described(field.name, hasHint: true, field.flaws))))
  }

  private var upload: (String, Paper)? {
    guard case .string(let upload)? = field.value, let paper = field.setting.file(upload) else { return nil }
    return (upload, paper)
  }

  private var kinds: [FileKind] { FileKind.allCases.filter(file.kinds.contains) }

  private var accept: String { kinds.map { "." + $0.rawValue }.joined(separator: ",") }

  private var hint: String {
    let taken = kinds.map(\.rawValue).joined(separator: ", ")
    let most = file.bytes / (1024 * 1024)
    return [field.hint, saying("\(taken), nhiều nhất \(most) MB", "\(taken), at most \(most) MB")].compactMap(\.self)
      .joined(separator: ". ")
  }
}
