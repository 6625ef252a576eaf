import JSON
import Text

/// What was paid, as the officer says it: `--paid 250000 --means cash --receipt 0001234`.
struct PaidWithAction {
  let amount: Int
  let means: String
  let reference: String?

  /// Nil when nothing was said of a payment.
  init?(_ call: Call) throws {
    guard let amount = try call[ActCommand.paid] else {
      guard try call[ActCommand.means] == nil, try call[ActCommand.receipt] == nil else {
        throw CommandError.usage(
          Words(vi: "--means và --receipt chỉ đi với --paid", en: "--means and --receipt go with --paid only"))
      }
      return nil
    }
    self.amount = amount
    means = try call[ActCommand.means] ?? "cash"
    reference = try call[ActCommand.receipt]
  }

  /// What was paid, for the request.
  var json: JSONValue {
    var json: JSONObject = ["amount": JSONValue(amount), "means": .string(means)]
    if let reference { json["reference"] = .string(reference) }
    return .object(json)
  }
}
