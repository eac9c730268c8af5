// LintasanCLI
