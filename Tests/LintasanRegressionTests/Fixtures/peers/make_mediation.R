# Writes mediation.json: indirect, direct and total effects of linear models with percentile bootstrap intervals.
# Run: Rscript make_mediation.R   (R 4.2.2, jsonlite; 20,000 draws)
library(jsonlite)
g <- read.csv("../panels/grunfeld.csv")
effects <- function(d) {
  a <- coef(lm(capital ~ value, d))["value"]
  s <- coef(lm(inv ~ value + capital, d))
  c(a * s["capital"], s["value"], a * s["capital"] + s["value"])
}
set.seed(1)
firms <- split(seq_len(nrow(g)), g$firm)
quantiles <- function(x) apply(x, 1, quantile, c(0.025, 0.975))
rows <- quantiles(replicate(20000, effects(g[sample(nrow(g), replace = TRUE), ])))
clusters <- quantiles(replicate(20000, effects(g[unlist(firms[sample(10, replace = TRUE)]), ])))
write(toJSON(list(producer = "make_mediation.R", versions = list(R = R.version.string), formula = "inv ~ value + capital",
  estimates = as.numeric(effects(g)), rows = list(low = as.numeric(rows[1, ]), high = as.numeric(rows[2, ])),
  clusters = list(low = as.numeric(clusters[1, ]), high = as.numeric(clusters[2, ]))), auto_unbox = TRUE, digits = 17,
  pretty = TRUE), "mediation.json")
