# Writes r.json: exponential smoothing, Theta, ARIMA and the Diebold-Mariano test by R's forecast package.
# Debian 12: apt-get install r-base-core r-cran-forecast r-cran-jsonlite ; Rscript make_r.R
suppressMessages({library(forecast); library(jsonlite)})
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
rows <- read.csv(file.path(here, "../../../../datasets/egdi/scores.csv"))
rows <- rows[rows$flag != "not_surveyed", ]
egdi <- function(c) { r <- rows[rows$iso3 == c, ]; r$egdi[order(r$survey_year)] }
series <- list(Nile = as.numeric(Nile), LakeHuron = as.numeric(LakeHuron), lynx = as.numeric(lynx),
               uspop = as.numeric(uspop), WWWusage = as.numeric(WWWusage), BJsales = as.numeric(BJsales[1:60]))
for (c in c("IDN", "KOR", "DNK", "KEN", "URY")) series[[c]] <- egdi(c)
sd_of <- function(f) as.numeric((f$upper[, 1] - f$mean) / qnorm(0.9))
forms <- list(c("ANN", FALSE), c("AAN", FALSE), c("AAN", TRUE), c("MNN", FALSE), c("MAN", FALSE), c("MAN", TRUE),
              c("MMN", FALSE), c("MMN", TRUE))
out <- list(versions = list(R = paste(R.version$major, R.version$minor, sep = "."),
                            forecast = as.character(packageVersion("forecast"))),
            series = series, ets = list(), chosen = list(), theta = list(), arima = list(), dm = list())
for (name in names(series)) {
  y <- ts(series[[name]])
  for (form in forms) {
    damped <- as.logical(form[2])
    m <- tryCatch(ets(y, model = form[1], damped = damped, bounds = "usual", opt.crit = "lik"), error = function(e) NULL)
    if (is.null(m)) next
    f <- tryCatch(forecast(m, h = 4, level = 80, PI = substr(form[1], 2, 2) != "M"), error = function(e) NULL)
    if (is.null(f)) next
    trend <- substr(form[1], 2, 2)
    out$ets[[length(out$ets) + 1]] <- list(
      series = name, error = substr(form[1], 1, 1), trend = if (damped) paste0(trend, "d") else trend,
      par = as.list(m$par), criterion = -2 * m$loglik, aicc = m$aicc, sigma2 = m$sigma2, mean = as.numeric(f$mean),
      deviation = if (trend == "M") list() else sd_of(f))
  }
  m <- ets(y, bounds = "usual", allow.multiplicative.trend = TRUE)
  out$chosen[[length(out$chosen) + 1]] <- list(series = name, method = m$method, aicc = m$aicc)
  f <- thetaf(y, h = 4, level = 80)
  out$theta[[length(out$theta) + 1]] <- list(series = name, mean = as.numeric(f$mean), deviation = sd_of(f), alpha = f$model$alpha)
  for (order in list(c(0, 1), c(1, 0), c(1, 1), c(2, 0), c(0, 2), c(2, 1), c(2, 2), c(3, 0))) for (drift in c(FALSE, TRUE)) {
    if (length(y) < 20 && sum(order) > 2) next
    m <- tryCatch(Arima(y, order = c(order[1], 1, order[2]), include.drift = drift, method = "ML"), error = function(e) NULL, warning = function(e) NULL)
    if (is.null(m)) next
    f <- forecast(m, h = 3, level = 80)
    out$arima[[length(out$arima) + 1]] <- list(series = name, p = order[1], q = order[2], drift = drift,
      coefficients = I(as.numeric(coef(m))), log_likelihood = m$loglik, aicc = m$aicc, mean = as.numeric(f$mean))
  }
}
set.seed(5)
for (n in c(6, 12, 30)) for (h in 1:3) {
  a <- rnorm(n); b <- rnorm(n) * 1.3
  t <- suppressWarnings(dm.test(a, b, h = h, power = 1))
  out$dm[[length(out$dm) + 1]] <- list(first = a, second = b, horizon = h, statistic = as.numeric(t$statistic),
                                       p_value = as.numeric(t$p.value))
}
writeLines(toJSON(out, digits = 15, auto_unbox = TRUE), file.path(here, "r.json"))
