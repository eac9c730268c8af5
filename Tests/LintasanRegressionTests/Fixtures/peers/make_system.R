# Writes system.json: seemingly unrelated regressions and three-stage least squares by systemfit.
# Run: Rscript make_system.R   (R 4.2.2, systemfit 1.1-28, jsonlite)
suppressMessages(library(systemfit))
library(jsonlite)
g <- read.csv("../panels/grunfeld.csv")
cases <- list()
add <- function(id, method, formulas, shown, inst = NULL) {
  m <- if (is.null(inst)) systemfit(formulas, method, data = g) else systemfit(formulas, method, inst = inst, data = g)
  s <- summary(m)
  cases[[length(cases) + 1]] <<- list(id = id, estimator = if (method == "SUR") "sur" else "3sls", formulas = shown,
    equations = lapply(s$eq, function(e) {
      t <- coef(e)
      list(terms = setNames(lapply(seq_len(nrow(t)), function(i) as.numeric(t[i, c(1, 2, 4)])), rownames(t)),
           r_squared = e$r.squared, sigma = e$sigma)
    }))
}
add("two", "SUR", list(inv ~ value + capital, capital ~ year), c("inv ~ value + capital", "capital ~ year"))
add("three", "SUR", list(inv ~ value, capital ~ value + year, value ~ year),
    c("inv ~ value", "capital ~ value + year", "value ~ year"))
add("instruments", "3SLS", list(inv ~ year + capital, capital ~ value + inv),
    c("inv ~ year | capital ~ value", "capital ~ value | inv ~ year"), ~ year + value)
write(toJSON(list(producer = "make_system.R", versions = list(R = R.version.string,
  systemfit = as.character(packageVersion("systemfit"))), cases = cases), auto_unbox = TRUE, digits = 17, pretty = TRUE),
  "system.json")
