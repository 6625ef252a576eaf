public import Rules
public import Text
public import WorkingTime

/// What notices may speak of: of the facts that letters know, those that may be read on the way.
public enum NoticeFacts {
  /// The names, each with what of it may be told.
  private static let told: [(name: FactNames, entries: [ValueType.Field])] = [
    (
      .dossier,
      texts(
        "ma", "luc nop", "luc tiep nhan", "han tra", "han tra cu", "han bo sung", "thoi han", "thoi han en", "luu den")
    ),
    (
      .charges,
      [.init("con no", .number), .init("phai nop", .number)]
        + texts("so tien", "so tien en", "so tien con no", "so tien con no en")
    ),
    (.agency, texts("ten", "ten en", "dia chi", "dien thoai", "thu dien tu")),
    (.procedure, texts("ten", "ten en", "ma")),
    (.applicant, texts("ho ten")),
  ]

  private static func texts(_ names: String...) -> [ValueType.Field] { names.map { .init($0, .string) } }

  /// What the texts of notices may name.
  static let scope: Scope = {
    var scope = Scope()
    for (name, entries) in told { scope.declare(name.rawValue, .context(entries)) }
    return scope
  }()

  /// The facts of a dossier without everything that is not told.
  public static func facts(_ contexts: [FactNames: Context], at now: Instant) -> Facts {
    let values: [Value] = told.map { name, entries in
      .context(Context(entries.map { Context.Entry($0.name, contexts[name]?[$0.name] ?? .null) }))
    }
    return Facts(values, at: now)
  }
}

extension Phrase {
  /// Whether a fact that the Vietnamese text names is nothing.
  func lacksFact(_ facts: Facts) -> Bool {
    vi.contains { piece in
      if case .value(let expression) = piece { facts.text(of: expression).isEmpty } else { false }
    }
  }
}

extension NoticeTemplate {
  /// The notice with its facts filled in; subject first, then the paragraphs that have all their facts.
  public func filled(with facts: Facts) -> (subject: Words, text: [Words]) {
    (
      subject.filled(with: facts),
      text.filter { !$0.lacksFact(facts) }.map { $0.filled(with: facts) }
    )
  }
}
