// LintasanAnalysis
