# The peer of reading a workbook in R: readxl reads a file several times, which it guesses the types of as ours does. Prints one
# JSON line; arguments: file, repeats. Debian has it as r-cran-readxl; without it the benchmark says so.
suppressPackageStartupMessages(library(readxl))
args <- commandArgs(trailingOnly = TRUE)
seconds <- sapply(seq_len(as.integer(args[2])), function(run) {
  unname(system.time(found <<- nrow(read_excel(args[1], progress = FALSE)))["elapsed"])
})
cat(sprintf(
  '{"seconds": [%s], "found": %d, "version": "%s"}\n', paste(seconds, collapse = ", "), found, packageVersion("readxl")))
