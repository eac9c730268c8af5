package import LintasanCore
import LintasanTables

/// What can be wrong with a notebook.
package struct NotebookError: LintasanError, Hashable, Sendable {
  /// The kinds of fault; lines are counted from 1.
  package enum Fault: Hashable, Sendable {
    case notText
    case brokenFrontMatter(line: Int)
    case unclosedBlock(line: Int)
    case unclosedOutput(line: Int)
    case notACommand(line: Int, found: String)
    case shellSyntax(line: Int, found: String)
    case openQuote(line: Int)
    case unknownParameter(line: Int, name: String, known: [String])
    case unusedParameter(name: String, known: [String])
    case outside(line: Int, path: String)
    case nested(line: Int)
    case failed(line: Int, command: String, status: Int32, message: String)
    case outputIsNoText(line: Int)
    case noBlocks
    case misspeltFence(line: Int, found: String)
    case orphanOutput(line: Int)
    case noFigure(line: Int, command: String, reason: String)
    case otherCount(found: Int, expected: Int)
  }

  /// The name of the file as the user gave it.
  package let file: String
  /// What is wrong.
  package let fault: Fault

  /// A fault of a file.
  package init(file: String, fault: Fault) {
    self.file = file
    self.fault = fault
  }
}

extension NotebookError {
  package var description: String {
    switch fault {
    case .notText:
      "\(file) is not UTF-8 text; save it as UTF-8"
    case .brokenFrontMatter(let line):
      "\(file), line \(line): the front matter cannot be read; expected “params:” with “name: value” below it, "
        + "and a line “---” at its end"
    case .unclosedBlock(let line):
      "\(file), line \(line): a block opens here and never closes; add its closing fence"
    case .unclosedOutput(let line):
      "\(file), line \(line): an output begins here and has no “<!-- /output -->”; add it"
    case .notACommand(let line, let found):
      "\(file), line \(line): found “\(found)”, expected a command that begins with “lintasan”; nothing else is run"
    case .shellSyntax(let line, let found):
      "\(file), line \(line): found “\(found)”, which is for a shell; commands are run without one: quote it, or leave "
        + "it out"
    case .openQuote(let line):
      "\(file), line \(line): a quote opens and never closes"
    case .unknownParameter(let line, let name, let known):
      "\(file), line \(line): there is no parameter “\(name)”\(Suggestion.sentence(for: name, among: known))"
        + "; name it in the front matter or say --param \(name)=…"
    case .unusedParameter(let name, let known):
      "\(file): no command uses the parameter “\(name)”\(Suggestion.sentence(for: name, among: known))"
    case .outside(let line, let path):
      "\(file), line \(line): “\(path)” lies outside the notebook's folder; what a notebook reads and writes "
        + "lies beside it"
    case .nested(let line):
      "\(file), line \(line): a notebook cannot run or check notebooks, itself least of all; "
        + "take the command out and run that notebook by itself"
    case .failed(let line, let command, let status, let message):
      "\(file), line \(line): “\(command)” failed with exit code \(status)"
        + (message.isEmpty ? "" : ": \(message)") + "; the file is as it was"
    case .outputIsNoText(let line):
      "\(file), line \(line): this command prints no text; write to a file with --output, or choose another --format"
    case .misspeltFence(let line, let found):
      "\(file), line \(line): found a block of “\(found)”, expected “lintasan”; nothing of it would be run or checked"
    case .orphanOutput(let line):
      "\(file), line \(line): an output without a command above it; nobody could check it. Put its “lintasan” block directly "
        + "above, or name the block otherwise than “output”"
    case .noFigure(let line, let command, let reason):
      "\(file), line \(line): “{\(command)}” gives no figure: \(reason)"
    case .otherCount(let found, let expected):
      "\(file) holds \(found) command blocks; --expect-blocks says \(expected)"
    case .noBlocks:
      "\(file) holds no command block; a fenced block with the word “lintasan” after its fence is one"
    }
  }
}

extension NotebookError {
  /// What kind of failure it is.
  package var kind: ErrorKind {
    // A command that failed gives its own exit code.
    switch fault {
    case .failed(_, _, let status, _): ErrorKind(rawValue: status) ?? .internalError
    case .unusedParameter: .usage
    default: .badData
    }
  }
}
