import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

/// What the office does and how it stands, in the text format of Prometheus. Labels are names of the definitions and stable
/// words: there are as many series as there are of those, and none is about a person.
extension MetricsText {
  mutating func add(_ counts: OfficeCounts) {
    head("motcua_commands_total", "counter", "Commands by kind and by what came of them.")
    let commands = counts.commands.sorted {
      ($0.key.kind, $0.key.outcome.rawValue) < ($1.key.kind, $1.key.outcome.rawValue)
    }
    for (command, count) in commands {
      sample("motcua_commands_total", [("kind", command.kind), ("outcome", command.outcome.rawValue)], count)
    }
    head("motcua_command_refusals_total", "counter", "Commands to which the right answer was no, by its code.")
    for (code, count) in counts.refusals.sorted(by: { $0.key < $1.key }) {
      sample("motcua_command_refusals_total", [("code", code)], count)
    }
    head("motcua_signature_verdicts_total", "counter", "Files whose signatures were judged, by the verdict.")
    for (verdict, count) in counts.verdicts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      sample("motcua_signature_verdicts_total", [("verdict", verdict.rawValue)], count)
    }
  }

  mutating func add(_ writing: WritingCounts) {
    histogram("motcua_commit_commands", "Commands that shared a commit.", writing.sizes, unit: 1)
    histogram(
      "motcua_commit_seconds", "How long a commit took, the sync of the disk among it.", writing.microseconds,
      unit: 1_000_000)
    single(
      "motcua_commits_lost_total", "counter", "Commits that could not be kept; nothing in them was acknowledged.",
      writing.lost)
    single("motcua_commit_waiting", "gauge", "Commands that wait to be written.", writing.waiting)
    head("motcua_commit_oldest_seconds", "gauge", "For how long the oldest of them has waited.")
    sample("motcua_commit_oldest_seconds", [], Double(writing.oldestMilliseconds) / 1000)
    single(
      "motcua_pages_ahead", "gauge", "Pages that wait to be carried into the database file.", writing.pagesAhead)
    single(
      "motcua_carrying_fails", "gauge", "1 while pages cannot be carried over: look at the disk.",
      writing.isBehind ? 1 : 0)
  }

  mutating func add(_ standing: OfficeStanding, at now: Instant) {
    head("motcua_dossiers_open", "gauge", "Dossiers that are being handled, by procedure.")
    for work in standing.work {
      sample("motcua_dossiers_open", [("procedure", work.procedure.text)], work.open)
    }
    head("motcua_dossiers_overdue", "gauge", "Those of them that are late.")
    for work in standing.work {
      sample("motcua_dossiers_overdue", [("procedure", work.procedure.text)], work.overdue)
    }
    head(
      "motcua_queue_earliest_due_seconds", "gauge",
      "Until the most urgent task of a role is due; negative when it is late. None without a task that has a limit.")
    for lane in standing.lanes {
      guard let due = lane.earliestDue else { continue }
      sample(
        "motcua_queue_earliest_due_seconds", [("unit", lane.post.unit.text), ("role", lane.post.role.text)],
        (due.milliseconds - now.milliseconds) / 1000)
    }
    func seconds(since moment: Instant?) -> Int64 {
      moment.map { max(0, (now.milliseconds - $0.milliseconds) / 1000) } ?? 0
    }
    head("motcua_queue_oldest_seconds", "gauge", "For how long the oldest task of a role is open; 0 without a task.")
    for lane in standing.lanes {
      sample(
        "motcua_queue_oldest_seconds", [("unit", lane.post.unit.text), ("role", lane.post.role.text)],
        seconds(since: lane.oldest))
    }
    head("motcua_outbox_oldest_seconds", "gauge", "For how long the oldest effect has waited; 0 when none waits.")
    sample("motcua_outbox_oldest_seconds", [], seconds(since: standing.oldestEffect))
    head("motcua_log_entries", "gauge", "Entries of the log.")
    sample("motcua_log_entries", [], standing.entries)
    head("motcua_log_entries_unsigned", "gauge", "Entries behind the last signed head.")
    sample("motcua_log_entries_unsigned", [], standing.entries - standing.signedEntries)
    head("motcua_log_head_age_seconds", "gauge", "Since the last head was signed; 0 while it is over all entries.")
    sample(
      "motcua_log_head_age_seconds", [],
      standing.entries == standing.signedEntries ? 0 : seconds(since: standing.signedAt))
    head("motcua_standing_age_seconds", "gauge", "Since the gauges above of the office were looked at.")
    sample("motcua_standing_age_seconds", [], seconds(since: standing.at))
  }

  private mutating func histogram(
    _ name: String, _ about: String, _ histogram: WritingCounts.Histogram, unit: Double
  ) {
    head(name, "histogram", about)
    var count = 0
    for (bound, more) in zip(histogram.bounds, histogram.counts) {
      count += more
      let bound = unit == 1 ? "\(bound)" : "\(Double(bound) / unit)"
      sample(name + "_bucket", [("le", bound)], count)
    }
    count += histogram.counts.last ?? 0
    sample(name + "_bucket", [("le", "+Inf")], count)
    sample(name + "_sum", [], Double(histogram.sum) / unit)
    sample(name + "_count", [], count)
  }

  private mutating func sample(_ name: String, _ labels: [(String, String)], _ value: some Numeric) {
    let labels = labels.map { "\($0)=\"\(MetricsText.escaped($1))\"" }.joined(separator: ",")
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
  }
}
