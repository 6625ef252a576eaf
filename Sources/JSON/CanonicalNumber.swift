/// A number as ECMAScript's `Number.prototype.toString` writes it (RFC 8785 3.2.2.3).
///
/// Swift's own description gives the same digits, the shortest that read back as the number and of those the nearest; only
/// where the point stands differs.
func canonicalText(of number: Double) -> String {
  precondition(number.isFinite, "a number that is not finite has no JSON form")
  guard number != 0 else { return "0" }
  let (digits, point) = decimal(number.magnitude)
  let sign = number < 0 ? "-" : ""
  let count = digits.utf8.count
  let zeros = { (count: Int) in String(repeating: "0", count: count) }
  switch point {
  case count...21 where point >= count: return sign + digits + zeros(point - count)
  case 1...21: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  case -5...0: return sign + "0." + zeros(-point) + digits
  default:
    let exponent = point - 1
    let fraction = count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
  }
}

/// The shortest digits of a number, without zeros at either end, and how many of them stand before the point.
private func decimal(_ number: Double) -> (digits: String, point: Int) {
  let parts = number.description.split(separator: "e")
  let mantissa = parts.first ?? "0"
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
  let whole = halves.first ?? ""
  let all = halves.joined()
  let leading = all.prefix { $0 == "0" }.count
  let trailing = all.reversed().prefix { $0 == "0" }.count
  return (String(all.dropFirst(leading).dropLast(trailing)), whole.utf8.count - leading + exponent)
}
