# Scores of COINr under many settings, for the tests of the chain. Run in this folder: Rscript make_coinr.R
# COINr 1.1.14, R 4.2 or later. Writes data_*.csv, and settings.csv: data set, setting, definition, and one row a unit.
suppressMessages(library(COINr))
stopifnot(packageVersion("COINr") == "1.1.14")
q <- function(...) suppressWarnings(suppressMessages(...))

# Three data sets: ASEM; a small one of four levels with gaps, skew and ties; a wide one of two levels without gaps.
set.seed(20241128)
n <- 40
small <- data.frame(uCode = sprintf("U%02d", 1:n), uName = sprintf("Unit %d", 1:n), Time = 2020,
  Grp = rep(c("a", "b", "c", "d"), 10), Den = round(runif(n, 1, 9), 3))
for (i in 1:9) small[[paste0("v", i)]] <- round(switch(i %% 3 + 1, rexp(n) * 10 + 1, rnorm(n, 50, 9), round(rlnorm(n, 1, 1.3), 1)), 4)
for (i in c(2, 5, 8)) small[sample(n, 5), paste0("v", i)] <- NA
smeta <- rbind(
  data.frame(iCode = paste0("v", 1:9), Type = "Indicator", Level = 1, Weight = c(1, 2, 1, 1, 1, 3, 1, .5, 1),
    Direction = c(1, -1, 1, 1, 1, -1, 1, 1, 1), Parent = c("p1", "p1", "p1", "p2", "p2", "p3", "p3", "p4", "p4"), Denominator = c("Den", rep(NA, 8))),
  data.frame(iCode = paste0("p", 1:4), Type = "Aggregate", Level = 2, Weight = c(1, 2, 1, 1), Direction = 1, Parent = c("s1", "s1", "s2", "s2"), Denominator = NA),
  data.frame(iCode = c("s1", "s2"), Type = "Aggregate", Level = 3, Weight = c(3, 2), Direction = 1, Parent = "idx", Denominator = NA),
  data.frame(iCode = "idx", Type = "Aggregate", Level = 4, Weight = 1, Direction = 1, Parent = NA, Denominator = NA),
  data.frame(iCode = "Grp", Type = "Group", Level = NA, Weight = NA, Direction = NA, Parent = NA, Denominator = NA),
  data.frame(iCode = "Den", Type = "Denominator", Level = NA, Weight = NA, Direction = NA, Parent = NA, Denominator = NA))
m <- 60
wide <- data.frame(uCode = sprintf("W%02d", 1:m), uName = sprintf("Wide %d", 1:m), Time = 2021, Grp = rep(c("x", "y"), m / 2))
f <- rnorm(m)
for (i in 1:12) wide[[paste0("w", i)]] <- round(exp(0.5 * f + rnorm(m) * i / 8) * 20 + 3, 5)
wmeta <- rbind(
  data.frame(iCode = paste0("w", 1:12), Type = "Indicator", Level = 1, Weight = rep(c(1, 1.5), 6), Direction = rep(c(1, 1, -1), 4), Parent = "idx"),
  data.frame(iCode = "idx", Type = "Aggregate", Level = 2, Weight = 1, Direction = 1, Parent = NA),
  data.frame(iCode = "Grp", Type = "Group", Level = NA, Weight = NA, Direction = NA, Parent = NA))
sets <- list(asem = list(ASEM_iData, ASEM_iMeta, "EurAsia_group"), small = list(small, smeta, "Grp"), wide = list(wide, wmeta, "Grp"))

tree <- function(meta, code, indent, leafkeys) {
  out <- character()
  for (r in which(meta$Parent == code & meta$Type %in% c("Indicator", "Aggregate"))) {
    id <- meta$iCode[r]
    if (meta$Type[r] == "Indicator") {
      k <- c(paste0("id: ", id), paste0("weight: ", meta$Weight[r]))
      if (meta$Direction[r] < 0) k <- c(k, "direction: lower")
      if (!is.null(meta$Denominator) && !is.na(meta$Denominator[r])) k <- c(k, paste0("denominator: ", meta$Denominator[r]))
      extra <- leafkeys[[id]]
      out <- c(out, paste0(indent, "- {", paste(c(k, extra), collapse = ", "), "}"))
    } else {
      out <- c(out, paste0(indent, "- id: ", id), paste0(indent, "  weight: ", meta$Weight[r]), paste0(indent, "  components:"), tree(meta, id, paste0(indent, "    "), leafkeys))
    }
  }
  out
}

impute <- list(none = NULL, mean = "i_mean", median = "i_median", gmean = "i_mean_grp", gmedian = "i_median_grp")
iyaml <- function(k, g) switch(k, none = NULL, mean = "impute: mean", median = "impute: median", gmean = paste0("impute: {mean: ", g, "}"), gmedian = paste0("impute: {median: ", g, "}"))
treat <- list(none = NULL,
  five = list(spec = list(), yaml = "treat: winsorise_or_log"),
  one = list(spec = list(f1_para = list(winmax = 1)), yaml = "treat: {winsorise: 1, log: true}"),
  ten = list(spec = list(f1_para = list(winmax = 10)), yaml = "treat: {winsorise: 10, log: true}"),
  logonly = list(spec = list(f1 = "log_CT", f1_para = list(na.rm = TRUE), f2 = NULL), yaml = "treat: {log: true}"),
  plus = list(spec = list(f1_para = list(winmax = 2), f2 = "log_CT_plus"), yaml = "treat: {winsorise: 2, log: mirrored}"),
  strict = list(spec = list(f1_para = list(winmax = 3, skew_thresh = 1, kurt_thresh = 1), f_pass_para = list(na.rm = TRUE, skew_thresh = 1, kurt_thresh = 1)), yaml = "treat: {winsorise: 3, log: true, skewness: 1, kurtosis: 1}"))
norm <- list(
  minmax = list("n_minmax", list(l_u = c(0, 100)), "normalise: {minmax: [0, 100]}"),
  minmax1 = list("n_minmax", list(l_u = c(1, 100)), "normalise: {minmax: [1, 100]}"),
  z = list("n_zscore", list(m_sd = c(0, 1)), "normalise: zscore"),
  z100 = list("n_zscore", list(m_sd = c(100, 10)), "normalise: {zscore: [100, 10]}"),
  max = list("n_dist2max", NULL, "normalise: {distance_to: max}"),
  prank = list("n_prank", NULL, "normalise: percentile"),
  rank = list("n_rank", NULL, "normalise: rank"),
  borda = list("n_borda", NULL, "normalise: borda"))
agg <- list(
  a = list("a_amean", NULL, "arithmetic"), g = list("a_gmean", NULL, "geometric"), h = list("a_hmean", NULL, "harmonic"),
  p = list("a_genmean", list(p = 0.5), "{power: 0.5}"), p2 = list("a_genmean", list(p = -1), "{power: -1}"), c = list("a_copeland", NULL, "copeland"))

plan <- rbind(
  expand.grid(i = "gmean", t = names(treat), n = "minmax", a = "a", thr = NA),
  expand.grid(i = names(impute)[-1], t = "five", n = "minmax", a = "a", thr = NA),
  expand.grid(i = "mean", t = "none", n = names(norm), a = "a", thr = NA),
  expand.grid(i = "median", t = "five", n = c("minmax1", "z100"), a = names(agg), thr = NA),
  expand.grid(i = "none", t = "none", n = c("minmax", "z"), a = "a", thr = c(NA, .6)))
plan <- unique(plan)
rows <- list(); defs <- list(); count <- 0
for (s in names(sets)) {
  d <- sets[[s]]; g <- d[[3]]
  # COINr gets what the file says, to its last digit: ranks hang on ties.
  write.csv(d[[1]], paste0("data_", s, ".csv"), row.names = FALSE, na = "")
  d[[1]] <- read.csv(paste0("data_", s, ".csv"), check.names = FALSE)
  for (k in seq_len(nrow(plan))) {
    p <- lapply(plan[k, ], as.character)
    A <- agg[[p$a]]
    levels <- max(d[[2]]$Level, na.rm = TRUE)
    got <- tryCatch(q({
      coin <- new_coin(d[[1]], d[[2]])
      ds <- "Raw"
      if ("Denominator" %in% names(d[[2]])) { coin <- Denominate(coin, dset = ds); ds <- "Denominated" }
      if (p$i != "none") {
        coin <- if (grepl("grp", impute[[p$i]])) Impute(coin, dset = ds, f_i = impute[[p$i]], use_group = g) else Impute(coin, dset = ds, f_i = impute[[p$i]])
        ds <- "Imputed"
      }
      if (p$t != "none") {
        sp <- treat[[p$t]]$spec
        coin <- if (p$t == "logonly") Treat(coin, dset = ds, global_specs = list(f1_para = list(winmax = 0))) else Treat(coin, dset = ds, global_specs = sp)
        ds <- "Treated"
      }
      N <- norm[[p$n]]
      coin <- Normalise(coin, dset = ds, global_specs = list(f_n = N[[1]], f_n_para = N[[2]]))
      thr <- if (is.na(p$thr)) NULL else as.numeric(p$thr)
      # A Copeland's score is made from normalised ones at the lowest level alone; above are arithmetic means.
      fa <- if (p$a == "c") c("a_copeland", rep("a_amean", levels - 2)) else A[[1]]
      bydf <- if (p$a == "c") c(TRUE, rep(FALSE, levels - 2)) else FALSE
      para <- if (is.null(A[[2]])) NULL else A[[2]]
      if (is.null(para)) Aggregate(coin, dset = "Normalised", f_ag = fa, by_df = bydf, dat_thresh = thr)
      else Aggregate(coin, dset = "Normalised", f_ag = fa, f_ag_para = list(p = para$p), dat_thresh = thr)
    }), error = function(e) NULL)
    if (is.null(got)) next
    out <- get_dset(got, "Aggregated")
    root <- d[[2]]$iCode[which(d[[2]]$Level == levels)]
    name <- paste(s, p$i, p$t, p$n, p$a, p$thr, sep = "_")
    leaf <- c(iyaml(p$i, g), if (p$t != "none") treat[[p$t]]$yaml, norm[[p$n]][[3]])
    needs <- if (is.na(p$thr)) "0.0001" else p$thr
    lowest <- if (p$a == "c") "arithmetic" else A[[3]]
    head <- c("format: lintasan-index/2", "id: root", paste0("data: {scores: data_", s, ".csv, entity: uCode, name: uName, time: Time}"),
      "steps: [denominate, impute, treat, transform]",
      paste0("defaults: {leaves: {", paste(leaf, collapse = ", "), "}, parents: {aggregate: ", lowest, ", needs: ", needs, "}",
        if (p$a == "c") paste0(", ", levels - 2, ": {aggregate: copeland}") else "", "}"), "components:")
    if (p$a == "c" && levels == 2) head[5] <- sub("aggregate: arithmetic", "aggregate: copeland", sub(", 0: .aggregate: copeland.", "", head[5]))
    count <- count + 1
    defs[[count]] <- data.frame(setting = name, definition = paste(c(head, tree(d[[2]], root, "  ", list())), collapse = "\n"))
    rows[[count]] <- data.frame(setting = name, unit = out$uCode, score = out[[root]])
  }
}
write.csv(do.call(rbind, defs), "definitions.csv", row.names = FALSE)
r <- do.call(rbind, rows); r$score <- format(r$score, digits = 15, trim = TRUE); r$score[r$score %in% c("NA", "NaN")] <- ""
write.csv(r, "scores.csv", row.names = FALSE, quote = FALSE)
cat(count, "settings\n")
