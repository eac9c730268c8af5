# The peers of modelling in R: lme4's lmer and clubSandwich's CR2 with Satterthwaite's degrees of freedom. Prints one JSON line;
# arguments: mixed or clusters, the CSV, repeats.
args <- commandArgs(trailingOnly = TRUE)
d <- read.csv(args[2])
if (args[1] == "mixed") {
  suppressPackageStartupMessages(library(lme4))
  work <- function() lmer(y ~ x + time + (1 + x | unit), d)
} else {
  suppressPackageStartupMessages(library(clubSandwich))
  work <- function() coef_test(lm(y ~ x + z, d), vcov = "CR2", cluster = d$g)
}
seconds <- sapply(seq_len(as.integer(args[3])), function(run) unname(system.time(work())["elapsed"]))
version <- packageVersion(if (args[1] == "mixed") "lme4" else "clubSandwich")
cat(sprintf('{"seconds": [%s], "version": "%s"}\n', paste(seconds, collapse = ", "), version))
