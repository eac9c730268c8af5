# The peer of building in R: COINr builds its own example index (ASEM, 51 countries, 49 indicators) with all steps, and draws
# other ways to build it: weights perturbed at three levels, two normalisations, two means. Prints one JSON line; arguments: draws,
# repeats. COINr is at https://cran.r-project.org/package=COINr; without it the benchmark says so.
suppressPackageStartupMessages(library(COINr))
args <- as.integer(commandArgs(trailingOnly = TRUE))
clock <- function(work) unname(system.time(suppressWarnings(suppressMessages(work())))["elapsed"])
build <- function() {
  coin <- new_coin(ASEM_iData, ASEM_iMeta, quietly = TRUE)
  coin <- Denominate(coin, dset = "Raw")
  coin <- Impute(coin, dset = "Denominated", f_i = "i_mean_grp", use_group = "GDP_group")
  coin <- qTreat(coin, dset = "Imputed", winmax = 5)
  coin <- Normalise(coin, dset = "Treated", global_specs = list(f_n = "n_minmax", f_n_para = list(c(1, 100))))
  Aggregate(coin, dset = "Normalised", f_ag = "a_amean")
}
building <- sapply(seq_len(args[2]), function(run) clock(build))
coin <- suppressWarnings(suppressMessages(build()))
weights <- get_noisy_weights(
  coin$Meta$Weights$Original, data.frame(Level = 1:3, NoiseFactor = 0.25), Nrep = args[1])
specs <- list(
  Normalisation = list(
    Address = "$Log$Normalise$global_specs", Type = "discrete", Distribution = list(
      list(f_n = "n_minmax", f_n_para = list(c(1, 100))), list(f_n = "n_zscore", f_n_para = list(c(100, 10))))),
  Weights = list(Address = "$Log$Aggregate$w", Type = "discrete", Distribution = weights),
  Mean = list(Address = "$Log$Aggregate$f_ag", Type = "discrete", Distribution = c("a_amean", "a_gmean")))
drawing <- clock(function() {
  invisible(capture.output(get_sensitivity(
    coin, SA_specs = specs, N = args[1], SA_type = "UA", dset = "Aggregated", iCode = "Index", quietly = TRUE)))
})
cat(sprintf(
  '{"building": [%s], "drawing": %s, "version": "%s"}\n', paste(building, collapse = ", "), drawing, packageVersion("COINr")))
