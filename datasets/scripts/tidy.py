"""What the two builders share: reading and writing the project's CSV form (UTF-8, comma, LF, RFC 4180)."""
import csv
import io
from pathlib import Path


def read_rows(path, delimiter=","):
    """Rows of a CSV as dictionaries; headers and cells lose the blanks around them, a byte order mark is dropped."""
    text = Path(path).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    head = [cell.strip() for cell in rows[0]]
    found = []
    for line, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(head):
            raise SystemExit(f"{Path(path).name}: row {line} has {len(row)} cells, its header {len(head)}")
        found.append(dict(zip(head, (cell.strip() for cell in row))))
    return found


def write_rows(path, columns, rows):
    """Writes dictionaries as CSV, columns in the order given; every row must hold exactly these columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="raise")
    writer.writeheader()
    for row in rows:
        missing = [c for c in columns if c not in row]
        if missing:
            raise SystemExit(f"{Path(path).name}: a row lacks {missing}: {row}")
        writer.writerow(row)
    Path(path).write_bytes(out.getvalue().encode("utf-8"))
    print(f"{Path(path).name}: {len(rows)} rows")
