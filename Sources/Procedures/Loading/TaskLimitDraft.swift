import Text
import WorkingTime
import YAML

/// The limit of a step or task as `procedure.yaml` writes it, and the legal limit where it is written in the same way.
enum TaskLimitDraft {
  case limit(TimeLimit)
  case branches([LegalTimeDraft.Branch])
  case channels([ChannelLimit])

  /// A limit for dossiers that arrive in one way.
  struct ChannelLimit {
    let channel: Placed<Channel>
    let limit: TimeLimit
  }
}

extension Reading where Value == TaskLimitDraft {
  /// `4 working hours`; `{ online: 4 working hours, counter: 1 working day }`; or a list of
  /// `{ when: …, limit: … }`, the last one without `when`.
  static var taskLimit: Reading<TaskLimitDraft> {
    .either(
      text: Reading<TimeLimit>.timeLimit.map { .limit($0) },
      list: Reading<[LegalTimeDraft.Branch]>.list(of: LegalTimeDraft.Branch.reading, count: 1...20)
        .map { .branches($0) },
      mapping: .mapping("limit by channel") { reader in
        let limits = Channel.allCases.compactMap { channel in
          reader.optional(
            channel.rawValue, as: .placed(.timeLimit),
            Words(
              vi: "thời hạn khi \(channel.filed.vi.lowercased())", en: "the limit when \(channel.filed.en.lowercased())"
            )
          ).map { TaskLimitDraft.ChannelLimit(channel: Placed(channel, at: $0.place), limit: $0.value) }
        }
        guard !limits.isEmpty else {
          reader.findings.error(
            at: reader.place,
            Words(
              vi: "cần thời hạn cho từng cách nộp: `online`, `counter`, `postal`",
              en: "a limit for each way of filing is needed: `online`, `counter`, `postal`"))
          return nil
        }
        return .channels(limits)
      })
  }
}

extension ProcedureAssembly {
  /// The limit of a task, its conditions parsed.
  func taskLimit(_ draft: Placed<TaskLimitDraft>) -> TaskLimit {
    switch draft.value {
    case .limit(let limit): TaskLimit(limit)
    case .branches(let branches):
      TaskLimit(
        checked(branches).map { TaskLimit.Branch(when: condition($0.when), limit: $0.limit) })
    case .channels(let limits):
      TaskLimit(
        branches(of: limits, at: draft.place).map { TaskLimit.Branch(when: condition($0.when), limit: $0.limit) })
    }
  }

  /// Branches for each channel that the procedure takes, each once; the last one is without a condition.
  func branches(of limits: [TaskLimitDraft.ChannelLimit], at place: Place) -> [LegalTimeDraft.Branch] {
    let channels = draft.channels.value
    for limit in limits where !channels.contains(limit.channel.value) {
      findings.error(
        at: limit.channel.place,
        Words(
          vi: "thủ tục không nhận hồ sơ theo cách `\(limit.channel.value.rawValue)` (`channels`)",
          en: "the procedure takes no dossiers this way: `\(limit.channel.value.rawValue)` (`channels`)"))
    }
    for channel in channels where !limits.contains(where: { $0.channel.value == channel }) {
      findings.error(
        at: place,
        Words(
          vi: "thiếu thời hạn cho cách nộp `\(channel.rawValue)`",
          en: "the limit for the channel `\(channel.rawValue)` is missing"))
    }
    return limits.enumerated().map { number, limit in
      let name = limit.channel.value.rawValue
      return LegalTimeDraft.Branch(
        when: number == limits.count - 1 ? nil : Scalar("ho so.kenh = \"\(name)\"", at: limit.channel.place),
        limit: limit.limit, because: limit.channel.value.filed, place: limit.channel.place)
    }
  }
}
