import HTTPServing
import OneStop
import Text

extension Problem {
  /// Why a queue is not shown as asked.
  init(_ refusal: QueueRefusal) {
    switch refusal {
    case .unknownProcedure(let name, let nearest): self = .unknownProcedure(name, nearest: nearest)
    case .unknownStep(let name, let nearest):
      self = .parameter(
        "step", "no-such-step",
        Words(
          vi: "Không thủ tục nào ở đây có bước “\(name)”.\(Problem.meant(nearest).vi)",
          en: "No procedure here has a step “\(name)”.\(Problem.meant(nearest).en)"),
        status: .unprocessable)
    case .foreignUnit(let name, let own, let nearest):
      let words = Words(
        vi: "Bạn không có vị trí nào ở đơn vị “\(name)”", en: "You hold no position in the unit “\(name)”")
      self = .foreignUnit(words, own: own.map(\.text), nearest: nearest)
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
          vi: "Không có hàng chờ đã lưu nào tên “\(name)”.\(Problem.meant(nearest).vi)",
          en: "No queue is saved under the name “\(name)”.\(Problem.meant(nearest).en)"))
    }
  }
}
