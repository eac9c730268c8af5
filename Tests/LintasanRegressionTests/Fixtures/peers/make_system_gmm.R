# Writes system_gmm.json: system GMM by plm's pgmm(transformation = "ld") where its instruments are those of xtabond2.
# A strictly exogenous term has two columns of instruments in pgmm, one in the changes and one in the levels, and one in xtabond2's
# iv() and here; terms that are instrumented by their own past have the same columns in all three.
# Run: Rscript make_system_gmm.R   (R 4.2.2, plm 2.6-2, jsonlite)
suppressMessages(library(plm))
library(jsonlite)
data(EmplUK)
cases <- list()
for (collapse in c(FALSE, TRUE)) for (model in c("onestep", "twosteps")) {
  fit <- pgmm(log(emp) ~ lag(log(emp), 1) + log(wage) | lag(log(emp), 2:99) + lag(log(wage), 2:99), data = EmplUK,
              effect = "individual", model = model, transformation = "ld", collapse = collapse)
  s <- summary(fit, robust = TRUE)$coefficients
  cases[[length(cases) + 1]] <- list(steps = if (model == "onestep") 1 else 2, collapse = collapse, instruments = ncol(fit$W[[1]]),
    terms = setNames(lapply(1:2, function(i) unname(s[i, 1:2])), c("lag(log(emp), 1)", "log(wage)")))
}
write(toJSON(list(producer = "make_system_gmm.R", versions = list(R = R.version.string, plm = as.character(packageVersion("plm"))),
  cases = cases), auto_unbox = TRUE, digits = 17, pretty = TRUE), "system_gmm.json")
