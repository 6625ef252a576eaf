public import JSON

/// A finding about signatures that takes the place of an earlier one, because newer answers about revocation have come.
public struct SignatureJudgedAgain: Hashable, Sendable {
  /// The evidence of the earlier finding, which tells what it was about.
  public let earlier: String
  /// What is found now.
  public let finding: PaperSignature

  /// A finding that takes the place of the one with some evidence.
  public init(inPlaceOf earlier: String, _ finding: PaperSignature) {
    self.earlier = earlier
    self.finding = finding
  }

  /// The finding as content has it.
  var json: JSONValue { ["earlier": .string(earlier), "finding": finding.json] }

  /// Reads a finding of the content of an entry.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    earlier = try object.required("earlier").string()
    finding = try PaperSignature(object.required("finding"))
  }
}
