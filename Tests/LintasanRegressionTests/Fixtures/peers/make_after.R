# Writes after.json: splines, comparisons and offsets in formulas; predictions, margins, comparison and influence.
# Run: Rscript make_after.R   (R 4.2.2 with splines and stats, sandwich 3.0-2, jsonlite)
library(splines)
library(sandwich)
library(jsonlite)
g <- read.csv("../panels/grunfeld.csv")
e <- read.csv("../panels/egdi.csv")
e <- e[complete.cases(e[, c("osi", "gdp_per_capita_ppp", "internet_users_pct")]), ]
both <- function(fit, names = NULL) {
  s <- coef(summary(fit))
  if (!is.null(names)) rownames(s) <- names
  setNames(lapply(seq_len(nrow(s)), function(i) as.numeric(s[i, 1:2])), rownames(s))
}

formulas <- list()
for (f in c("inv ~ ns(value, df = 3) + capital", "inv ~ bs(capital, df = 5) + value",
            "inv ~ bs(capital, knots = c(100, 400), degree = 2)", "inv ~ ns(value, knots = c(500, 2000))",
            "inv ~ ns(log(value), df = 1)", "inv ~ value + I(capital > 300)", "inv ~ value + I(capital <= 300)",
            "inv ~ (firm == \"IBM\") + value", "inv ~ value + (year != 1940)", "inv ~ value + offset(0.2 * capital)")) {
  m <- lm(as.formula(f), g)
  names <- gsub("(firm == \"IBM\")", "firm == \"IBM\"", names(coef(m)), fixed = TRUE)
  names <- gsub("(year != 1940)", "year != 1940", gsub("^\\(year != 1940\\)", "year != 1940", names), fixed = TRUE)
  formulas[[length(formulas) + 1]] <- list(formula = f, terms = both(m, names), r_squared = summary(m)$r.squared)
}
two <- g
two$firm <- relevel(factor(ifelse(g$firm %in% c("IBM", "US Steel"), "base", g$firm)), "base")
m <- lm(inv ~ value + firm, two)
formulas[[length(formulas) + 1]] <- list(formula = "inv ~ value + i(firm, ref = c(\"IBM\", \"US Steel\"))",
  terms = both(m, sub("^firm", "firm::", names(coef(m)))), r_squared = summary(m)$r.squared)

new <- data.frame(firm = c("IBM", "Goodyear", "General Motors", "IBM"), year = c(1936, 1940, 1950, 1954),
                  value = c(10, 700.5, 4000, 9000), capital = c(50, 200, 1000, 2000))
shown <- function(fit, v = vcov(fit), matrix = NULL, freedom = fit$df.residual, level = 0.95, spread = summary(fit)$sigma^2) {
  x <- if (is.null(matrix)) model.matrix(delete.response(terms(fit)), new, xlev = fit$xlevels) else matrix
  mean <- as.numeric(predict(fit, new))
  se <- sqrt(rowSums((x %*% v) * x))
  q <- qt(1 - (1 - level) / 2, freedom)
  list(fitted = mean, se = se, low = mean - q * se, high = mean + q * se, single_low = mean - q * sqrt(se^2 + spread),
       single_high = mean + q * sqrt(se^2 + spread))
}
own <- function(fit) {
  a <- predict(fit, new, interval = "confidence", se.fit = TRUE)
  b <- suppressWarnings(predict(fit, new, interval = "prediction"))
  list(fitted = a$fit[, 1], se = as.numeric(a$se.fit), low = a$fit[, 2], high = a$fit[, 3], single_low = b[, 2],
       single_high = b[, 3])
}
predictions <- list()
add <- function(formula, se, weights, values)
  predictions[[length(predictions) + 1]] <<- list(formula = formula, se = se, weights = weights, values = lapply(values, as.numeric))
for (f in c("inv ~ value + capital", "inv ~ ns(value, df = 3) + capital", "inv ~ poly(value, 2) + factor(firm)",
            "inv ~ log(value) * firm", "inv ~ bs(capital, df = 4)", "inv ~ scale(value) + I(capital > 300)",
            "inv ~ value + offset(0.2 * capital)"))
  add(f, "iid", NULL, own(lm(as.formula(f), g)))
add("inv ~ value", "iid", "capital", own(lm(inv ~ value, g, weights = capital)))
m <- lm(inv ~ value + capital, g)
add("inv ~ value + capital", "HC1", NULL, shown(m, vcovHC(m, "HC1")))
m <- lm(inv ~ value + capital + factor(firm) + factor(year), g)
add("inv ~ value + capital | firm + year", "iid", NULL, list(fitted = predict(m, new)))

margins <- list()
put <- function(data, formula, estimator, se, variables, at, rows)
  margins[[length(margins) + 1]] <<- list(data = data, formula = formula, estimator = estimator, se = se,
    variables = I(variables), at = at, rows = rows)
delta <- function(value, gradient, v) c(value, sqrt(as.numeric(gradient %*% v %*% gradient)))
m <- lm(inv ~ log(value) * capital + I(capital^2), g)
b <- coef(m) # (Intercept) log(value) capital I(capital^2) log(value):capital
gv <- c(0, mean(1 / g$value), 0, 0, mean(g$capital / g$value))
gc <- c(0, 0, 1, mean(2 * g$capital), mean(log(g$value)))
put("grunfeld", "inv ~ log(value) * capital + I(capital^2)", "ols", "iid", c("value", "capital"), NULL,
    list(delta(sum(gv * b), gv, vcov(m)), delta(sum(gc * b), gc, vcov(m))))
at <- list()
for (k in c(100, 500)) {
  x <- c(0, mean(1 / g$value), 0, 0, mean(k / g$value))
  at[[length(at) + 1]] <- delta(sum(x * b), x, vcovHC(m, "HC1"))
}
put("grunfeld", "inv ~ log(value) * capital + I(capital^2)", "ols", "HC1", "value", "capital=100,500", at)
at <- list()
for (k in c(100, 500)) {
  x <- c(1, mean(log(g$value)), k, k^2, mean(log(g$value)) * k)
  at[[length(at) + 1]] <- delta(sum(x * b), x, vcov(m))
}
put("grunfeld", "inv ~ log(value) * capital + I(capital^2)", "ols", "iid", character(), "capital=100,500", at)
h <- subset(g, firm %in% c("IBM", "Goodyear", "US Steel"))
m <- lm(inv ~ firm * value, h)
b <- coef(m)
rows <- lapply(1:2, function(i) {
  x <- rep(0, 6)
  x[1 + i] <- 1
  x[4 + i] <- mean(h$value)
  delta(sum(x * b), x, vcov(m))
})
put("grunfeld-three", "inv ~ firm * value", "ols", "iid", "firm", NULL, rows)
m <- glm(osi ~ log(gdp_per_capita_ppp) + internet_users_pct, e, family = quasibinomial)
b <- coef(m)
eta <- predict(m)
mu <- plogis(eta)
slope <- mu * (1 - mu)
bend <- slope * (1 - 2 * mu)
x <- model.matrix(m)
bread <- solve(t(x) %*% (x * slope))
score <- x * as.numeric(e$osi - mu)
n <- nrow(x)
v <- bread %*% crossprod(score) %*% bread * n / (n - 3)
rows <- list()
inverse <- 1 / e$gdp_per_capita_ppp
value <- mean(slope * b[2] * inverse)
rows[[1]] <- delta(value, colMeans(bend * b[2] * inverse * x) + c(0, mean(slope * inverse), 0), v)
rows[[2]] <- delta(mean(slope * b[3]), colMeans(bend * b[3] * x) + c(0, 0, mean(slope)), v)
put("egdi", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct", "flogit", "HC1",
    c("gdp_per_capita_ppp", "internet_users_pct"), NULL, rows)

forecast <- function(f) {
  errors <- c()
  for (y in 1945:1954) {
    m <- lm(f, g[g$year < y, ])
    errors <- c(errors, g$inv[g$year == y] - predict(m, g[g$year == y, ]))
  }
  c(sqrt(mean(errors^2)), mean(abs(errors)))
}
comparison <- lapply(list(inv ~ value + capital, inv ~ value, inv ~ value + capital + factor(firm)), forecast)

m <- lm(inv ~ value + capital, g)
influence <- lapply(sort(unique(g$firm)), function(one) {
  w <- coef(lm(inv ~ value + capital, g[g$firm != one, ]))
  d <- coef(m) - w
  list(unit = one, without = as.numeric(w), change = as.numeric(d / sqrt(diag(vcov(m)))),
       distance = as.numeric(d %*% solve(vcov(m)) %*% d / 3))
})
write(toJSON(list(producer = "make_after.R", versions = list(R = R.version.string,
  sandwich = as.character(packageVersion("sandwich"))), formulas = formulas, newdata = new, predictions = predictions,
  margins = margins, comparison = comparison, influence = influence), auto_unbox = TRUE, digits = 17, pretty = TRUE,
  null = "null"), "after.json")
