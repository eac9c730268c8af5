# Writes granger.json: Dumitrescu and Hurlin's panel Granger tests by plm's pgrangertest.
# Run: Rscript make_granger.R   (R 4.2.2, plm 2.6-2, jsonlite)
suppressMessages(library(plm))
library(jsonlite)
data(Grunfeld, package = "plm")
cases <- list()
for (order in 1:2) for (x in c("value", "capital")) {
  f <- as.formula(paste("inv ~", x))
  get <- function(test) unname(pgrangertest(f, data = Grunfeld, order = order, test = test)$statistic)
  cases[[length(cases) + 1]] <- list(term = x, lags = order, wbar = get("Wbar"), zbar = get("Zbar"), ztilde = get("Ztilde"))
}
write(toJSON(list(producer = "make_granger.R", versions = list(R = R.version.string,
  plm = as.character(packageVersion("plm"))), cases = cases), auto_unbox = TRUE, digits = 17, pretty = TRUE),
  "granger.json")
