# Writes r.json: what R's plm, sandwich, lmtest and AER say on Grunfeld's panel.
# Run: Rscript make_r.R   (Debian 12: r-cran-plm 2.6-2, r-cran-sandwich, r-cran-lmtest, r-cran-aer)
suppressMessages({library(plm); library(sandwich); library(lmtest); library(AER); library(jsonlite)})
g <- read.csv("../panels/grunfeld.csv")
p <- pdata.frame(g, index = c("firm", "year"))
cases <- list()
add <- function(id, formula, estimator, se, ssc, b, s, n, stats = list(), options = list()) {
  terms <- lapply(seq_along(b), function(i) c(unname(b[i]), unname(s[i])))
  names(terms) <- names(b)
  cases[[length(cases) + 1]] <<- list(id = id, peer = "R", data = "grunfeld", formula = formula, estimator = estimator,
    se = se, ssc = ssc, n = n, terms = terms, stats = stats, options = options)
}
f <- inv ~ value + capital; ft <- "inv ~ value + capital"
m <- lm(f, g)
for (k in c("HC0", "HC1", "HC2", "HC3")) add(paste0("r-ols-", k), ft, "ols", k, "fixest", coef(m), sqrt(diag(vcovHC(m, type = k))), nrow(g))
add("r-ols-cluster", ft, "ols", "cluster:firm", "fixest", coef(m), sqrt(diag(vcovCL(m, cluster = g$firm, type = "HC1"))), nrow(g))
w <- plm(f, p, model = "within"); w2 <- plm(f, p, model = "within", effect = "twoways")
add("r-within", paste(ft, "| firm"), "ols", "iid", "fixest", coef(w), sqrt(diag(vcov(w))), nrow(g), list(r_squared_within = summary(w)$r.squared[[1]]))
add("r-within-arellano", paste(ft, "| firm"), "ols", "cluster:firm", "plm", coef(w), sqrt(diag(vcovHC(w, method = "arellano", type = "HC0", cluster = "group"))), nrow(g))
add("r-within2", paste(ft, "| firm + year"), "ols", "iid", "fixest", coef(w2), sqrt(diag(vcov(w2))), nrow(g))
add("r-within-scc", paste(ft, "| firm"), "ols", "driscoll-kraay:2", "plm", coef(w), sqrt(diag(vcovSCC(w, type = "HC0", maxlag = 2))), nrow(g))
r <- plm(f, p, model = "random")
add("r-random", ft, "re", "iid", "plm", coef(r), sqrt(diag(vcov(r))), nrow(g), list(sigma2_idiosyncratic = r$ercomp$sigma2[[1]], sigma2_effects = r$ercomp$sigma2[[2]]))
add("r-random-arellano", ft, "re", "cluster:firm", "plm", coef(r), sqrt(diag(vcovHC(r, method = "arellano", type = "HC0", cluster = "group"))), nrow(g))
b <- plm(f, p, model = "between"); add("r-between", ft, "be", "iid", "plm", coef(b), sqrt(diag(vcov(b))), 10)
d <- plm(f, p, model = "fd"); add("r-fd", ft, "fd", "iid", "plm", coef(d), sqrt(diag(vcov(d))), 190)
h <- phtest(w, r); lmt <- plmtest(plm(f, p, model = "pooling"), type = "bp")
cd <- pcdtest(w, test = "cd"); cdp <- pcdtest(plm(f, p, model = "pooling"), test = "cd")
aux <- phtest(f, p, method = "aux", vcov = function(x) vcovHC(x, method = "arellano", type = "HC0", cluster = "group"))
bg <- bgtest(m, order = 2); bp <- bptest(m); dw <- dwtest(m); rs <- resettest(m, power = 2:3)
# unbalanced random effects
gu <- g[-c(1, 2, 25, 47, 48, 49, 101, 160), ]; pu <- pdata.frame(gu, index = c("firm", "year"))
ru <- plm(f, pu, model = "random")
gu_rows <- c(1, 2, 25, 47, 48, 49, 101, 160)
add("r-random-unbalanced", ft, "re", "iid", "plm", coef(ru), sqrt(diag(vcov(ru))), nrow(gu), list(), list(drop_rows = gu_rows))
# --- instruments
g2 <- within(g, { z1 <- ave(value, firm, FUN = function(v) c(NA, head(v, -1))); z2 <- ave(value, firm, FUN = function(v) c(NA, NA, head(v, -2))) })
iv <- ivreg(inv ~ capital + value | capital + z1 + z2, data = g2); s <- summary(iv, diagnostics = TRUE)
add("r-iv", "inv ~ capital | value ~ lag(value, 1) + lag(value, 2)", "iv", "iid", "fixest", coef(iv), sqrt(diag(vcov(iv))), nobs(iv),
  list(first_stage_f = s$diagnostics[1, 3], wu_hausman = s$diagnostics[2, 3], sargan = s$diagnostics[3, 3]))
# --- dynamic panels
gm <- function(id, steps, transformation, robust, formula, text, options = list()) {
  z <- pgmm(formula, data = p, effect = "individual", model = steps, transformation = transformation)
  s <- summary(z, robust = robust)
  k <- s$coefficients; bb <- k[, 1]; names(bb) <- rownames(k)
  add(id, text, "gmm", if (robust) "windmeijer" else "iid", "plm", bb, k[, 2], NROW(p), list(
    sargan = s$sargan$statistic[[1]], sargan_df = s$sargan$parameter[[1]], sargan_p = s$sargan$p.value[[1]],
    ar1 = s$m1$statistic[[1]], ar2 = s$m2$statistic[[1]]), c(list(steps = if (steps == "onestep") 1 else 2,
    system = as.integer(transformation == "ld")), options))
}
fg <- inv ~ lag(inv, 1) + value + capital | lag(inv, 2:4); tg <- "inv ~ lag(inv, 1) + value + capital"
for (st in c("onestep", "twosteps")) for (ro in c(FALSE, TRUE))
  try(gm(paste("r-gmm-diff", st, ro, sep = "-"), st, "d", ro, fg, tg, list(max_lag = 4)))
for (st in c("onestep", "twosteps")) for (ro in c(FALSE, TRUE))
  try(gm(paste("r-gmm-sys", st, ro, sep = "-"), st, "ld", ro, fg, tg, list(max_lag = 4)))
tests <- list(hausman = c(h$statistic, h$parameter, h$p.value), bp_lm = c(lmt$statistic, lmt$parameter, lmt$p.value),
  pesaran_cd_within = c(cd$statistic, cd$p.value), pesaran_cd_pooled = c(cdp$statistic, cdp$p.value),
  mundlak_cluster = c(aux$statistic, aux$parameter, aux$p.value),
  breusch_godfrey_rows = c(bg$statistic, bg$parameter, bg$p.value), breusch_pagan = c(bp$statistic, bp$parameter, bp$p.value),
  durbin_watson_rows = unname(dw$statistic), reset = c(rs$statistic, rs$parameter[1], rs$parameter[2], rs$p.value),
  dw_panel_within = unname(pdwtest(w)$statistic), chow = {z <- pooltest(f, p, effect = "individual", model = "pooling"); c(z$statistic, z$parameter, z$p.value)})
tests <- lapply(tests, unname)
v <- function(x) as.character(packageVersion(x))
write(toJSON(list(producer = "make_r.R", versions = list(R = as.character(getRversion()), plm = v("plm"), sandwich = v("sandwich"),
  lmtest = v("lmtest"), AER = v("AER")), cases = cases, tests = tests), digits = 17, auto_unbox = TRUE, pretty = TRUE), "r.json")
