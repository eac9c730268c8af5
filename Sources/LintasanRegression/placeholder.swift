// LintasanRegression
