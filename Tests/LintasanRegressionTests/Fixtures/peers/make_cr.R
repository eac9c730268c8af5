# Writes cr.json: CR2 and CR3 with Satterthwaite degrees of freedom by clubSandwich.
# Run: Rscript make_cr.R   (R 4.2.2, clubSandwich 0.5.8, plm 2.6-2, jsonlite)
library(clubSandwich)
library(jsonlite)
g <- read.csv("../panels/grunfeld.csv")
e <- read.csv("../panels/egdi.csv")
e <- e[complete.cases(e[, c("osi", "gdp_per_capita_ppp", "internet_users_pct", "un_region")]), ]
cases <- list()
add <- function(id, data, formula, se, fit, cluster, type, keep) {
  t <- coef_test(fit, vcov = type, cluster = cluster, test = "Satterthwaite")
  t <- t[keep, ]
  cases[[length(cases) + 1]] <<- list(id = paste(id, se), data = data, formula = formula, se = se,
    terms = setNames(lapply(seq_along(keep), function(i) c(t$beta[i], t$SE[i], t$df_Satt[i], t$p_Satt[i])), keep))
}
for (type in c("CR2", "CR3")) {
  add("grunfeld", "grunfeld", "inv ~ value + capital", paste0(type, ":firm"), lm(inv ~ value + capital, g), g$firm, type,
      c("(Intercept)", "value", "capital"))
  # clubSandwich's CR3 needs dummies that a cluster does not determine alone.
  if (type == "CR2") add("grunfeld fe", "grunfeld", "inv ~ value + capital | firm", paste0(type, ":firm"),
      lm(inv ~ value + capital + factor(firm), g), g$firm, type, c("value", "capital"))
  add("egdi", "egdi", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct", paste0(type, ":un_region"),
      lm(osi ~ log(gdp_per_capita_ppp) + internet_users_pct, e), e$un_region, type,
      c("(Intercept)", "log(gdp_per_capita_ppp)", "internet_users_pct"))
}
write(toJSON(list(producer = "make_cr.R", versions = list(R = R.version.string,
  clubSandwich = as.character(packageVersion("clubSandwich"))), cases = cases), auto_unbox = TRUE, digits = 17,
  pretty = TRUE), "cr.json")
