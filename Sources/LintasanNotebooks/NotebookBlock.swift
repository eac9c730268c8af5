/// A block of commands with the output that stands below it.
package struct NotebookBlock: Hashable, Sendable {
  /// How an output is set.
  package enum Style: Hashable, Sendable {
    /// Letter by letter, in a fenced block.
    case verbatim
    /// As Markdown, between two comments.
    case markdown
  }

  /// A command of a block.
  package struct Command: Hashable, Sendable {
    /// The line of the file, counted from 1.
    package let line: Int
    /// What is typed, parameters not yet filled in.
    package let text: String
  }

  /// The lines of the block in the file, fences included, counted from 1.
  package let lines: ClosedRange<Int>
  /// The commands.
  package let commands: [Command]
  /// How the output is set.
  package let style: Style
  /// The output that stands below, without its frame; `nil` where there is none yet.
  package let output: String?
  /// The lines of that output with its frame, counted from 1.
  package let outputLines: ClosedRange<Int>?
}
