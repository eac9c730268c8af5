/// The reference of all commands, from their own help texts.
struct Manual {
  let tool: CommandHelp
  let version: String

  // MARK: - man

  /// A page for `man`.
  func roff() -> String {
    var page = """
      .TH LINTASAN 1 "" "lintasan \(version)" "User Commands"
      .SH NAME
      lintasan \\- \(Self.escaped(tool.abstract ?? ""))
      .SH SYNOPSIS
      .B lintasan
      .I command
      .RI [ options ]
      .SH DESCRIPTION

      """
    page += Self.roff(of: tool)
    page += ".SH COMMANDS\n"
    for command in tool.commands { page += roff(command, path: "lintasan") }
    page += """
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR
      No colour on a terminal.
      .TP
      .B COLUMNS
      The width of tables, in place of that of the terminal.
      .TP
      .B SOURCE_DATE_EPOCH
      The time that documents bear, in seconds since 1970.
      .TP
      .B XDG_CACHE_HOME
      Where results of notebooks are kept between runs.

      """
    return page
  }

  private func roff(_ command: CommandHelp, path: String) -> String {
    let name = "\(path) \(command.commandName)"
    var text = ".SS \"\(Self.escaped(name))\"\n"
    if let abstract = command.abstract { text += Self.escaped(abstract) + "\n" }
    text += Self.roff(of: command)
    for argument in command.shownArguments {
      text += ".TP\n\(Self.heading(of: argument))\n"
      let help = Self.helpText(of: argument)
      if !help.isEmpty { text += Self.escaped(help) + "\n" }
    }
    return text + command.commands.map { roff($0, path: name) }.joined()
  }

  /// The discussion of a command: paragraphs flow, indented lines stay as they are.
  private static func roff(of command: CommandHelp) -> String {
    let (discussion, examples, rest) = command.text
    var text = ""
    for line in discussion + rest {
      if line.isEmpty { continue }
      text += (line.hasPrefix(" ") ? ".br\n" : ".PP\n") + escaped(line) + "\n"
    }
    guard !examples.isEmpty else { return text }
    text += ".PP\nExamples:\n.PP\n.nf\n.RS\n"
    return text + examples.map { escaped($0) + "\n" }.joined() + ".RE\n.fi\n.PP\n"
  }

  private static func heading(of argument: CommandHelp.Argument) -> String {
    let names = argument.spellings.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let value = "\\fI\(escaped(argument.valueName ?? "value"))\\fR"
    switch argument.kind {
    case "positional": return value + (argument.isRepeating ? " ..." : "")
    case "option": return "\(names) \(value)"
    default: return names
    }
  }

  static func helpText(of argument: CommandHelp.Argument) -> String {
    var text = argument.abstract ?? ""
    if let value = argument.defaultValue, !text.contains("(default:") { text += " (default: \(value))" }
    return text
  }

  /// Text as roff takes it letter by letter.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case "−": result += "\\(mi"
      case "…": result += "..."
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default: result += "\\[u\(String(scalar.value, radix: 16, uppercase: true).leftPadded(4))]"
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }

  // MARK: - Markdown

  /// A page of documentation.
  func markdown() -> String {
    var page = """
      # Commands

      Every command with its options, as `--help` shows them. This page is made by `lintasan manual --markdown`.

      """
    for command in tool.commands { page += markdown(command, path: "lintasan", level: 2) }
    return page
  }

  private func markdown(_ command: CommandHelp, path: String, level: Int) -> String {
    let name = "\(path) \(command.commandName)"
    let (discussion, examples, rest) = command.text
    var page = "\n\(String(repeating: "#", count: level)) \(name)\n\n\(command.abstract ?? "")\n"
    let lines = Self.trimmed(discussion) + (rest.allSatisfy(\.isEmpty) ? [] : [""] + Self.trimmed(rest))
    if !lines.isEmpty {
      let isPlain = !lines.contains { $0.hasPrefix(" ") || $0.hasPrefix("FORMULA") }
      page += "\n" + (isPlain ? lines.joined(separator: "\n") : "```text\n\(lines.joined(separator: "\n"))\n```") + "\n"
    }
    if !examples.isEmpty { page += "\n```sh\n\(examples.joined(separator: "\n"))\n```\n" }
    if !command.shownArguments.isEmpty {
      page += "\n| | |\n| --- | --- |\n"
      for argument in command.shownArguments {
        let value = argument.kind == "flag" ? "" : "<\(argument.valueName ?? "value")>"
        let label =
          (argument.spellings.map { "`\($0)`" }.joined(separator: ", ") + (value.isEmpty ? "" : " `\(value)`"))
        let help = Self.helpText(of: argument).replacing("|", with: "\\|").replacing("\n", with: " ")
        page += "| \(label.drop { $0 == " " }) | \(help) |\n"
      }
    }
    return page + command.commands.map { markdown($0, path: name, level: level + 1) }.joined()
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines[...]
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines)
  }
}

extension String {
  /// The digits with zeros before them up to a width.
  fileprivate func leftPadded(_ width: Int) -> String {
    String(repeating: "0", count: max(0, width - count)) + self
  }
}
