public import Forms
public import Procedures
public import Text

extension Definitions {
  /// Every file that some part of a procedure or some field of a form takes: what an upload may be whose place is not
  /// known yet.
  var takenFiles: FileField {
    let all =
      procedures.values.flatMap(\.parts).map(\.files.taken)
      + procedures.values.flatMap { $0.form.fields.flatMap(\.takenFiles) } + [.standard]
    return FileField(kinds: Set(FileKind.allCases), bytes: all.map(\.bytes).max() ?? 0)
  }

  /// What a part of a procedure takes; nil when there is no such part.
  public func takenFiles(for part: Key<Part>, of procedure: Key<Procedure>) -> FileField? {
    procedures[procedure]?.parts.first { $0.id == part }?.files.taken
  }
}

extension Field {
  fileprivate var takenFiles: [FileField] {
    switch kind {
    case .file(let file): [file]
    case .group(let group): group.fields.flatMap(\.takenFiles)
    default: []
    }
  }
}
