#!/usr/bin/env python3
"""Makes databases of SQLite with Python's own module: panel.sqlite with two tables and a view, ahead.sqlite whose changes are
written ahead (its -wal file holds the second row and is kept beside it).

    python3 make_database.py FOLDER
"""
import pathlib
import shutil
import sqlite3
import sys
import tempfile

folder = pathlib.Path(sys.argv[1])
with tempfile.TemporaryDirectory() as name:
    place = pathlib.Path(name)
    base = sqlite3.connect(place / "panel.sqlite")
    base.executescript('''
      CREATE TABLE scores (id INTEGER, code TEXT, year INTEGER, score REAL, "a ""note""" TEXT);
      INSERT INTO scores VALUES (123456789012345678, '007', 2020, 0.1, NULL), (2, 'NA', 2022, 9e999, ''), (3, 'C', 2024, -2.5, 'é');
      CREATE TABLE pictures (name TEXT, picture BLOB);
      INSERT INTO pictures VALUES ('none', NULL), ('one', x'00ff');
      CREATE VIEW names AS SELECT name FROM pictures;
    ''')
    base.close()
    ahead = sqlite3.connect(place / "ahead.sqlite")
    ahead.execute("PRAGMA journal_mode = WAL")
    ahead.executescript("CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1); PRAGMA wal_checkpoint(TRUNCATE);")
    ahead.execute("INSERT INTO t VALUES (2)")
    ahead.commit()
    for file in ("panel.sqlite", "ahead.sqlite", "ahead.sqlite-wal"):
        shutil.copy(place / file, folder / file)
    ahead.close()
