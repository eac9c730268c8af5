# Writes the datasets of packages of R in eight ways, some fourteen of each package, for real_files_check.py.
#
#     Rscript export_datasets.R FOLDER          R 4.2.2 with the packages of Debian 12 (r-cran-…) that are named below
suppressMessages({
  library(openxlsx)
  library(haven)
  library(readr)
})
folder <- commandArgs(trailingOnly = TRUE)[1]
packages <- c(
  "AER", "plm", "ggplot2", "survival", "MASS", "HSAUR3", "carData", "psych", "psychTools", "spData", "dslabs",
  "palmerpenguins", "datasets", "nlme", "lattice", "collapse")
plain <- function(frame) {
  names(frame) <- make.unique(gsub("[^A-Za-z0-9_]", "_", names(frame)), sep = "_")
  frame
}
ways <- list(
  function(x, file) write.csv(x, paste0(file, ".csv")),
  function(x, file) write.table(x, paste0(file, "_tab.txt"), sep = "\t"),
  function(x, file) write.csv2(x, paste0(file, "_2.csv"), row.names = FALSE),
  function(x, file) openxlsx::write.xlsx(x, paste0(file, ".xlsx")),
  function(x, file) haven::write_dta(plain(x), paste0(file, ".dta")),
  function(x, file) haven::write_sav(plain(x), paste0(file, ".sav")),
  function(x, file) readr::write_tsv(x, paste0(file, ".tsv")),
  function(x, file) write.table(x, paste0(file, "_comma.csv"), sep = ","))
count <- 0
for (package in packages) {
  items <- tryCatch(data(package = package)$results[, "Item"], error = function(error) NULL)
  taken <- 0
  for (item in sub(" .*", "", items)) {
    place <- new.env()
    tryCatch(suppressWarnings(data(list = item, package = package, envir = place)), error = function(error) NULL)
    x <- tryCatch(get(item, envir = place), error = function(error) NULL)
    if (!is.data.frame(x) || nrow(x) > 6000 || nrow(x) < 3 || ncol(x) > 80) next
    x <- as.data.frame(x)
    if (any(vapply(x, function(column) is.list(column) || !is.null(dim(column)), TRUE))) next
    way <- ways[[count %% length(ways) + 1]]
    tryCatch(way(x, file.path(folder, paste0(package, "_", item))), error = function(error) message(conditionMessage(error)))
    count <- count + 1
    taken <- taken + 1
    if (taken == 14) break
  }
}
cat(count, "datasets\n")
