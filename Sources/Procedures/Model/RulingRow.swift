import Forms
import Rules
public import Text
import WorkingTime

/// A line of a table as people read it before they file: in which case what holds.
public struct RulingRow: Hashable, Sendable {
  /// In which case.
  public let when: Words
  /// What holds then.
  public let result: Words
}

extension Procedure {
  /// The cases of a fee, those who are free of it first; empty when it is the same for all.
  public func rows(of fee: Fee) -> [RulingRow] {
    let amounts = amounts(of: fee)
    guard !fee.waivers.isEmpty else { return amounts }
    let free = fee.waivers.map { RulingRow(when: $0.name, result: Words(vi: "được miễn", en: "free of it")) }
    return free + (fee.fixed.map { [RulingRow(when: .otherwise, result: $0.words)] } ?? amounts)
  }

  private func amounts(of fee: Fee) -> [RulingRow] {
    switch fee.amount {
    case .computed(let expression):
      return fee.fixed == nil ? [RulingRow(when: .otherwise, result: .plain(expression.text))] : []
    case .ruling(let ruling):
      return rows(of: ruling) { value, text in value.flatMap { Money($0)?.words } ?? .plain(text) }
    }
  }

  /// The cases of the limit; empty when it is the same for all.
  public var timeRows: [RulingRow] {
    switch time.rule {
    case .always, .date: []
    case .branches(let branches):
      branches.map { branch in
        RulingRow(
          when: branch.because ?? branch.when.map { .plain($0.text) } ?? .otherwise, result: branch.limit.limit.words)
      }
    case .ruling(let ruling):
      rows(of: ruling) { value, text in value.flatMap { LegalLimit($0)?.limit.words } ?? .plain(text) }
    }
  }

  private func rows(of ruling: Ruling, _ shown: (Value?, String) -> Words) -> [RulingRow] {
    guard let table = ruling.table, let results = ruling.model.results(of: ruling.decision) else { return [] }
    let column = ruling.outputPlace
    var rows = zip(table.rules, results).map { rule, values in
      RulingRow(
        when: rule.note ?? words(of: rule, in: table),
        result: shown(values[column], rule.results.indices.contains(column) ? rule.results[column].text : ""))
    }
    if let standard = table.outputs[column].standard {
      let value = results.last.flatMap { $0[column] }
      rows.append(RulingRow(when: .otherwise, result: shown(value, standard.text)))
    }
    return rows
  }

  /// What a rule asks, in words: the questions of the form and their answers.
  private func words(of rule: TableText.Rule, in table: TableText) -> Words {
    let parts = zip(table.inputs, rule.tests).compactMap { input, test -> Words? in
      let text = test.text.split(separator: " ").joined(separator: " ")
      guard !text.isEmpty, text != "-" else { return nil }
      let field = form.fields.first {
        $0.id.spoken == input.expression.text.split(separator: " ").joined(separator: " ")
      }
      let label = field?.label ?? .plain(input.label ?? input.expression.text)
      let answer = field.map { $0.words(of: text) } ?? .plain(text)
      return Words(vi: "\(label.vi): \(answer.vi)", en: "\(label.en): \(answer.en)")
    }
    guard !parts.isEmpty else { return .otherwise }
    return Words(vi: parts.map(\.vi).joined(separator: "; "), en: parts.map(\.en).joined(separator: "; "))
  }
}

extension Field {
  /// A test of its answer in words: options by their labels, yes and no.
  fileprivate func words(of test: String) -> Words {
    switch (kind, test) {
    case (.yesNo, "true"): return Words(vi: "có", en: "yes")
    case (.yesNo, "false"): return Words(vi: "không", en: "no")
    case (.choice(let options), _):
      let labels = test.split(separator: ",").map { piece -> Words? in
        let word = piece.drop { $0 == " " }
        return options.first { "\"\($0.id.text)\"" == word }?.label
      }
      let known = labels.compactMap(\.self)
      guard known.count == labels.count else { return .plain(test) }
      return Words(vi: known.map(\.vi).joined(separator: ", "), en: known.map(\.en).joined(separator: ", "))
    default: return .plain(test)
    }
  }
}

extension Words {
  fileprivate static let otherwise = Words(vi: "Các trường hợp khác", en: "In all other cases")
}

extension Procedure {
  /// The cases of the points that are added; empty where there are none.
  public var pointRows: [RulingRow] {
    guard let ruling = intake?.pointsRuling else { return [] }
    return rows(of: ruling) { value, text in .plain(value?.text ?? text) }
  }
}
