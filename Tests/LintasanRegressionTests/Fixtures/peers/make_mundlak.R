# Writes mundlak.json: correlated random effects with the regressors' means or values, by plm's Swamy-Arora GLS.
# Run: Rscript make_mundlak.R   (R 4.2.2, plm 2.6-2, sandwich 3.0-2, jsonlite)
library(plm)
library(jsonlite)
g <- read.csv("../panels/grunfeld.csv")
e <- read.csv("../panels/egdi.csv")
e <- e[complete.cases(e[, c("osi", "gdp_per_capita_ppp", "internet_users_pct")]), ]
cases <- list()
# GLS with the variance components of the model without the means: both span the same between and within regressions.
add <- function(id, data, formula, estimator, frame, unit, y, x, extra, names) {
  n <- table(frame[[unit]])[as.character(frame[[unit]])]
  short <- x
  colnames(short) <- paste0("x", seq_len(ncol(x)))
  plain <- plm(reformulate(colnames(short), "y"), pdata.frame(data.frame(y = y, short, u = frame[[unit]], t = frame[[3]]),
               index = c("u", "t")), model = "random", random.method = "swar")
  s2 <- ercomp(plain)$sigma2
  theta <- 1 - sqrt(s2[["idios"]] / (as.numeric(n) * s2[["id"]] + s2[["idios"]]))
  part <- function(v) v - theta * ave(v, frame[[unit]])
  d <- cbind("(Intercept)" = 1, x, extra)
  z <- apply(d, 2, part)
  b <- solve(crossprod(z), crossprod(z, part(y)))
  r <- part(y) - z %*% b
  k <- ncol(z)
  bread <- solve(crossprod(z))
  v <- bread * sum(r^2) / (nrow(z) - k)
  q <- (k - ncol(extra) + 1):k
  score <- rowsum(z * as.numeric(r), frame[[unit]])
  units <- nrow(score)
  cl <- bread %*% crossprod(score) %*% bread * units / (units - 1) * (nrow(z) - 1) / (nrow(z) - k)
  f <- function(m) as.numeric(t(b[q]) %*% solve(m[q, q]) %*% b[q] / length(q))
  cases[[length(cases) + 1]] <<- list(id = id, data = data, formula = formula, estimator = estimator,
    terms = setNames(lapply(1:k, function(i) c(b[i], sqrt(v[i, i]), sqrt(cl[i, i]))), colnames(d)), f_iid = f(v),
    f_cluster = f(cl), q = length(q))
}
g$t <- g$year
x <- as.matrix(g[, c("value", "capital")])
mean <- apply(x, 2, function(v) ave(v, g$firm))
colnames(mean) <- c("mean(value)", "mean(capital)")
add("grunfeld mundlak", "grunfeld", "inv ~ value + capital", "mundlak", g[, c("firm", "inv", "t")], "firm", g$inv, x, mean)
wide <- do.call(cbind, lapply(c("value"), function(v) {
  m <- sapply(c(1935, 1945, 1954), function(y) ave(ifelse(g$year == y, g[[v]], 0), g$firm, FUN = sum))
  colnames(m) <- paste0(v, "[", c(1935, 1945, 1954), "]")
  m
}))
three <- g$year %in% c(1935, 1945, 1954)
h <- g[three, ]
add("grunfeld chamberlain", "grunfeld-three-years", "inv ~ value", "chamberlain", h[, c("firm", "inv", "t")], "firm", h$inv,
    as.matrix(h[, "value", drop = FALSE]), wide[three, ])
x <- cbind("log(gdp_per_capita_ppp)" = log(e$gdp_per_capita_ppp), internet_users_pct = e$internet_users_pct)
mean <- apply(x, 2, function(v) ave(v, e$iso3))
colnames(mean) <- paste0("mean(", colnames(x), ")")
add("egdi mundlak", "egdi", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct", "mundlak",
    e[, c("iso3", "osi", "survey_year")], "iso3", e$osi, x, mean)
write(toJSON(list(producer = "make_mundlak.R", versions = list(R = R.version.string,
  plm = as.character(packageVersion("plm"))), cases = cases), auto_unbox = TRUE, digits = 17, pretty = TRUE),
  "mundlak.json")
