# The peer of index-uncertainty in R, as composite-index packages there do it: one draw after another, each a weighted mean
# of normalised components and its ranks. Prints one JSON line; arguments: scores.csv, draws, repeats.
args <- commandArgs(trailingOnly = TRUE)
data <- subset(read.csv(args[1]), survey_year == 2024 & flag != "not_surveyed")
draws <- as.integer(args[2])
x <- as.matrix(data[c("osi", "tii", "hci")])
scaled <- apply(x, 2, function(v) 1 + 99 * (v - min(v)) / (max(v) - min(v)))
standard <- apply(x, 2, function(v) 100 + 10 * (v - mean(v)) / sd(v))
forms <- list(scaled, standard, log(scaled), log(standard))
chunk <- function(number) {
  set.seed(number)
  counts <- matrix(0L, nrow(x), nrow(x))
  at <- seq_len(nrow(x))
  for (draw in seq_len(draws / 20)) {
    weights <- rgamma(3, 50 / 3)
    score <- forms[[sample.int(4, 1)]] %*% (weights / sum(weights))
    cell <- cbind(at, rank(-score, ties.method = "min"))
    counts[cell] <- counts[cell] + 1L
  }
  counts
}
seconds <- sapply(seq_len(as.integer(args[3])), function(run) {
  unname(system.time({
    counts <- Reduce(`+`, parallel::mclapply(1:20, chunk, mc.cores = parallel::detectCores()))
    bounds <- apply(counts, 1, function(row) sapply(c(0.05, 0.5, 0.95), function(p) which(cumsum(row) >= p * draws)[1]))
  })["elapsed"])
})
cat(sprintf('{"seconds": [%s], "version": "%s"}\n', paste(seconds, collapse = ", "), getRversion()))
