// LintasanIndices
