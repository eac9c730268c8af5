// LintasanForecasting
