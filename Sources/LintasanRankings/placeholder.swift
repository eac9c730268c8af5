// LintasanRankings
