/// Where something stands in a definition file, as an editor counts it.
public struct Place: Hashable, Sendable {
  /// The file's name as the author knows it, usually relative to the folder of definitions.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  /// A place in a file; lines and columns count from 1.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension Place: Comparable, CustomStringConvertible {
  /// By file, then line, then column.
  public static func < (a: Place, b: Place) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }

  /// The place as compilers write it: `procedure.yaml:12:3`.
  public var description: String { "\(file):\(line):\(column)" }
}
