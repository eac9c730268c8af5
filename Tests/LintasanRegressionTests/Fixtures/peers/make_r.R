# Writes r.json: what R says on both panels (Grunfeld and EGDI) and on Arellano and Bond's EmplUK.
# Run: Rscript make_r.R   (Debian 12, R 4.2.2: r-cran-plm 2.6-2, r-cran-sandwich 3.0-2, r-cran-lmtest 0.9.40,
# r-cran-aer 1.2-10, r-cran-quantreg 5.94, r-cran-jsonlite 1.8.4)
# `plm` as convention: no factor, t with n - K; sandwich's HC1 and CR1 agree with `fixest` and `stata`.
suppressMessages({library(plm); library(sandwich); library(lmtest); library(AER); library(quantreg); library(jsonlite)})
cases <- list(); tests <- list()
# The table has every row of its file; `kept` are the rows of the file that this fit used.
object <- function(l) if (length(l)) l else setNames(list(), character(0))  # {} in JSON, not []
add <- function(id, data, text, estimator, se, ssc, b, s, n, stats = list(), options = list()) {
  names(b) <- sub("^I\\((.*)\\)$", "\\1", names(b))
  terms <- lapply(seq_along(b), function(i) I(c(unname(b[i]), if (is.null(s)) NULL else unname(s[i]))))
  names(terms) <- names(b)
  cases[[length(cases) + 1]] <<- list(id = id, peer = "R", data = data, formula = text, estimator = estimator, se = se,
    ssc = ssc, n = n, terms = terms, stats = object(stats), options = object(options))
}
se <- function(v) sqrt(diag(as.matrix(v)))
panel <- function(name, d, unit, time, text, rhs, weight) {
  full <- nrow(d)
  used <- which(complete.cases(d[, all.vars(as.formula(text))]))
  d <- d[used, ]; d$w <- abs(d[[weight]]) + 1
  f <- as.formula(text)
  p <- pdata.frame(d, index = c(unit, time))
  id <- function(...) paste("r", name, ..., sep = "-")
  one <- paste0("cluster:", unit); two <- paste0("cluster:", unit, "+", time)
  g <- d[[unit]]; t <- d[[time]]
  for (kind in c("ols", "wls")) {
    m <- if (kind == "ols") lm(f, d) else lm(f, d, weights = w)
    o <- if (kind == "ols") list() else list(weights = weight)
    put <- function(label, s, ssc, v) add(id(kind, label), name, text, "ols", s, ssc, coef(m), se(v), nrow(d), list(), o)
    put("iid", "iid", "fixest", vcov(m))
    for (k in c("HC0", "HC1", "HC2", "HC3")) put(k, k, "fixest", vcovHC(m, type = k))
    put("cluster", one, "stata", vcovCL(m, cluster = g, type = "HC1"))
    put("cluster-time", paste0("cluster:", time), "fixest", vcovCL(m, cluster = t, type = "HC1"))
    put("cluster2", two, "plm", vcovCL(m, cluster = data.frame(g, t), type = "HC0", cadjust = FALSE))
  }
  m <- lm(f, d)
  several <- sum(table(g)[table(g) > 1])  # a row alone in its unit tells nothing: it is left out and counted
  pool <- plm(f, p, model = "pooling"); w1 <- plm(f, p, model = "within"); w2 <- plm(f, p, model = "within", effect = "twoways")
  for (k in list(list("pooled", pool, text, nrow(d)), list("within", w1, paste(text, "|", unit), several), list("within2", w2, paste(text, "|", unit, "+", time), several))) {
    z <- k[[2]]; put <- function(label, s, v, ssc = "plm") add(id(k[[1]], label), name, k[[3]], "ols", s, ssc, coef(z), se(v), k[[4]])
    put("iid", "iid", vcov(z))
    put("white", "HC0", vcovHC(z, method = "white1", type = "HC0"))
    put("arellano", one, vcovHC(z, method = "arellano", type = "HC0", cluster = "group"))
    put("arellano-time", paste0("cluster:", time), vcovHC(z, method = "arellano", type = "HC0", cluster = "time"))
    put("double", two, vcovDC(z, type = "HC0"))
    put("newey-west", "hac:2", vcovNW(z, type = "HC0", maxlag = 2))
    put("scc", "driscoll-kraay:2", vcovSCC(z, type = "HC0", maxlag = 2))
  }
  r <- plm(f, p, model = "random")
  add(id("random"), name, text, "re", "iid", "plm", coef(r), se(vcov(r)), nrow(d),
    list(sigma2_idiosyncratic = r$ercomp$sigma2[[1]], sigma2_effects = r$ercomp$sigma2[[2]]))
  for (k in list(list("white", "HC0", vcovHC(r, method = "white1", type = "HC0")), list("arellano", one, vcovHC(r, method = "arellano", type = "HC0")),
      list("double", two, vcovDC(r, type = "HC0")), list("newey-west", "hac:2", vcovNW(r, type = "HC0", maxlag = 2)),
      list("scc", "driscoll-kraay:2", vcovSCC(r, type = "HC0", maxlag = 2))))
    add(id("random", k[[1]]), name, text, "re", k[[2]], "plm", coef(r), se(k[[3]]), nrow(d))
  b <- plm(f, p, model = "between")
  add(id("between"), name, text, "be", "iid", "plm", coef(b), se(vcov(b)), length(unique(g)))
  mf <- model.frame(f, d); means <- as.data.frame(apply(as.matrix(cbind(mf[[1]], model.matrix(f, d)[, -1])), 2, function(v) tapply(v, g, mean)))
  names(means) <- c("y", names(coef(m))[-1]); bm <- lm(y ~ ., means); names(bm$coefficients) <- names(coef(m))
  for (k in c("HC0", "HC1", "HC2", "HC3")) add(id("between", k), name, text, "be", k, "fixest", coef(bm), se(vcovHC(bm, type = k)), nrow(means))
  # differences on units that have every period: plm differences from row to row, over gaps too
  whole <- names(which(table(g) == length(unique(t)))); dropped <- setdiff(seq_len(full), used[g %in% whole])
  pb <- pdata.frame(d[g %in% whole, ], index = c(unit, time))
  o <- if (length(dropped)) list(drop_rows = dropped) else list()
  fd <- plm(f, pb, model = "fd")
  put <- function(label, s, v) add(id("fd", label), name, text, "fd", s, "plm", coef(fd), se(v), nobs(fd), list(), o)
  put("iid", "iid", vcov(fd)); put("white", "HC0", vcovHC(fd, method = "white1", type = "HC0"))
  put("arellano", one, vcovHC(fd, method = "arellano", type = "HC0"))
  # fractional logit and quantiles
  if (all(mf[[1]] >= 0 & mf[[1]] <= 1)) {
    q <- glm(f, d, family = quasibinomial(), control = glm.control(epsilon = 1e-15, maxit = 100))
    put <- function(label, s, ssc, v) add(id("flogit", label), name, text, "flogit", s, ssc, coef(q), se(v), nrow(d))
    put("HC0", "HC0", "plm", sandwich(q)); put("HC1", "HC1", "fixest", sandwich(q) * nrow(d) / (nrow(d) - length(coef(q))))
    put("cluster", one, "stata", vcovCL(q, cluster = g, type = "HC1"))
    put("cluster2", two, "plm", vcovCL(q, cluster = data.frame(g, t), type = "HC0", cadjust = FALSE))
  }
  for (tau in c(0.1, 0.25, 0.5, 0.75, 0.9)) {
    q <- suppressWarnings(rq(f, tau = tau, data = d, method = "br"))
    add(id("quantile", tau), name, text, "quantile", "iid", "fixest", coef(q), NULL, nrow(d), list(objective = q$rho), list(tau = tau))
  }
  # --- diagnostics. plm's auxiliary regression keeps a plain constant where the units' lengths differ and its other
  # columns are quasi-demeaned; here the constant is quasi-demeaned too. In balanced panels both are the same.
  reX <- model.matrix(r); feX <- model.matrix(w1)[, colnames(reX)[-1]]
  m2 <- lm(pmodel.response(r) ~ 0 + reX + feX); k <- 4:5
  wald <- drop(t(coef(m2)[k]) %*% solve(vcovCL(m2, cluster = g, type = "HC0", cadjust = FALSE)[k, k]) %*% coef(m2)[k])
  values <- function(z) unname(c(z$statistic, z$p.value))
  out <- list(breusch_pagan = values(bptest(m)), breusch_godfrey = values(bgtest(m, order = 2)), durbin_watson = unname(dwtest(m)$statistic),
    reset = values(resettest(m, power = 2:3)), hausman = values(phtest(w1, r)), breusch_pagan_lm = values(plmtest(pool, type = "bp")),
    pesaran_cd_pooled = values(pcdtest(pool, test = "cd")), pesaran_cd_within = values(pcdtest(w1, test = "cd")),
    hausman_mundlak = c(wald, pchisq(wald, 2, lower.tail = FALSE)))
  if (pdim(p)$balanced) stopifnot(all.equal(wald, phtest(f, p, method = "aux",
    vcov = function(x) vcovHC(x, method = "arellano", type = "HC0", cluster = "group"))$statistic[[1]]))
  # plm turns a negative statistic around; it has no meaning where the difference of covariances is not definite
  if (min(eigen(vcov(w1) - vcov(r)[-1, -1])$values) < 0) out$hausman <- NULL
  out$chow <- tryCatch(values(pooltest(f, p, effect = "individual", model = "pooling")), error = function(e) NULL)
  jb <- { u <- resid(m); n <- length(u); s <- mean(u^3) / mean(u^2)^1.5; k <- mean(u^4) / mean(u^2)^2; n / 6 * (s^2 + (k - 3)^2 / 4) }
  out$jarque_bera <- c(jb, pchisq(jb, 2, lower.tail = FALSE))
  tests[[name]] <<- list(formula = text, unit = unit, values = out)
}
g <- read.csv("../panels/grunfeld.csv"); e <- read.csv("../panels/egdi.csv")
panel("grunfeld", g, "firm", "year", "inv ~ value + capital", NULL, "capital")
panel("egdi", e, "iso3", "survey_year", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct", NULL, "internet_users_pct")
# an unbalanced panel made by leaving rows out
gone <- c(1, 2, 25, 47, 48, 49, 101, 160)
ru <- plm(inv ~ value + capital, pdata.frame(g[-gone, ], index = c("firm", "year")), model = "random")
add("r-grunfeld-random-unbalanced", "grunfeld", "inv ~ value + capital", "re", "iid", "plm", coef(ru), se(vcov(ru)), 192,
  list(sigma2_idiosyncratic = ru$ercomp$sigma2[[1]], sigma2_effects = ru$ercomp$sigma2[[2]]), list(drop_rows = gone))
# --- one series: General Motors
gm <- g[g$firm == "General Motors", ]; m <- lm(inv ~ value + capital, gm)
for (k in 0:4) add(paste0("r-gm-newey-west-", k), "grunfeld-gm", "inv ~ value + capital", "ols", paste0("hac:", k), "plm", coef(m),
  se(NeweyWest(m, lag = k, prewhite = FALSE, adjust = FALSE)), nrow(gm))
# --- instruments: the lag of GDP stands for GDP
lagged <- function(d, unit, v, k) ave(d[[v]], d[[unit]], FUN = function(x) c(rep(NA, k), head(x, -k)))
g$l1 <- lagged(g, "firm", "value", 1); g$l2 <- lagged(g, "firm", "value", 2)
for (tag in c("iv", "ivfe")) {
  fe <- if (tag == "ivfe") " + factor(firm)" else ""
  m <- ivreg(as.formula(paste0("inv ~ capital + value", fe, "| capital + l1 + l2", fe)), data = g)
  d <- g[!is.na(g$l2), ]; text <- paste("inv ~ capital", if (tag == "ivfe") "| firm" else "", "| value ~ lag(value, 1) + lag(value, 2)")
  keep <- intersect(c("(Intercept)", "capital", "value"), names(coef(m))); if (tag == "ivfe") keep <- keep[-1]
  s <- summary(m, diagnostics = TRUE)$diagnostics
  st <- list(first_stage_f = s[1, 3], wu_hausman = s[2, 3], sargan = s[3, 3])
  put <- function(label, se_, ssc, v, st = list()) add(paste("r-grunfeld", tag, label, sep = "-"), "grunfeld", text, "iv", se_, ssc, coef(m)[keep], se(v)[keep], nobs(m), st)
  put("iid", "iid", "fixest", vcov(m), st); put("HC0", "HC0", "fixest", sandwich(m))
  if (tag == "iv") { put("HC1", "HC1", "fixest", vcovHC(m, type = "HC1")); put("cluster", "cluster:firm", "stata", vcovCL(m, cluster = d$firm, type = "HC1")) }
  put("cluster0", "cluster:firm", "plm", vcovCL(m, cluster = d$firm, type = "HC0", cadjust = FALSE))
  put("cluster2", "cluster:firm+year", "plm", vcovCL(m, cluster = d[, c("firm", "year")], type = "HC0", cadjust = FALSE))
}
# --- Arellano and Bond's employment equation (their table 4)
data("EmplUK", package = "plm")
write.csv(EmplUK, "../panels/emplu.tmp", row.names = FALSE, quote = FALSE)
file.rename("../panels/emplu.tmp", "../panels/empluk.csv")
ab <- log(emp) ~ lag(log(emp), 1:2) + lag(log(wage), 0:1) + log(capital) + lag(log(output), 0:1) | lag(log(emp), 2:99)
text <- "log(emp) ~ lag(log(emp), 1) + lag(log(emp), 2) + log(wage) + lag(log(wage), 1) + log(capital) + log(output) + lag(log(output), 1) + factor(year)"
names_ <- c("lag(log(emp), 1)", "lag(log(emp), 2)", "log(wage)", "lag(log(wage), 1)", "log(capital)", "log(output)", "lag(log(output), 1)")
for (steps in c("onestep", "twosteps")) {
  z <- pgmm(ab, data = EmplUK, effect = "twoways", model = steps, transformation = "d")
  for (robust in c(FALSE, TRUE)) {
    if (steps == "onestep" && !robust) next  # plm leaves the error variance out of this covariance
    s <- summary(z, robust = robust); k <- s$coefficients[1:7, ]
    b <- k[, 1]; names(b) <- names_
    add(paste("r-empluk", steps, robust, sep = "-"), "empluk", text, "gmm", if (robust) "windmeijer" else "iid", "plm", b, k[, 2], 611,
      list(ar1 = s$m1$statistic[[1]], ar2 = s$m2$statistic[[1]], instruments = ncol(z$W[[1]]),
      # after one step plm weights the first step's scores by the second's weight: another number than Hansen's J
      sargan = if (steps == "twosteps") s$sargan$statistic[[1]] else NA),
      list(steps = if (steps == "onestep") 1 else 2))
  }
}
v <- function(x) as.character(packageVersion(x))
write(toJSON(list(producer = "make_r.R", versions = list(R = as.character(getRversion()), plm = v("plm"), sandwich = v("sandwich"),
  lmtest = v("lmtest"), AER = v("AER"), quantreg = v("quantreg")), cases = cases, tests = tests), digits = 17, auto_unbox = TRUE, pretty = FALSE), "r.json")
cat(length(cases), "cases\n")
