"""The module against pandas: tables in and out, notes and errors. Run by `make dist-test` on the installed wheel."""
import subprocess
import sys

import pandas as pd
import pytest

import lintasan


def panel():
    rows = [(city, year, 50 + 3 * place + year - 2015 + (place * year) % 4)
            for place, city in enumerate(["A", "B", "C", "NA", "E"]) for year in range(2015, 2023)]
    return pd.DataFrame(rows, columns=["city", "year", "score"])


def test_rank_is_that_of_pandas():
    table = lintasan.rank(index="egdi", year=2024)
    assert list(table.columns[:5]) == ["entity", "name", "year", "score", "rank"]
    assert len(table) == 193
    ours = table.sort_values("entity")["rank"].tolist()
    assert ours == table.sort_values("entity")["score"].rank(method="min", ascending=False).astype(int).tolist()
    assert table.set_index("entity").loc["IDN", "rank"] == 64


def test_a_table_goes_in_as_it_is():
    frame = panel()
    table = lintasan.rank(data=frame, entity="city", time="year", value="score", year=2022)
    expected = frame[frame.year == 2022].set_index("city")["score"].rank(method="min", ascending=False)
    assert {e: int(r) for e, r in zip(table["entity"], table["rank"])} == {e: int(r) for e, r in expected.items()}
    assert "NA" in set(table["entity"])


def test_forecast_names_its_columns():
    table = lintasan.forecast(index="egdi", steps=1, focus=["IDN", "KOR"], draws=500)
    assert {"entity", "time", "median", "lower_80", "upper_80"} <= set(table.columns)
    assert set(table["entity"]) == {"IDN", "KOR"}


def test_regress_is_least_squares():
    frame = panel().rename(columns={"score": "y"})
    frame["x"] = frame["year"] - 2015
    terms = lintasan.regress("y ~ x", data=frame).set_index("term")
    x, y = frame["x"], frame["y"]
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    assert terms.loc["x", "estimate"] == pytest.approx(slope, rel=1e-12)


def test_errors_carry_the_exit_code():
    with pytest.raises(lintasan.LintasanError) as error:
        lintasan.rank(index="egdi", year=1900)
    assert error.value.returncode in (64, 65)
    assert "1900" in str(error.value)


def test_the_command_is_on_path():
    done = subprocess.run([sys.executable, "-m", "lintasan", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == lintasan.version()
