internal import Text
public import YAML

/// The file of a form: `Forms/<form>.yaml`.
///
/// ```yaml
/// form: ban-sao-van-bang
/// name: { vi: "…", en: "…" }
/// sections:
///   - section: yeu-cau
///     name: { vi: "…", en: "…" }
///     fields:
///       - { field: so-luong, type: number, label: { vi: "…", en: "…" }, required: true, least: 1, most: 20 }
///       - { field: ly-do, type: paragraph, label: { vi: "…", en: "…" }, when: 'so luong > 5', length: 500 }
/// ```
public enum FormFile {
  /// Loads a form, telling everything that is wrong with it at once.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name as the author knows it, for findings.
  ///   - findings: Where everything wrong is told; with errors among them the form must not be used, only looked at.
  /// - Returns: The form as far as it could be read; nil when it has not even a name.
  public static func load(_ bytes: [UInt8], file: String, findings: Findings) -> Form? {
    guard let node = Node.read(bytes, file: file, findings: findings) else { return nil }
    let form = reading(node, findings)
    if let form, let stem = stem(of: file), form.id.text != stem {
      findings.error(
        at: Place(file: file, line: 1, column: 1),
        Words(
          vi: "biểu mẫu tên `\(form.id)` nhưng tệp tên `\(stem).yaml`; hai tên phải giống nhau",
          en: "the form is called `\(form.id)` and its file `\(stem).yaml`; both have the same name"))
    }
    return form
  }

  /// How a form is read, for ``YAML/Schema``.
  public static var reading: Reading<Form> {
    .mapping("form") { reader in
      let key: Key<Form>? = reader.required(
        "form", as: .key(), Words(vi: "tên biểu mẫu, như tên tệp", en: "the form's name, as the file's"))
      let name = reader.required("name", as: .words, Words(vi: "tiêu đề", en: "the title"))
      let sections = reader.required(
        "sections", as: .list(of: SectionDraft.reading, count: 1...Limits.fields),
        Words(vi: "các phần của biểu mẫu", en: "the parts of the form"))
      var builder = FormBuilder(findings: reader.findings)
      let built = builder.sections(sections ?? [])
      guard let key, let name else { return nil }
      return Form(id: key, name: name, sections: built, scope: builder.scope)
    }
  }

  private static func stem(of file: String) -> String? {
    let name = file.split(separator: "/").last ?? ""
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : nil
  }
}

/// A section as it stands in the file.
struct SectionDraft {
  let id: Placed<Key<Section>>
  let name: Words
  let hint: Words?
  let fields: [FieldDraft]

  static var reading: Reading<SectionDraft> {
    .mapping("section") { reader in
      let key: Placed<Key<Section>>? = reader.required(
        "section", as: .placed(.key()), Words(vi: "tên của phần", en: "the section's name"))
      let name = reader.required("name", as: .words, Words(vi: "tiêu đề của phần", en: "the heading"))
      let hint = reader.optional("hint", as: .words, Words(vi: "giải thích thêm", en: "help below the heading"))
      let fields = reader.required(
        "fields", as: .list(of: FieldDraft.reading, count: 1...Limits.fields),
        Words(vi: "các câu hỏi", en: "the questions"))
      guard let key else { return nil }
      return SectionDraft(id: key, name: name ?? Words(vi: "", en: ""), hint: hint, fields: fields ?? [])
    }
  }
}
