import JSON
import Text
import WorkingTime

/// Numbers of dossiers in a period, as the server counts them.
struct SeenReport: SeenValue {
  let from: String
  let to: String
  let end: Instant
  let all: Counts
  let units: [UnitRow]
  let procedures: [ProcedureRow]
  let months: [MonthRow]
  let shares: [Share]

  struct Counts: SeenValue {
    let received: Int
    let online: Int
    let counter: Int
    let postal: Int
    let carried: Int
    let onTime: Int
    let late: Int
    let notRated: Int
    let waiting: Int
    let overdue: Int
    let judged: Int
    let judgedOnTime: Int
    let ratings: Int
    let satisfied: Int
    let stars: [Int]

    init(_ field: JSONField) throws(JSONError) {
      let counts = try field.anyObject()
      let received = try counts.required("received").anyObject()
      self.received = try received.read("all")
      (online, counter, postal) = (
        try received.read("online"), try received.read("counter"), try received.read("postal")
      )
      carried = try counts.read("carried")
      let handled = try counts.required("handled").anyObject()
      (onTime, late, notRated) = (try handled.read("onTime"), try handled.read("late"), try handled.read("notRated"))
      let waiting = try counts.required("waiting").anyObject()
      (self.waiting, overdue) = (try waiting.read("all"), try waiting.read("overdue"))
      let judged = try counts.required("judged").anyObject()
      (self.judged, judgedOnTime) = (try judged.read("all"), try judged.read("onTime"))
      let ratings = try counts.required("ratings").anyObject()
      (self.ratings, satisfied, stars) = (
        try ratings.read("all"), try ratings.read("satisfied"), try ratings.list("stars")
      )
    }

    /// Whether there is nothing to count.
    var isEmpty: Bool { received + carried + onTime + late + notRated + waiting == 0 }
  }

  struct UnitRow: SeenValue {
    let unit: SeenName
    let counts: Counts

    init(_ field: JSONField) throws(JSONError) {
      unit = try field.anyObject().read("unit")
      counts = try Counts(field)
    }
  }

  struct ProcedureRow: SeenValue {
    let procedure: SeenName
    let unit: SeenName
    let counts: Counts

    init(_ field: JSONField) throws(JSONError) {
      let row = try field.anyObject()
      (procedure, unit) = (try row.read("procedure"), try row.read("unit"))
      counts = try Counts(field)
    }
  }

  struct MonthRow: SeenValue {
    let month: String
    let counts: Counts

    init(_ field: JSONField) throws(JSONError) {
      month = try field.anyObject().read("month")
      counts = try Counts(field)
    }
  }

  struct Share: SeenValue {
    let share: String
    let part: Int
    let whole: Int
    let targets: [Target]

    struct Target: SeenValue {
      let percent: Int
      let isReached: Bool

      init(_ field: JSONField) throws(JSONError) {
        let target = try field.anyObject()
        (percent, isReached) = (try target.read("percent"), try target.read("reached"))
      }
    }

    init(_ field: JSONField) throws(JSONError) {
      let share = try field.anyObject()
      self.share = try share.read("share")
      (part, whole, targets) = (try share.read("part"), try share.read("whole"), try share.list("targets"))
    }
  }

  init(_ field: JSONField) throws(JSONError) {
    let report = try field.anyObject()
    (from, to, end) = (try report.read("from"), try report.read("to"), try report.read("end"))
    all = try Counts(field)
    (units, procedures) = (try report.list("units"), try report.list("procedures"))
    (months, shares) = (try report.list("months"), try report.list("shares"))
  }
}

/// A dossier that was late.
struct SeenLate: SeenValue {
  let code: String
  let procedure: SeenName
  let unit: SeenName
  let place: SeenName
  let submittedAt: Instant
  let due: Instant?
  let handledAt: Instant?
  let lateAfter: Instant
  let cause: String

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    (code, procedure, unit, place) = (
      try row.read("code"), try row.read("procedure"), try row.read("unit"), try row.read("place")
    )
    (submittedAt, due, handledAt) = (try row.read("submittedAt"), try row.maybe("due"), try row.maybe("handledAt"))
    (lateAfter, cause) = (try row.read("lateAfter"), try row.read("cause"))
  }

  /// The rule that makes it late, in words; a newer server's as it is.
  var causeWords: Words {
    switch cause {
    case "due-date": Words(vi: "quá hạn trả", en: "past its due date")
    case "longest-time": Words(vi: "quá thời gian tối đa của thủ tục", en: "past the longest time of the procedure")
    case "supplements": Words(vi: "yêu cầu bổ sung quá một lần", en: "asked for supplements more than once")
    default: .plain(cause.harmless)
    }
  }
}
