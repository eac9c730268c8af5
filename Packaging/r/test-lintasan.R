# lintasan.R against R itself. Usage: Rscript test-lintasan.R, with LINTASAN set or the command on PATH.
arguments <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", arguments[startsWith(arguments, "--file=")]))
source(file.path(here, "lintasan.R"))
passed <- 0
check <- function(what, holds) { if (!isTRUE(holds)) stop("failed: ", what); passed <<- passed + 1 }

ranks <- lintasan("rank", index = "egdi", year = 2024)
check("193 countries", nrow(ranks) == 193)
check("ranks are R's", all(ranks$rank == rank(-ranks$score, ties.method = "min")))
check("Indonesia", ranks$rank[ranks$entity == "IDN"] == 64)

frame <- expand.grid(city = c("A", "B", "C", "NA", "E"), year = 2015:2022, stringsAsFactors = FALSE)
frame$x <- frame$year - 2015
frame$score <- 50 + 3 * match(frame$city, unique(frame$city)) + frame$x + (seq_len(nrow(frame)) * 7) %% 4
own <- lintasan("rank", data = frame, entity = "city", time = "year", value = "score", year = 2022)
check("a city called NA", "NA" %in% own$entity)
terms <- lintasan("regress", "score ~ x", data = frame)
fit <- lm(score ~ x, frame)
check("least squares", abs(terms$estimate[terms$term == "x"] - coef(fit)[["x"]]) < 1e-10)
check("errors are errors", inherits(try(lintasan("rank", index = "egdi", year = 1900), silent = TRUE), "try-error"))
cat(passed, "passed, 0 failed\n")
