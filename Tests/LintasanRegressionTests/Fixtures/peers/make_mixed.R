# Writes mixed.json: linear mixed models by lme4 with Satterthwaite's degrees of freedom by lmerTest.
# Run: Rscript make_mixed.R   (R 4.2.2, lme4 1.1-31, lmerTest 3.1-3, jsonlite)
library(lmerTest)
library(jsonlite)
g <- read.csv("../panels/grunfeld.csv")
e <- read.csv("../panels/egdi.csv")
k <- read.csv("../panels/empluk.csv")
control <- lmerControl(optimizer = "nloptwrap", calc.derivs = TRUE,
  optCtrl = list(algorithm = "NLOPT_LN_BOBYQA", xtol_abs = 1e-13, xtol_rel = 1e-13, ftol_abs = 1e-15, ftol_rel = 1e-15,
                 maxeval = 100000))
cases <- list()
add <- function(data, formula, REML, tests = NULL) {
  d <- switch(data, egdi = e, empluk = k, g)
  time <- system.time(m <- lmer(as.formula(formula), d, REML = REML, control = control))[["elapsed"]]
  s <- coef(summary(m, ddf = "Satterthwaite"))
  sd <- as.data.frame(VarCorr(m))
  keep <- lapply(seq_len(nrow(sd)), function(i) {
    r <- sd[i, ]
    name <- if (r$grp == "Residual") "sd:residual" else if (is.na(r$var2)) paste0("sd:", sub("\\.[0-9]+$", "", r$grp), ":", r$var1)
            else paste0("cor:", r$grp, ":", r$var1, ":", r$var2)
    list(name = name, value = r$sdcor)
  })
  slopes <- which(rownames(s) != "(Intercept)")
  joint <- contestMD(m, diag(nrow(s))[slopes, , drop = FALSE], ddf = "Satterthwaite")
  cases[[length(cases) + 1]] <<- list(data = data, formula = formula, estimator = if (REML) "mixed" else "mixed-ml",
    terms = setNames(lapply(seq_len(nrow(s)), function(i) as.numeric(s[i, c(1, 2, 3, 5)])), rownames(s)),
    effects = keep, log_likelihood = as.numeric(logLik(m)), aic = AIC(m), bic = BIC(m), n = nobs(m),
    f = joint[["F value"]], f_df = joint[["DenDF"]], fitted = as.numeric(fitted(m)[c(1, 50, 150)]))
  message(formula, " ", time)
}
for (REML in c(TRUE, FALSE)) {
  add("grunfeld", "inv ~ value + capital + (1 | firm)", REML)
  add("grunfeld", "inv ~ value + capital + (1 | firm) + (1 | year)", REML)
  add("egdi", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct + (1 | iso3)", REML)
  add("egdi", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct + (1 | iso3) + (1 | survey_year)", REML)
  add("egdi", "osi ~ log(gdp_per_capita_ppp) + I(internet_users_pct/100) + (1 + I(internet_users_pct/100) | iso3)", REML)
  add("egdi", "osi ~ log(gdp_per_capita_ppp) + I(internet_users_pct/100) + (1 + I(internet_users_pct/100) || iso3)", REML)
}
add("egdi", "osi ~ log(gdp_per_capita_ppp) + un_region + (1 | un_region:iso3) + (1 | survey_year)", TRUE)
# Groups that differ little, in many rows: the likelihood is steep at its start and flat at zero.
for (REML in c(TRUE, FALSE)) {
  add("empluk", "wage ~ output + (1 | year)", REML)
  add("empluk", "wage ~ log(capital) + (1 | year)", REML)
}
write(toJSON(list(producer = "make_mixed.R", versions = list(R = R.version.string,
  lme4 = as.character(packageVersion("lme4")), lmerTest = as.character(packageVersion("lmerTest"))), cases = cases),
  auto_unbox = TRUE, digits = 17, pretty = TRUE), "mixed.json")
