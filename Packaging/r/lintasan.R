# Lintasan from R: data frames in and out by the command `lintasan`.
#
#   source("lintasan.R")
#   head(lintasan("rank", index = "egdi", year = 2024))
#   lintasan("forecast", index = "egdi", to = 2030, focus = c("IDN", "KOR"))
#   lintasan("regress", "score ~ x | city", data = my_frame, se = "cluster:city")
#
# The command is found on PATH, or where the environment variable LINTASAN says. Arguments without a name are the command's
# own words; named ones are its options (as_of = 2020 is --as-of 2020); a vector is joined by commas; TRUE is a flag.
# `data` is a data frame or the path of a file. Notes of the command are messages, its errors are errors.

lintasan <- function(command, ..., data = NULL) {
  given <- list(...)
  labels <- names(given)
  if (is.null(labels)) labels <- rep("", length(given))
  words <- strsplit(command, " ", fixed = TRUE)[[1]]
  for (i in seq_along(given)) if (labels[i] == "") words <- c(words, as.character(given[[i]]))
  for (i in seq_along(given)) {
    value <- given[[i]]
    if (labels[i] == "" || is.null(value) || identical(value, FALSE)) next
    option <- paste0("--", gsub("[._]", "-", sub("[._]$", "", labels[i])))
    if (identical(value, TRUE)) words <- c(words, option)
    else words <- c(words, option, paste(format_value(value), collapse = ","))
  }
  if (is.data.frame(data)) {
    file <- tempfile("lintasan-", fileext = ".csv")
    on.exit(unlink(file), add = TRUE)
    utils::write.csv(data, file, row.names = FALSE, na = "", fileEncoding = "UTF-8")
    words <- c(words, "--data", file)
  } else if (!is.null(data)) {
    words <- c(words, "--data", as.character(data))
  }
  if (!any(c("out", "output", "format") %in% labels)) words <- c(words, "--format", "csv")
  text <- lintasan_run(words)
  if (any(c("out", "output", "format") %in% labels)) return(invisible(paste(text, collapse = "\n")))
  # Only an empty cell is missing: Namibia's code stays NA as a text.
  utils::read.csv(text = text, na.strings = "", check.names = FALSE, stringsAsFactors = FALSE, encoding = "UTF-8")
}

# Numbers with all their digits, whole ones without an exponent.
format_value <- function(value) {
  if (is.numeric(value)) vapply(value, function(x) format(x, digits = 17, scientific = FALSE, trim = TRUE), "")
  else as.character(value)
}

# The lines that the command prints. Nothing of it passes a shell unquoted.
lintasan_run <- function(words) {
  tool <- Sys.getenv("LINTASAN", unset = Sys.which("lintasan"))
  if (tool == "") stop("lintasan is not on PATH; set the environment variable LINTASAN to its path", call. = FALSE)
  said <- tempfile("lintasan-")
  on.exit(unlink(said))
  text <- suppressWarnings(system2(tool, shQuote(words), stdout = TRUE, stderr = said))
  status <- attr(text, "status")
  notes <- sub("^lintasan: ", "", readLines(said, warn = FALSE, encoding = "UTF-8"))
  if (!is.null(status) && status != 0) {
    stop(paste(notes[!startsWith(notes, "note: ")], collapse = "\n"), call. = FALSE)
  }
  for (note in notes[startsWith(notes, "note: ")]) message(note)
  Encoding(text) <- "UTF-8"
  text
}
