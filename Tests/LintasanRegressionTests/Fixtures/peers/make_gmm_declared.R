# Writes gmm_declared.json: dynamic panels whose terms declare their own lags as instruments, by plm's pgmm.
# Run: Rscript make_gmm_declared.R   (R 4.2.2, plm 2.6-2, jsonlite)
suppressMessages(library(plm))
library(jsonlite)
data(EmplUK)
cases <- list()
add <- function(id, formula, options, fit, names) {
  s <- summary(fit, robust = TRUE)
  cases[[length(cases) + 1]] <<- list(id = id, formula = formula, options = options,
    terms = setNames(lapply(seq_len(nrow(s$coefficients)), function(i) s$coefficients[i, 1:2]), names),
    sargan = unname(sargan(fit)$statistic), df = unname(sargan(fit)$parameter))
}
names <- c("lag(log(emp), 1)", "log(wage)", "log(capital)")
for (model in c("onestep", "twosteps")) {
  steps <- if (model == "onestep") 1 else 2
  f <- pgmm(log(emp) ~ lag(log(emp), 1) + log(wage) + log(capital) | lag(log(emp), 2:99) + lag(log(wage), 2:4),
            data = EmplUK, effect = "individual", model = model, transformation = "d")
  add(paste("declared", model), "log(emp) ~ lag(log(emp), 1) + gmm(log(wage), 2:4) + log(capital) | firm",
      list(steps = steps, collapse = FALSE), f, names)
  f <- pgmm(log(emp) ~ lag(log(emp), 1) + log(wage) + log(capital) | lag(log(emp), 2:4) + lag(log(wage), 2:3),
            data = EmplUK, effect = "individual", model = model, transformation = "d", collapse = TRUE)
  add(paste("collapsed", model), "log(emp) ~ lag(log(emp), 1) + gmm(log(wage), 2:3) + log(capital)",
      list(steps = steps, collapse = TRUE, max_lag = 4), f, names)
}
write(toJSON(list(producer = "make_gmm_declared.R", versions = list(R = R.version.string,
  plm = as.character(packageVersion("plm"))), cases = cases), auto_unbox = TRUE, digits = 17, pretty = TRUE),
  "gmm_declared.json")
