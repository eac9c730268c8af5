import LintasanCLI

LintasanCommand.runAndExit()
