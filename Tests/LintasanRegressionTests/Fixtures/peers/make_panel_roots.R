# Writes panel_roots.json: unit roots by plm, Pedroni's and Westerlund's statistics by formulas written out here.
# purtest with dfcor = TRUE: its t-statistics then have the degrees of freedom of Im, Pesaran and Shin.
# Run: Rscript make_panel_roots.R   (R 4.2.2, plm 2.6-2, jsonlite)
suppressMessages(library(plm))
library(jsonlite)
data(Grunfeld, package = "plm")
g <- pdata.frame(Grunfeld, index = c("firm", "year"))
quiet <- function(x) suppressWarnings(x)
cases <- list()
add <- function(test, variable, lags, trend, value) {
  cases[[length(cases) + 1]] <<- list(test = test, variable = variable, lags = lags, trend = trend, value = unname(value))
}
for (v in c("inv", "value", "capital")) for (lags in 0:2) for (trend in c(FALSE, TRUE)) {
  exo <- if (trend) "trend" else "intercept"
  s <- split(Grunfeld[[v]], Grunfeld$firm)
  frame <- as.data.frame(s)
  w <- quiet(purtest(frame, test = "ips", exo = exo, lags = lags, dfcor = TRUE))
  add("ips_w", v, lags, trend, w$statistic$statistic)
  add("ips_tbar", v, lags, trend, mean(sapply(w$idres, function(x) x$trho)))
  m <- quiet(purtest(frame, test = "madwu", exo = exo, lags = lags, dfcor = TRUE, p.approx = "MacKinnon1994"))
  add("fisher", v, lags, trend, m$statistic$statistic)
  if (lags > 0) for (truncated in c(FALSE, TRUE)) {
    c <- quiet(cipstest(g[[v]], lags = lags, type = if (trend) "trend" else "drift", model = "cmg", truncated = truncated))
    add(if (truncated) "cips_truncated" else "cips", v, lags, trend, c$statistic)
  }
}
# Bartlett's window: twice the sum of weighted products over the length gives the long-run part.
half <- function(x, k) if (k == 0) 0 else sum(sapply(1:k, function(s) (1 - s / (k + 1)) * sum(x[(s + 1):length(x)] * x[1:(length(x) - s)]))) / length(x)
window <- function(n) floor(4 * (n / 100)^(2 / 9) + 1e-12)
panel <- lapply(split(Grunfeld, Grunfeld$firm), function(d) list(y = d$inv, x = as.matrix(d[, c("value", "capital")])))
pedroni <- function(panel, lags, trend) {
  n <- length(panel); big <- length(panel[[1]]$y); k <- window(big)
  parts <- lapply(panel, function(d) {
    t <- seq_along(d$y)
    e <- unname(residuals(if (trend) lm(d$y ~ d$x + t) else lm(d$y ~ d$x)))
    eta <- residuals(lm(diff(d$y) ~ diff(d$x) - 1))
    l11 <- mean(eta^2) + 2 * half(eta, k)
    before <- head(e, -1); de <- diff(e)
    mu <- residuals(lm(e[-1] ~ before - 1))
    lambda <- half(mu, k); s2 <- mean(mu^2)
    rows <- (lags + 1):length(de)
    left <- de[rows]; right <- e[rows]
    if (lags > 0) {
      z <- sapply(1:lags, function(l) de[rows - l])
      left <- residuals(lm(left ~ z - 1)); right <- residuals(lm(right ~ z - 1))
    }
    star <- mean(residuals(lm(left ~ right - 1))^2)
    list(l11 = l11, a = sum(before^2), b = sum(before * de - lambda), sigma = s2 + 2 * lambda, star = star,
      pa = sum(right^2), pb = sum(left * right))
  })
  get <- function(name) sapply(parts, function(p) p[[name]])
  l <- get("l11"); a <- get("a"); b <- get("b"); sigma <- get("sigma"); star <- get("star"); pa <- get("pa"); pb <- get("pb")
  c(panel_v = big^2 * n^1.5 / sum(a / l), panel_rho = big * sqrt(n) * sum(b / l) / sum(a / l),
    panel_pp = sum(b / l) / sqrt(mean(sigma / l) * sum(a / l)), panel_adf = sum(pb / l) / sqrt(mean(star / l) * sum(pa / l)),
    group_rho = big / sqrt(n) * sum(b / a), group_pp = sum(b / sqrt(sigma * a)) / sqrt(n),
    group_adf = sum(pb / sqrt(star * pa)) / sqrt(n))
}
westerlund <- function(panel, lags, trend) {
  n <- length(panel)
  parts <- lapply(panel, function(d) {
    big <- length(d$y); k <- window(big); t <- (lags + 2):big
    dy <- c(NA, diff(d$y)); dx <- rbind(NA, diff(d$x))
    z <- cbind(1, if (trend) t, d$x[t - 1, ])
    if (lags > 0) z <- cbind(z, sapply(1:lags, function(l) dy[t - l]))
    own <- ncol(z)
    for (j in seq_len(ncol(d$x))) for (l in 0:lags) z <- cbind(z, dx[t - l, j])
    level <- d$y[t - 1]
    full <- lm(dy[t] ~ level + z - 1)
    b <- coef(full)
    alpha <- b[1]; se <- sqrt(diag(vcov(full)))[1]
    u <- dy[t] - level * alpha - z[, 1:own] %*% b[2:(own + 1)]
    changes <- diff(d$y); if (trend) changes <- changes - mean(changes)
    one <- sqrt((mean(u^2) + 2 * half(u, k)) / (mean(changes^2) + 2 * half(changes, k)))
    list(alpha = alpha, t = alpha / se, one = one, df = df.residual(full), rss = sum(residuals(full)^2),
      top = sum(residuals(lm(level ~ z - 1)) * residuals(lm(dy[t] ~ z - 1))) / one, bottom = sum(residuals(lm(level ~ z - 1))^2))
  })
  get <- function(name) sapply(parts, function(p) unname(p[[name]]))
  alpha <- sum(get("top")) / sum(get("bottom")); df <- mean(get("df"))
  c(gt = mean(get("t")), ga = mean(get("df") * get("alpha") / get("one")),
    pt = alpha / sqrt(mean(get("rss") / df / get("one")^2) / sum(get("bottom"))), pa = df * alpha)
}
for (lags in 0:2) for (trend in c(FALSE, TRUE)) {
  p <- pedroni(panel, lags, trend)
  for (name in names(p)) add(paste0("pedroni_", name), "inv", lags, trend, p[name])
  w <- westerlund(panel, lags, trend)
  for (name in names(w)) add(paste0("westerlund_", name), "inv", lags, trend, w[name])
}
write(toJSON(list(producer = "make_panel_roots.R", versions = list(R = R.version.string,
  plm = as.character(packageVersion("plm"))), cases = cases), auto_unbox = TRUE, digits = 17), "panel_roots.json")
# Not in the fixture: the package pco 1.0.1 gives the same group rho and group PP of one regressor (see the test's comment).
