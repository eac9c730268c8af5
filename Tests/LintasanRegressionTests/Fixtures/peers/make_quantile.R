# Writes quantile.json: standard errors of quantile regression that differ by row, by R's quantreg, and engel.csv.
# Run: Rscript make_quantile.R   (R 4.2.2, quantreg 5.94, jsonlite)
library(quantreg)
library(jsonlite)
data(engel)
write.csv(engel, "../panels/engel.csv", row.names = FALSE)
egdi <- read.csv("../panels/egdi.csv")
cases <- list()
add <- function(id, data, formula, ours, frame, tau, se) {
  fit <- rq(formula, tau = tau, data = frame)
  s <- summary(fit, se = se, covariance = TRUE)
  cases[[length(cases) + 1]] <<- list(
    id = paste(id, tau, se), data = data, formula = ours, tau = tau, se = se,
    terms = setNames(lapply(seq_len(nrow(s$coefficients)), function(i) s$coefficients[i, 1:2]),
                     rownames(s$coefficients)))
}
for (tau in c(0.1, 0.5, 0.75)) for (se in c("nid", "ker")) {
  add("engel", "engel", foodexp ~ income, "foodexp ~ income", engel, tau, se)
  add("egdi", "egdi", osi ~ log(gdp_per_capita_ppp) + internet_users_pct,
      "osi ~ log(gdp_per_capita_ppp) + internet_users_pct", egdi, tau, se)
}
write(toJSON(list(producer = "make_quantile.R", versions = list(R = R.version.string,
  quantreg = as.character(packageVersion("quantreg"))), cases = cases), auto_unbox = TRUE, digits = 17, pretty = TRUE),
  "quantile.json")
