public import Forms
public import Text

/// Which files a part of the dossier takes: `files: { kinds: [pdf, image], each: 10 MB, most: 5 }`.
public struct PartFiles: Hashable, Sendable {
  /// The kinds, and the most bytes of each.
  public let taken: FileField
  /// How many files; at least one.
  public let most: Int

  /// A rule of checked values.
  public init(taken: FileField, most: Int) {
    self.taken = taken
    self.most = most
  }

  /// What a part takes that says nothing.
  public static let standard = PartFiles(taken: .standard, most: 20)

  /// The most files a part may allow.
  public static let mostFiles = 100

  /// The rule in a sentence.
  public var words: Words {
    let (kinds, each) = (taken.words, ByteCount.words(taken.bytes))
    return most == 1
      ? Words(vi: "Một tệp \(kinds.vi), nhiều nhất \(each.vi)", en: "One file, \(kinds.en), at most \(each.en)")
      : Words(
        vi: "Nhiều nhất \(most) tệp \(kinds.vi), mỗi tệp nhiều nhất \(each.vi)",
        en: "At most \(most) files, \(kinds.en), of up to \(each.en) each")
  }
}
