import HTTPServing
import OneStop
import Text

extension Problem {
  /// Why a queue is not shown as asked.
  init(_ refusal: QueueRefusal) {
    func meant(_ nearest: String?) -> Words {
      guard let nearest else { return Words(vi: "", en: "") }
      return Words(vi: " Có phải “\(nearest)”?", en: " Did you mean “\(nearest)”?")
    }
    switch refusal {
    case .unknownProcedure(let name, let nearest):
      self = .parameter(
        "procedure", "no-such-procedure",
        Words(
          vi: "Không có thủ tục “\(name)”.\(meant(nearest).vi)",
          en: "There is no procedure “\(name)”.\(meant(nearest).en)"),
        status: .unprocessable)
    case .unknownStep(let name, let nearest):
      self = .parameter(
        "step", "no-such-step",
        Words(
          vi: "Không thủ tục nào ở đây có bước “\(name)”.\(meant(nearest).vi)",
          en: "No procedure here has a step “\(name)”.\(meant(nearest).en)"),
        status: .unprocessable)
    case .foreignUnit(let name, let own, let nearest):
      let list = own.map(\.text).joined(separator: ", ")
      self = .parameter(
        "unit", "foreign-unit",
        Words(
          vi: "Bạn không có vị trí nào ở đơn vị “\(name)”, chỉ có: \(list).\(meant(nearest).vi)",
          en: "You hold no position in the unit “\(name)”, only in: \(list).\(meant(nearest).en)"),
        status: .unprocessable)
    case .tooManySaved(let limit):
      self.init(
        .unprocessable, "too-many-queues",
        Words(
          vi: "Đã lưu \(limit) hàng chờ, hãy bỏ bớt trước khi lưu thêm.",
          en: "\(limit) queues are saved; forget one before another is saved."))
    case .noSuchQueue(let name, let nearest):
      self.init(
        .notFound, "no-such-queue",
        Words(
          vi: "Không có hàng chờ đã lưu nào tên “\(name)”.\(meant(nearest).vi)",
          en: "No queue is saved under the name “\(name)”.\(meant(nearest).en)"))
    }
  }
}
