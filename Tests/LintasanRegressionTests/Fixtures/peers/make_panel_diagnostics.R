# Writes panel_diagnostics.json: Wooldridge's tests of serial correlation and Pesaran's CD by plm.
# Run: Rscript make_panel_diagnostics.R   (R 4.2.2, plm 2.6-2, jsonlite)
suppressMessages(library(plm))
library(jsonlite)
data(Grunfeld, package = "plm")
g <- pdata.frame(Grunfeld, index = c("firm", "year"))
within <- plm(inv ~ value + capital, data = g, model = "within")
pool <- plm(inv ~ value + capital, data = g, model = "pooling")
fd <- plm(inv ~ value + capital, data = g, model = "fd")
get <- function(t) list(statistic = unname(t$statistic), p = unname(t$p.value))
write(toJSON(list(producer = "make_panel_diagnostics.R", versions = list(R = R.version.string,
  plm = as.character(packageVersion("plm"))), wooldridge = get(pwfdtest(fd, h0 = "fe")),
  wooldridge_within = get(pwartest(within)), pesaran_cd_within = get(pcdtest(within)), pesaran_cd = get(pcdtest(pool))),
  auto_unbox = TRUE, digits = 17, pretty = TRUE), "panel_diagnostics.json")
