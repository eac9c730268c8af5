// LintasanReports
