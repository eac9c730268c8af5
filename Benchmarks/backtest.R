# The peer of the backtest at one origin in R: `forecast`'s ets, thetaf or auto.arima of every country. Prints one JSON line;
# arguments: scores.csv, model, last survey that is known, steps ahead, repeats.
suppressPackageStartupMessages(library(forecast))
args <- commandArgs(trailingOnly = TRUE)
data <- subset(read.csv(args[1]), flag != "not_surveyed" & survey_year <= as.integer(args[3]))
series <- split(data$egdi, data$iso3)
steps <- as.integer(args[4])
model <- switch(args[2],
  ets = function(y) forecast(ets(y, model = "ZZN"), h = steps),
  theta = function(y) thetaf(y, h = steps),
  arima = function(y) forecast(auto.arima(y), h = steps))
one <- function(y) tryCatch(model(y), error = function(e) naive(y, h = steps))
seconds <- sapply(seq_len(as.integer(args[5])), function(run) {
  unname(system.time(parallel::mclapply(series, one, mc.cores = parallel::detectCores()))["elapsed"])
})
cat(sprintf('{"seconds": [%s], "version": "%s"}\n', paste(seconds, collapse = ", "), packageVersion("forecast")))
