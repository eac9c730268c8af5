/// A block of commands with the output that stands below it.
public struct NotebookBlock: Hashable, Sendable {
  /// How an output is set.
  public enum Style: Hashable, Sendable {
    /// Letter by letter, in a fenced block.
    case verbatim
    /// As Markdown, between two comments.
    case markdown
  }

  /// A command of a block.
  public struct Command: Hashable, Sendable {
    /// The line of the file, counted from 1.
    public let line: Int
    /// What is typed, parameters not yet filled in.
    public let text: String
  }

  /// The lines of the block in the file, fences included, counted from 1.
  public let lines: ClosedRange<Int>
  /// The commands.
  public let commands: [Command]
  /// How the output is set.
  public let style: Style
  /// The output that stands below, without its frame; `nil` where there is none yet.
  public let output: String?
  /// The lines of that output with its frame, counted from 1.
  public let outputLines: ClosedRange<Int>?
}
