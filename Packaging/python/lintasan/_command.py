"""Runs the command and hands tables to and fro."""
from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Sequence, Union

if TYPE_CHECKING:
    import pandas as pd

Value = Union[str, int, float, bool, Sequence[Any], None]


class LintasanError(RuntimeError):
    """What the command said when it could not do what was asked.

    `returncode` is its exit code: 1 a check found a difference, 64 usage, 65 bad data, 66 input missing,
    69 something needed is not installed, 70 an internal error, 73 cannot create output, 74 read or write failed.
    """

    def __init__(self, message: str, returncode: int) -> None:
        super().__init__(message)
        self.returncode = returncode


class LintasanNote(UserWarning):
    """A note of the command: what was read, assumed, capped or left out."""


def executable() -> str:
    """The command: `LINTASAN` in the environment, or the one that came with this package."""
    return os.environ.get("LINTASAN") or shipped()


def shipped() -> str:
    """The command that came with this package."""
    inside = Path(__file__).resolve().parent / "_tree" / "bin" / "lintasan"
    if not inside.exists():
        raise LintasanError(f"the command is not at {inside}; set LINTASAN to its path", 69)
    for path in (inside, inside.parent.parent / "libexec" / "lintasan"):
        if not os.access(path, os.X_OK):  # some installers drop the mode
            path.chmod(0o755)
    return str(inside)


def words(options: Mapping[str, Value]) -> list[str]:
    """Options as the command writes them: `as_of=2020` is `--as-of 2020`, a list is joined by commas, True is a flag."""
    out: list[str] = []
    for name, value in options.items():
        option = "--" + name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            out.append(option)
        elif isinstance(value, (list, tuple, set, frozenset)):
            out += [option, ",".join(str(one) for one in value)]
        else:
            out += [option, str(value)]
    return out


def run(*arguments: str, table: pd.DataFrame | None = None) -> str:
    """What the command prints.

    `table`, if given, is written to a file that stands for `--data`. Notes of the command become warnings.
    """
    with tempfile.TemporaryDirectory(prefix="lintasan-") as folder:
        command = [executable(), *arguments]
        if table is not None:
            path = os.path.join(folder, "data.csv")
            table.to_csv(path, index=False)
            command += ["--data", path]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8")
    said = [line.removeprefix("lintasan: ") for line in done.stderr.splitlines()]
    if done.returncode:
        text = "\n".join(line for line in said if not line.startswith("note: "))
        raise LintasanError(text or done.stdout.strip() or f"exit code {done.returncode}", done.returncode)
    import warnings

    for line in said:
        if line.startswith("note: "):
            warnings.warn(line.removeprefix("note: "), LintasanNote, stacklevel=4)
    return done.stdout


def frame(text: str) -> pd.DataFrame:
    """A CSV result as a table. Only an empty cell is missing: Namibia's code stays `NA`."""
    import pandas as pd

    return pd.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""])


def table(command: Sequence[str], positional: Sequence[str], data: Any, options: Mapping[str, Value]) -> pd.DataFrame:
    """A command's table."""
    return frame(run(*_arguments(command, positional, data, options, "csv"), table=_given(data)))


def record(command: Sequence[str], positional: Sequence[str], data: Any, options: Mapping[str, Value]) -> Any:
    """A command's JSON."""
    return json.loads(run(*_arguments(command, positional, data, options, "json"), table=_given(data)))


def is_frame(data: Any) -> bool:
    """Whether something is a pandas table. pandas is imported only where one is at hand: the command starts without it."""
    if data is None or isinstance(data, (str, os.PathLike)):
        return False
    import pandas as pd

    return isinstance(data, pd.DataFrame)


def _given(data: Any) -> pd.DataFrame | None:
    return data if is_frame(data) else None


def _arguments(command: Sequence[str], positional: Sequence[str], data: Any, options: Mapping[str, Value],
               form: str) -> list[str]:
    arguments = [*command, *positional, *words(options), "--format", form]
    if data is not None and not is_frame(data):
        arguments += ["--data", os.fspath(data)]
    return arguments
