#!/usr/bin/env python3
"""Datasette shows a ledger untouched: it opens, finds the full-text index and the foreign keys, and the places have coordinates."""

import asyncio
import os
import subprocess
import sys
import tempfile

try:
    from datasette.app import Datasette
except ImportError:
    print("datasette is not installed")
    sys.exit(77)

program, source = sys.argv[1:3]


async def rows(shown, path):
    answer = await shown.client.get(path)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
    return answer.json()


async def look(ledger):
    shown = Datasette([ledger])
    database = shown.get_database("ledger")
    assert await database.fts_table("article") == "article_text", "the full-text index of article is not found"
    keys = {key["column"] for key in await database.foreign_keys_for_table("event_claim")}
    assert keys == {"event", "claim"}, f"foreign keys of event_claim: {keys}"
    found = await rows(shown, "/ledger/article.json?_search=convoy&_shape=objects&_size=5")
    assert found["rows"], "a search finds nothing"
    for table in ("event", "place"):
        columns = await database.table_columns(table)
        assert {"latitude", "longitude"} <= set(columns), f"{table} has no coordinates"
    for table in await database.table_names():
        if not table.startswith("article_text"):
            await rows(shown, f"/ledger/{table}.json?_size=1")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "ledger.db")
    subprocess.run([program, "add", path, f"{source}/demo/articles", "--dictionary", f"{source}/demo/dictionary.txt", "--quiet"], check=True)
    asyncio.run(look(path))
    verified = subprocess.run([program, "verify", path], stdout=subprocess.DEVNULL).returncode
    assert verified == 0, "the ledger does not verify after it was shown"
print("datasette: 1 passed")
