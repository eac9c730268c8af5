"""Trajectories of e-government rankings, with their uncertainty.

Every function runs the command of its name and returns what it prints: a pandas table, or a dictionary where the command's
result is JSON. Keyword arguments are the command's options (`as_of=2020` is `--as-of 2020`; a list is joined by commas;
`True` is a flag); `data` is a table or the path of a file. `help(lintasan.rank)` names the most used; the command's own
`--help` has all. Notes of the command become warnings of the class `LintasanNote`, errors `LintasanError`.
"""
from __future__ import annotations

import tempfile
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Sequence, Union

from ._command import LintasanError, LintasanNote, is_frame, record, run, table, words

if TYPE_CHECKING:
    import pandas as pd

Data = Union["pd.DataFrame", str, "PathLike[str]", None]
Names = Union[str, Sequence[str]]

__all__ = [
    "LintasanError", "LintasanNote", "audit", "backtest", "compare", "decompose", "forecast", "index_build", "mobility",
    "nowcast", "pemdi_plan", "pemdi_score", "rank", "regress", "report", "run", "sensitivity", "spbe_plan", "spbe_score",
    "target", "uncertainty", "version", "weights",
]


def _joined(names: Names) -> str:
    return names if isinstance(names, str) else ",".join(names)


def version() -> str:
    """The version of the command."""
    return run("--version").strip()


def rank(*, index: str | None = None, data: Data = None, year: int | None = None, top: int | None = None,
         focus: Names | None = None, **options: Any) -> pd.DataFrame:
    """Who stood where: `entity, name, year, score, rank, published_rank, level_with`."""
    return table(["rank"], [], data, dict(index=index, year=year, top=top, focus=focus, **options))


def forecast(*, index: str | None = None, data: Data = None, to: int | None = None, steps: int | None = None,
             focus: Names | None = None, seed: int | None = None, draws: int | None = None,
             **options: Any) -> pd.DataFrame:
    """Forecast scores and ranks with their intervals and chances, one row per entity, survey and variable."""
    return table(["forecast"], [], data,
                 dict(index=index, to=to, steps=steps, focus=focus, seed=seed, draws=draws, **options))


def nowcast(*, index: str | None = None, **options: Any) -> pd.DataFrame:
    """The next survey from what is known since the last one."""
    return table(["nowcast"], [], None, dict(index=index, **options))


def backtest(*, index: str | None = None, data: Data = None, horizons: Sequence[int] | None = None,
             **options: Any) -> pd.DataFrame:
    """Every model beside naive, ex ante: one row per model and horizon."""
    return table(["backtest"], [], data, dict(index=index, horizons=horizons, **options))


def regress(formula: str, *, index: str | None = None, data: Data = None, se: str | None = None,
            **options: Any) -> pd.DataFrame:
    """The terms of a regression: `term, estimate, std_error, statistic, p_value, conf_low, conf_high`.

    The fit itself (`n, r_squared, diagnostics, …`) stands in the table's `attrs["fit"]`.
    """
    fit = record(["regress"], [formula], data, dict(index=index, se=se, **options))
    import pandas as pd

    terms = pd.DataFrame(fit["terms"])
    terms.attrs["fit"] = {key: value for key, value in fit.items() if key != "terms"}
    return terms


def decompose(entity: str, *, index: str | None = None, **options: Any) -> pd.DataFrame:
    """Why a rank changed, or why two entities differ: one row per component; `from_=2018, to=2020`."""
    return table(["decompose"], [entity], None, dict(index=index, **options))


def compare(entities: Names, *, index: str | None = None, data: Data = None, **options: Any) -> pd.DataFrame:
    """Entities side by side."""
    return table(["compare"], [_joined(entities)], data, dict(index=index, **options))


def target(entity: str, *, rank: int | None = None, score: float | None = None, by: int, index: str | None = None,
           data: Data = None, **options: Any) -> Any:
    """What it would take to reach a rank or a score by a year."""
    return record(["target"], [entity], data, dict(index=index, rank=rank, score=score, by=by, **options))


def uncertainty(*, index: str | None = None, data: Data = None, **options: Any) -> pd.DataFrame:
    """How each rank moves with weights, normalisation and aggregation."""
    return table(["uncertainty"], [], data, dict(index=index, **options))


def sensitivity(*, index: str | None = None, data: Data = None, **options: Any) -> pd.DataFrame:
    """Which choice moves the ranks: first-order and total Sobol indices."""
    return table(["sensitivity"], [], data, dict(index=index, **options))


def weights(*, index: str | None = None, data: Data = None, **options: Any) -> pd.DataFrame:
    """What weights the data would give."""
    return table(["weights"], [], data, dict(index=index, **options))


def audit(*, index: str | None = None, data: Data = None, **options: Any) -> Any:
    """How sound an index is."""
    return record(["audit"], [], data, dict(index=index, **options))


def mobility(*, index: str | None = None, data: Data = None, **options: Any) -> pd.DataFrame:
    """How much a ranking moves."""
    return table(["mobility"], [], data, dict(index=index, **options))


def index_build(definition: Union[str, "PathLike[str]"], **options: Any) -> pd.DataFrame:
    """An index from its raw indicators by a definition: `entity, name, time`, every node, `rank`."""
    return table(["index", "build"], [str(definition)], None, options)


def _sheet(command: Sequence[str], sheet: Union[pd.DataFrame, str, "PathLike[str]"], options: dict[str, Any]) -> Any:
    if not is_frame(sheet):
        return record(command, [str(sheet)], None, options)
    with tempfile.TemporaryDirectory(prefix="lintasan-") as folder:
        path = Path(folder) / "sheet.csv"
        sheet.to_csv(path, index=False)
        return record(command, [str(path)], None, options)


def spbe_score(sheet: Union[pd.DataFrame, str, "PathLike[str]"], **options: Any) -> Any:
    """SPBE's index, domains, aspects and predicate from a sheet `indicator, maturity`."""
    return _sheet(["spbe", "score"], sheet, options)


def spbe_plan(sheet: Union[pd.DataFrame, str, "PathLike[str]"], *, target: float, **options: Any) -> Any:
    """The cheapest raises that reach an SPBE index."""
    return _sheet(["spbe", "plan"], sheet, dict(target=target, **options))


def pemdi_score(sheet: Union[pd.DataFrame, str, "PathLike[str]"], **options: Any) -> Any:
    """Pemdi's index, grade and aspects from a sheet `indicator, value`."""
    return _sheet(["pemdi", "score"], sheet, options)


def pemdi_plan(sheet: Union[pd.DataFrame, str, "PathLike[str]"], **options: Any) -> Any:
    """The cheapest levels to complete: `target=2.5`, `grade="Baik"` or `budget=10`."""
    return _sheet(["pemdi", "plan"], sheet, options)


def report(out: Union[str, "PathLike[str]"], *, index: str | None = None, data: Data = None, **options: Any) -> Path:
    """The folder for a meeting; returns its path."""
    given = [] if data is None or is_frame(data) else ["--data", str(data)]
    run("report", *words(dict(index=index, **options)), *given, "--out", str(out),
        table=data if is_frame(data) else None)
    return Path(out)
