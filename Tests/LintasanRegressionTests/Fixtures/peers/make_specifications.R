# Writes random specifications over the classic panels of plm and AER with what R says of each: specifications.json.
# Run: Rscript make_specifications.R FOLDER [COUNT] [SEED] [PANELS]   (Debian 12, R 4.2.2: r-cran-plm 2.6-2, r-cran-sandwich 3.0-2,
# r-cran-aer 1.2-10, r-cran-quantreg 5.94, r-cran-lme4 1.1-31, r-cran-systemfit 1.1-28, r-cran-clubsandwich 0.5.8)
# FOLDER gets the panels as CSV and specifications.json; compare_specifications.py runs each of them through lintasan.
suppressMessages({library(plm); library(sandwich); library(lmtest); library(AER); library(quantreg); library(lme4)
  library(systemfit); library(clubSandwich); library(splines); library(jsonlite)})
arguments <- commandArgs(TRUE)
folder <- arguments[1]; wanted <- if (length(arguments) > 1) as.integer(arguments[2]) else 200L
set.seed(if (length(arguments) > 2) as.integer(arguments[3]) else 1L)

# name, unit, time, responses, numbers (those that are positive may be logged), factors, endogenous, instruments
panels <- list(
  list("Grunfeld", "plm", "firm", "year", "inv", c("value", "capital"), "firm", NULL, NULL),
  list("EmplUK", "plm", "firm", "year", c("emp", "wage"), c("wage", "capital", "output", "emp"), "sector", "wage", c("output", "capital")),
  list("Gasoline", "plm", "country", "year", "lgaspcar", c("lincomep", "lrpmg", "lcarpcap"), "country", NULL, NULL),
  list("Produc", "plm", "state", "year", "gsp", c("pcap", "pc", "emp", "unemp", "hwy", "water"), "region", "pcap", c("hwy", "water")),
  list("Cigar", "plm", "state", "year", "sales", c("price", "ndi", "pop", "cpi", "pimin"), NULL, "price", c("pimin", "cpi")),
  list("RiceFarms", "plm", "id", NULL, "goutput", c("size", "seed", "urea", "totlabor", "price", "wage"), c("status", "varieties", "bimas", "region"), "urea", c("price", "wage")),
  list("Wages", "plm", NULL, NULL, "lwage", c("exp", "wks", "ed"), c("bluecol", "south", "smsa", "married", "sex", "union", "black"), NULL, NULL),
  list("Males", "plm", "nr", "year", "wage", c("school", "exper"), c("union", "ethn", "married", "health", "residence"), NULL, NULL),
  list("LaborSupply", "plm", "id", "year", "lnhr", c("lnwg", "kids", "age", "disab"), NULL, "lnwg", c("kids", "age")),
  list("SumHes", "plm", "country", "year", "gdp", c("pop", "sr"), c("opec", "com"), NULL, NULL),
  list("Snmesp", "plm", "firm", "year", c("n", "y"), c("w", "i", "k", "f"), NULL, "w", c("i", "k")),
  list("Parity", "plm", "country", "time", "ls", c("lp", "is", "il", "ld"), NULL, "lp", c("is", "il")),
  list("Hedonic", "plm", "townid", NULL, "mv", c("crim", "zn", "indus", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "blacks", "lstat"), "chas", NULL, NULL),
  list("Crime", "plm", "county", "year", "crmrte", c("prbarr", "prbconv", "polpc", "density", "taxpc", "avgsen"), c("region", "smsa"), "polpc", c("taxpc", "mix")),
  list("Fatalities", "AER", "state", "year", "fatal", c("beertax", "unemp", "income", "miles", "drinkage", "spirits"), c("breath", "jail"), "unemp", c("emppop", "income")),
  list("CigarettesSW", "AER", "state", "year", "packs", c("price", "income", "population", "cpi"), NULL, "price", c("tax", "taxs")),
  list("CASchools", "AER", NULL, NULL, c("read", "math"), c("students", "teachers", "lunch", "computer", "expenditure", "income", "english"), "grades", NULL, NULL),
  list("Guns", "AER", "state", "year", c("violent", "murder"), c("prisoners", "afam", "cauc", "male", "population", "income", "density"), "law", NULL, NULL),
  list("USAirlines", "AER", "firm", "year", "cost", c("output", "price", "load"), "firm", NULL, NULL),
  list("PSID7682", "AER", "id", "year", "wage", c("experience", "weeks", "education"), c("industry", "south", "married", "union", "gender"), NULL, NULL))
names(panels) <- vapply(panels, `[[`, "", 1)
if (length(arguments) > 3) panels <- panels[strsplit(arguments[4], ",")[[1]]]
read <- function(p) {
  e <- new.env(); suppressWarnings(data(list = p[[1]], package = p[[2]], envir = e)); d <- as.data.frame(e[[p[[1]]]])
  d[] <- lapply(d, function(v) if (inherits(v, "pseries")) as.vector(v) else v)
  path <- file.path(folder, paste0(p[[1]], ".csv"))
  if (!file.exists(path)) write.csv(d, path, row.names = FALSE)
  r <- read.csv(path, stringsAsFactors = FALSE, na.strings = c("", "NA"))
  for (f in intersect(names(r), names(d))) {  # levels in the order in which text sorts here and there
    if (is.character(r[[f]])) r[[f]] <- factor(r[[f]], levels = sort(unique(r[[f]]), method = "radix"))
  }
  r
}
cache <- list()
pick <- function(x, n = 1) if (length(x) <= 1) x[seq_len(min(n, length(x)))] else sample(x, min(n, length(x)))
object <- function(l) if (length(l)) l else setNames(list(), character(0))

# Terms of both languages, and the columns that R needs beside those of the file (lags by time, never by row).
lagged <- function(d, p, x, k) {
  key <- paste(d[[p[[3]]]], d[[p[[4]]]]); d[[x]][match(paste(d[[p[[3]]]], d[[p[[4]]]] - k), key)]
}
term <- function(d, p, x) {
  positive <- all(d[[x]] > 0, na.rm = TRUE)
  whole <- !anyNA(d[[x]])
  kinds <- c("plain", "plain", "square", if (!is.null(p[[4]]) && is.numeric(d[[p[[4]]]])) "lead", if (positive) c("log", "log"), if (whole && length(unique(d[[x]])) > 20) c("poly", "ns", "bs"),
    if (!is.null(p[[4]]) && is.numeric(d[[p[[4]]]])) "lag", "over")
  switch(pick(kinds),
    plain = list(x, x), log = list(sprintf("log(%s)", x), sprintf("log(%s)", x)),
    square = list(sprintf("%s + I(%s^2)", x, x), sprintf("%s + I(%s^2)", x, x)),
    poly = list(sprintf("poly(%s, 2)", x), sprintf("poly(%s, 2)", x)),
    ns = list(sprintf("ns(%s, df = 3)", x), sprintf("ns(%s, df = 3)", x)),
    bs = list(sprintf("bs(%s, df = 4)", x), sprintf("bs(%s, df = 4)", x)),
    lag = { k <- pick(1:2); list(sprintf("lag(%s, %d)", x, k), sprintf("LAG%d_%s", k, x)) },
    lead = list(sprintf("lead(%s, 1)", x), sprintf("LEAD1_%s", x)),
    over = { m <- signif(median(d[[x]], na.rm = TRUE), 3); list(sprintf("(%s > %s)", x, m), sprintf("OVER_%s", x), m) })
}
ours <- function(name, d) {  # R's name of a coefficient in ours
  name <- gsub("^I\\((.*)\\)$", "\\1", name)
  name <- gsub("LEAD1_([A-Za-z0-9]+)", "lead(\\1, 1)", name)
  name <- gsub("LAG([0-9])_([A-Za-z0-9]+)", "lag(\\2, \\1)", name)
  name
}
# Dynamic panels by pgmm, in units that are observed without gaps.
dynamic <- function(id) {
  p <- panels[[pick(intersect(names(panels), c("EmplUK", "Cigar", "Produc", "Gasoline", "Grunfeld")))]]
  if (is.null(cache[[p[[1]]]])) cache[[p[[1]]]] <<- read(p)
  d <- cache[[p[[1]]]]; if (is.factor(d[[p[[3]]]])) d[[p[[3]]]] <- as.character(d[[p[[3]]]])
  y <- pick(p[[5]]); x <- pick(setdiff(p[[6]], y)); two <- pick(c("onestep", "twosteps")); deep <- pick(2:5); effects <- pick(c("individual", "twoways"))
  g <- as.formula(sprintf("%s ~ lag(%s, 1) + %s | lag(%s, 2:%d)", y, y, x, y, deep))
  collapse <- runif(1) < 0.7 || p[[1]] != "EmplUK"
  # a general inverse depends on the units of measurement: no reference
  m <- withCallingHandlers(pgmm(g, pdata.frame(d, index = c(p[[3]], p[[4]])), effect = effects, model = two, collapse = collapse), warning = function(w) stop("general inverse"))
  s <- withCallingHandlers(summary(m, robust = TRUE), warning = function(w) stop("general inverse")); b <- s$coefficients
  b <- b[rownames(b) %in% c(sprintf("lag(%s, 1)", y), x), , drop = FALSE]
  args <- c("--entity", p[[3]], "--time", p[[4]], "--gmm-steps", if (two == "onestep") "1" else "2", "--max-lag", deep, if (collapse) "--collapse")
  text <- sprintf("%s ~ lag(%s, 1) + %s%s", y, y, x, if (effects == "twoways") paste(" |", p[[3]], "+", p[[4]]) else "")
  list(id = id, kind = "gmm", data = p[[1]], formula = I(text), estimator = "gmm", se = if (two == "onestep") "HC1" else "windmeijer",
    args = I(as.character(args)), n = NULL,
    terms = lapply(seq_len(nrow(b)), function(i) list(name = ours(rownames(b)[i], d), estimate = b[[i, 1]], error = b[[i, 2]])),
    stats = list(ar2 = s$m2$statistic[[1]]))
}
cases <- list()
build <- function(id) {
  p <- panels[[pick(names(panels))]]
  if (is.null(cache[[p[[1]]]])) cache[[p[[1]]]] <<- read(p)
  d <- cache[[p[[1]]]]
  hasTime <- !is.null(p[[4]]) && is.numeric(d[[p[[4]]]])
  kind <- pick(c("lm", "lm", "lm", "within", "within", "between", "random", "fd", "iv", "iv", "quantile", "mixed", "cr", "sur", "glm", "gmm"))
  if (kind %in% c("within", "between", "random", "fd", "mixed", "cr") && is.null(p[[3]])) kind <- "lm"
  if (kind %in% c("random", "fd", "between") && !hasTime) kind <- "within"
  if (kind == "iv" && is.null(p[[8]])) kind <- "lm"
  if (kind == "gmm") return(dynamic(id))
  args <- character(0)
  if (!is.null(p[[3]]) && hasTime) args <- c(args, "--entity", p[[3]], "--time", p[[4]])
  y <- pick(p[[5]]); yText <- if (all(d[[y]] > 0, na.rm = TRUE) && runif(1) < 0.5) sprintf("log(%s)", y) else y
  if (kind == "glm") { top <- max(d[[y]], na.rm = TRUE) * 1.01; if (min(d[[y]], na.rm = TRUE) < 0) kind <- "lm" else yText <- sprintf("I(%s/%s)", y, signif(top, 4)) }
  xs <- pick(setdiff(p[[6]], c(y, if (kind == "iv") c(p[[8]], p[[9]]))), sample(1:3, 1))
  if (!length(xs)) xs <- pick(setdiff(p[[6]], c(y, if (kind == "iv") p[[8]])), 1)
  made <- lapply(xs, function(x) term(d, p, x))
  left <- vapply(made, `[[`, "", 1); right <- vapply(made, `[[`, "", 2)
  for (t in made) if (length(t) > 2) d[[t[[2]]]] <- as.numeric(d[[sub("^OVER_", "", t[[2]])]] > t[[3]])
  for (r in right) for (l in regmatches(r, gregexpr("LAG[0-9]_[A-Za-z0-9]+", r))[[1]])
    d[[l]] <- lagged(d, p, sub("^LAG[0-9]_", "", l), as.integer(substr(l, 4, 4)))
  for (r in right) if (grepl("^LEAD1_", r)) d[[r]] <- lagged(d, p, sub("^LEAD1_", "", r), -1L)
  if (kind %in% c("lm", "glm", "mixed", "quantile") && length(p[[7]]) && runif(1) < 0.5) {
    g <- pick(p[[7]])
    if (kind != "mixed" || g != p[[3]]) {
      if (is.numeric(d[[g]])) { left <- c(left, sprintf("factor(%s)", g)); right <- c(right, sprintf("factor(%s)", g)) }
      else if (runif(1) < 0.3) {
        ref <- pick(levels(d[[g]])); d[[paste0("REF_", g)]] <- relevel(d[[g]], ref)
        left <- c(left, sprintf("i(%s, ref = \"%s\")", g, ref)); right <- c(right, paste0("REF_", g))
      } else if (runif(1) < 0.4 && kind != "mixed") {
        t <- sprintf("%s*%s", g, xs[1]); left <- c(left, t); right <- c(right, t)
      } else { left <- c(left, g); right <- c(right, g) }
    }
  }
  if (length(xs) > 1 && runif(1) < 0.3 && kind != "fd") { left <- c(left, sprintf("%s:%s", xs[1], xs[2])); right <- c(right, sprintf("%s:%s", xs[1], xs[2])) }
  keep <- rep(TRUE, nrow(d))
  if (runif(1) < 0.3 && kind != "fd") {
    v <- pick(xs); m <- signif(quantile(d[[v]], 0.3, na.rm = TRUE, names = FALSE), 3)
    args <- c(args, "--where", sprintf("%s >= %s", v, m)); keep <- !is.na(d[[v]]) & d[[v]] >= m
  }
  w <- NULL
  if (kind %in% c("lm", "glm") && runif(1) < 0.25) {
    w <- pick(names(Filter(function(v) is.numeric(v) && !anyNA(v) && all(v > 0), d[intersect(names(d), p[[6]])])))
    if (length(w)) args <- c(args, "--weights", w) else w <- NULL
  }
  used <- d[keep, ]; if (!is.null(w)) used$WEIGHT <- used[[w]]
  f <- as.formula(paste(yText, "~", paste(right, collapse = " + ")))
  text <- paste(yText, "~", paste(left, collapse = " + "))
  se <- "iid"; stats <- list(); V <- NULL
  # one row where nothing of the model is missing
  frame <- function(extra = NULL) {
    v <- unique(c(all.vars(f), extra)); q <- droplevels(used[complete.cases(used[, v, drop = FALSE]), ])
    if (nrow(q) < nrow(used) && any(grepl("^(ns|bs|poly)\\(", right))) stop("knots")
    q
  }
  result <- switch(kind,
    lm = {
      m <- if (is.null(w)) lm(f, used) else lm(f, used, weights = WEIGHT)
      if (nobs(m) < nrow(used) && any(grepl("^(ns|bs|poly)\\(", right))) stop("knots")  # R's are those of rows left out too
      row <- as.integer(rownames(model.frame(m)))
      se <- pick(c("iid", "HC0", "HC1", "HC2", "HC3", if (!is.null(p[[3]])) c("cluster", if (hasTime) "double")))
      if (se == "double") {
        k <- d[as.character(row), ]; V <- vcovCL(m, cluster = data.frame(as.character(k[[p[[3]]]]), as.character(k[[p[[4]]]])), type = "HC0", cadjust = FALSE)
        # lintasan repairs what is not positive semi-definite
        if (min(eigen(V)$values) < 0) stop("repaired")
        se <- sprintf("cluster:%s+%s", p[[3]], p[[4]]); args <- c(args, "--ssc", "plm")
      } else if (se == "cluster") { V <- vcovCL(m, cluster = as.character(d[as.character(row), p[[3]]]), type = "HC1"); se <- paste0("cluster:", p[[3]]); args <- c(args, "--ssc", "stata") }
      else V <- if (se == "iid") vcov(m) else vcovHC(m, type = se)
      s <- summary(m); stats <- list(r_squared = s$r.squared, adj_r_squared = s$adj.r.squared, sigma = s$sigma, df_residual = m$df.residual)
      if (is.null(w)) stats$log_likelihood <- as.numeric(logLik(m))
      if (se == "iid" && !is.null(s$fstatistic)) stats$f_statistic <- s$fstatistic[[1]]
      list(coef(m), V, nobs(m), "ols")
    },
    glm = {
      m <- suppressWarnings(if (is.null(w)) glm(f, quasibinomial(), used, control = glm.control(1e-14, 100)) else glm(f, quasibinomial(), used, weights = WEIGHT, control = glm.control(1e-14, 100)))
      se <- "HC0"; list(coef(m), sandwich(m), nobs(m), "flogit")
    },
    quantile = {
      tau <- pick(c(0.1, 0.25, 0.5, 0.75, 0.9)); args <- c(args, "--tau", tau)
      m <- withCallingHandlers(rq(f, tau, used, method = "br"), warning = function(w) if (grepl("nonunique", conditionMessage(w))) stop("nonunique"))
      se <- pick(c("nid", "ker"))  # iid errors take the density as Stata's qreg, not as quantreg
      s <- suppressWarnings(summary(m, se = se, covariance = TRUE))
      list(coef(m), s$cov, nrow(model.frame(m)), "quantile")
    },
    within = {
      effect <- if (hasTime) pick(c("individual", "twoways")) else "individual"
      q <- frame(c(p[[3]], if (hasTime) p[[4]]))
      g <- q[[p[[3]]]]
      x <- model.matrix(f, q)[, -1, drop = FALSE]; r <- model.response(model.frame(f, q))
      dummies <- if (effect == "twoways") model.matrix(~ factor(g) + factor(q[[p[[4]]]])) else model.matrix(~ factor(g))
      if (ncol(dummies) > 700) stop("large")
      if (qr(cbind(dummies, scale(x, scale = FALSE)))$rank < qr(dummies)$rank + ncol(x)) stop("collinear")
      m <- lm(r ~ x + dummies - 1)
      text <- paste(text, "|", if (effect == "twoways") paste(p[[3]], "+", p[[4]]) else p[[3]])
      n <- nobs(m); keepC <- seq_len(ncol(x)); b <- coef(m)[keepC]; names(b) <- colnames(x)
      alone <- sum(table(g) == 1)
      if (alone > 0) stop("singletons")
      se <- pick(c("iid", "HC1", "cluster"))
      if (se == "cluster") {
        # nested effects are not counted, as in fixest and reghdfe
        K <- m$rank - (length(unique(g)) - 1) - if (effect == "twoways") 0 else 0
        V <- vcovCL(m, cluster = g, type = "HC0", cadjust = FALSE) * length(unique(g)) / (length(unique(g)) - 1) * (n - 1) / (n - K)
        se <- paste0("cluster:", p[[3]]); args <- c(args, "--ssc", "fixest")
      } else V <- if (se == "iid") vcov(m) else vcovHC(m, type = "HC1")
      ok <- colnames(V) %in% paste0("x", colnames(x)); V <- as.matrix(V[ok, ok]); if (ncol(x) == 1) dimnames(V) <- list("x", "x")
      names(b) <- colnames(x); V0 <- matrix(NA, length(b), length(b)); V0[!is.na(b), !is.na(b)] <- V; V <- V0
      stats <- list(r_squared = summary(lm(r ~ x + dummies[, -1]))$r.squared)
      list(b, V, n, "ols")
    },
    between = {
      q <- frame(c(p[[3]], p[[4]]))
      m <- plm(f, pdata.frame(q, index = c(p[[3]], p[[4]])), model = "between")
      args <- c(args, "--ssc", "plm"); stats <- list(r_squared = summary(m)$r.squared[[1]])
      list(coef(m), vcov(m), nobs(m), "be")
    },
    random = {
      q <- frame(c(p[[3]], p[[4]]))
      pd <- pdata.frame(q, index = c(p[[3]], p[[4]]))
      m <- plm(f, pd, model = "random"); wi <- plm(f, pd, model = "within")
      se <- pick(c("iid", "cluster"))
      V <- if (se == "iid") vcov(m) else vcovHC(m, method = "arellano", type = "HC0")
      if (se == "cluster") se <- paste0("cluster:", p[[3]])
      args <- c(args, "--ssc", "plm")
      if (se == "iid") {  # plm gives a number where the difference is not positive definite; lintasan says so
        k <- names(coef(wi)); gap <- as.matrix(vcov(wi)) - as.matrix(vcov(m))[k, k]
        if (min(eigen(gap)$values) > 0) stats <- list(hausman = phtest(wi, m)$statistic[[1]])
      }
      stats$sigma2_idiosyncratic <- m$ercomp$sigma2[[1]]; stats$sigma2_effects <- m$ercomp$sigma2[[2]]
      list(coef(m), V, nobs(m), "re")
    },
    fd = {
      q <- frame(c(p[[3]], p[[4]])); times <- sort(unique(q[[p[[4]]]]))
      if (any(diff(times) != 1)) stop("gaps")
      q <- q[order(q[[p[[3]]]], q[[p[[4]]]]), ]
      gap <- ave(q[[p[[4]]]], q[[p[[3]]]], FUN = function(v) c(1, diff(v))); if (any(gap != 1)) stop("gaps")
      m <- plm(f, pdata.frame(q, index = c(p[[3]], p[[4]])), model = "fd")
      args <- c(args, "--drift", "--ssc", "plm"); list(coef(m), vcov(m), nobs(m), "fd")
    },
    iv = {
      end <- setdiff(p[[8]], y); z <- setdiff(p[[9]], c(xs, y)); if (!length(end) || !length(z)) stop("no instrument")
      q <- frame(c(end, z, p[[3]]))
      est <- pick(c("iv", "iv", "liml", "fuller", "ivgmm"))
      X <- cbind(model.matrix(f, q), as.matrix(q[end])); Z <- cbind(model.matrix(f, q), as.matrix(q[z])); r <- model.response(model.frame(f, q))
      text <- paste(text, "|", paste(end, collapse = " + "), "~", paste(z, collapse = " + "))
      n <- length(r); K <- ncol(X); PZ <- qr(Z); if (PZ$rank < ncol(Z)) stop("collinear")
      fit <- function(A) qr.fitted(PZ, A)
      if (est == "ivgmm") {
        b1 <- solve(crossprod(fit(X)), crossprod(fit(X), r)); e <- as.vector(r - X %*% b1)
        S <- crossprod(Z * e); A <- crossprod(Z, X); W <- solve(S); b <- solve(t(A) %*% W %*% A, t(A) %*% W %*% crossprod(Z, r))
        V <- solve(t(A) %*% W %*% A); se <- "HC0"  # S from the first step, as documented
      } else {
        kappa <- 1
        if (est != "iv") {
          Y <- cbind(r, as.matrix(q[end])); X1 <- qr(model.matrix(f, q))
          lambda <- min(eigen(solve(crossprod(Y - fit(Y)), crossprod(qr.resid(X1, Y))))$values); kappa <- lambda - if (est == "fuller") 1 / (n - ncol(Z)) else 0
        }
        H <- X - kappa * (X - fit(X)); b <- solve(crossprod(H, X), crossprod(H, r)); e <- as.vector(r - X %*% b)
        se <- pick(c("iid", "HC0", "HC1"))
        bread <- solve(crossprod(H, X))
        # robust errors of the k-class as linearmodels and ivreg2 take them: by the fits of the first stage
        P <- fit(X); V <- if (se == "iid") bread * sum(e^2) / (n - K) else bread %*% crossprod(P * e) %*% t(bread) * if (se == "HC1") n / (n - K) else 1
        if (est == "iv" && se == "iid") {
          m <- ivreg(as.formula(paste(deparse(f, 500), "+", paste(end, collapse = "+"), "|", paste(c(right, z), collapse = "+"))), data = q)
          g <- summary(m, diagnostics = TRUE)$diagnostics; stats$wu_hausman <- g["Wu-Hausman", "statistic"]; stats$first_stage_f <- g[1, "statistic"]
          if (length(z) > length(end)) stats$sargan <- g["Sargan", "statistic"]
          b <- coef(m)[colnames(X)]; V <- vcov(m)[colnames(X), colnames(X)]
        }
      }
      b <- setNames(as.vector(b), colnames(X)); list(b, V, n, est)
    },
    mixed = {
      ml <- runif(1) < 0.5; slope <- FALSE
      q <- frame(p[[3]]); q$GROUP <- factor(q[[p[[3]]]])
      m <- suppressMessages(suppressWarnings(lmer(as.formula(paste(deparse(f, 500), "+ (1 | GROUP)")), q, REML = !ml, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12)))))
      text <- paste(text, "+ (1 |", p[[3]], ")"); se <- "mixed"
      stats <- list(log_likelihood = as.numeric(logLik(m)), sigma = sigma(m))
      list(fixef(m), as.matrix(vcov(m)), nobs(m), if (ml) "mixed-ml" else "mixed")
    },
    cr = {
      q <- frame(p[[3]]); m <- lm(f, q); if (length(unique(q[[p[[3]]]])) > 200) stop("large")
      if (kappa(model.matrix(m)) > 1e4) stop("scale")  # clubSandwich loses digits there
      type <- pick(c("CR2", "CR3")); se <- paste0(type, ":", p[[3]])
      list(coef(m), as.matrix(vcovCR(m, cluster = q[[p[[3]]]], type = type)), nobs(m), "ols")
    },
    sur = {
      x2 <- pick(setdiff(p[[6]], c(y, xs))); if (!length(x2)) stop("few")
      y2 <- pick(setdiff(c(p[[5]], p[[6]]), c(y, xs, x2))); if (!length(y2)) stop("few")
      g <- as.formula(paste(y2, "~", x2)); q <- used[complete.cases(used[, unique(c(all.vars(f), all.vars(g)))]), ]
      m <- systemfit(list(a = f, b = g), "SUR", data = q, maxiter = 1, control = systemfit.control(methodResidCov = "geomean"))
      text <- c(text, deparse(g)); b <- coef(m); V <- vcov(m); list(b, V, nrow(q), "sur")
    })
  b <- result[[1]]; s <- sqrt(pmax(0, diag(as.matrix(result[[2]]))))
  keepB <- !is.na(b); if (length(s) == sum(keepB) && length(s) < length(b)) { full <- rep(NA, length(b)); full[keepB] <- s; s <- full }
  if (any(!is.finite(s[keepB])) || result[[3]] < 20) stop("degenerate")
  list(id = id, kind = kind, data = p[[1]], formula = I(text), estimator = result[[4]], se = se, args = I(as.character(args)), n = result[[3]],
    terms = lapply(unname(which(keepB)), function(i) list(name = ours(names(b)[i], d), estimate = unname(b[i]), error = unname(s[i]))), stats = object(stats))
}
tried <- 0
while (length(cases) < wanted && tried < 20 * wanted) {
  tried <- tried + 1
  one <- tryCatch(build(sprintf("s%03d", length(cases) + 1)), error = function(e) { if (nzchar(Sys.getenv("TELL"))) message(conditionMessage(e)); NULL })
  if (!is.null(one)) cases[[length(cases) + 1]] <- one
}
versions <- vapply(c("plm", "sandwich", "AER", "quantreg", "lme4", "systemfit", "clubSandwich"), function(v) as.character(packageVersion(v)), "")
write_json(list(producer = "make_specifications.R", R = R.version.string, versions = as.list(versions), cases = cases),
  file.path(folder, "specifications.json"), digits = I(15), auto_unbox = TRUE, pretty = TRUE)
cat(length(cases), "specifications of", tried, "tried\n")
