#!/usr/bin/env python3
"""The interface of `sayso serve` answers what it says it answers, keeps answering when the ledger goes bad, and loses nothing."""

import concurrent.futures
import csv
import http.client
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import xml.etree.ElementTree

program, source = sys.argv[1:3]
failed = passed = 0


def check(sentence, good, seen=""):
    global failed, passed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAILED: {sentence}: {str(seen)[:300]}")


class Server:
    def __init__(self, ledger, *options):
        self.process = subprocess.Popen([program, "serve", ledger, "--port", "0", "--show-token", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        address, bearer = self.process.stdout.readline(), self.process.stdout.readline()
        self.port, self.once = re.match(r"http://[^:]+:(\d+)/\?token=([0-9a-f]+)", address).groups()
        self.bearer = bearer.split()[-1]

    def ask(self, path, method="GET", body=None, **headers):
        """Status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", int(self.port), timeout=30)
        sent = {"Authorization": f"Bearer {self.bearer}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {name: value for name, value in sent.items() if value is not None})
        answer = connection.getresponse()
        seen = answer.status, answer.headers, answer.read()
        connection.close()
        return seen

    def api(self, path, **more):
        return self.ask("/api/v1/" + path, **more)

    def json(self, path):
        status, _, body = self.api(path)
        assert status == 200, (path, status, body[:300])
        return json.loads(body)

    def post(self, path, entry):
        return self.api(path, method="POST", body=json.dumps(entry), Content_Type="application/json")

    def stop(self, by=signal.SIGINT):
        self.process.send_signal(by)
        return self.process.wait(20)


def sayso(*words):
    return subprocess.run([program, *words], capture_output=True, text=True)


# ---- the description ----

def examples(server):
    """A value for each parameter that the demo ledger knows."""
    event = server.json("events?limit=1")["rows"][0]
    return {"since": "2026-11-01", "until": "2026-11-30", "country": "XKV", "actor": "front", "type": "ASSAULT", "speaker": "doctor", "stance": "certain",
            "about": "convoy", "article": server.json("articles?limit=1")["rows"][0]["id"], "event": event["id"], "story": event["story"],
            "dispute": server.json("disputes?limit=1")["rows"][0]["id"], "outlet": "Dorvan Herald", "q": "convoy", "limit": "3", "cursor": "o1",
            "as_of": "2026-11-17", "policy": "rep", "unknown": "1", "day": "2026-11-16", "kind": "claim"}


def fits(value, schema, described):
    """The part of JSON Schema that the description uses."""
    schema = described["components"]["schemas"][schema["$ref"].split("/")[-1]] if "$ref" in schema else schema
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    python = {"string": str, "integer": int, "number": (int, float), "null": type(None), "object": dict, "array": list, "boolean": bool}
    if kinds and not any(isinstance(value, python[kind]) for kind in kinds):
        return f"{value!r} is none of {kinds}"
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        return f"{value!r} is not as it has to be"
    if isinstance(value, dict) and "properties" in schema:
        wrong = set(schema.get("required", [])) - set(value) or (schema.get("additionalProperties") is False and set(value) - set(schema["properties"]))
        return f"keys: {wrong}" if wrong else next(filter(None, (fits(value[key], inner, described) for key, inner in schema["properties"].items() if key in value)), None)
    if isinstance(value, list) and "items" in schema:
        return next(filter(None, (fits(item, schema["items"], described) for item in value)), None)
    return None


def description(server):
    described = server.json("openapi.json")
    values = examples(server)
    every = {name for name in described["components"]["parameters"] if name != "id"}
    need = {"/search": "q=convoy"}
    for path, entry in described["paths"].items():
        names = {parameter["$ref"].split("/")[-1] for parameter in entry["get"]["parameters"]} - {"id"}
        kind = path.split("/")[1]
        values["columns"] = next(iter(described["components"]["schemas"].get(kind.split(".")[0], {}).get("properties", ["id"])))
        one = values["event"] if kind == "why" else server.json(f"{kind}?limit=1")["rows"][0]["id"] if "{id}" in path else ""
        address, base = path[1:].replace("{id}", one), need.get(path, "")
        status, headers, body = server.api(f"{address}?{base}")
        expected, media = next(iter(entry["get"]["responses"]["200"]["content"].items()))
        check(f"{path} answers", status == 200 and headers["Content-Type"].split(";")[0] == expected, (status, headers["Content-Type"], body))
        if "json" in expected and expected != "application/jsonl":
            wrong = fits(json.loads(body), media["schema"], described)
            check(f"{path} answers as described", not wrong, wrong)
            if "columns" in names:
                rows, columns = json.loads(body)["rows"], list(described["components"]["schemas"][kind.split(".")[0]]["properties"])
                check(f"{path} gives all columns", not rows or list(rows[0]) == columns, rows[:1])
        for name in sorted(every):
            status, _, body = server.api(f"{address}?{base}{'&' if base else ''}{name}={urllib.parse.quote(values[name])}") if f"{name}=" not in base else (200, None, b"")
            known = b"No parameter" not in body
            check(f"{path} takes {name} only where it says so", known == (name in names) and status == (200 if known else 400), (status, body))
    described_lists = {path[1:] for path in described["paths"] if path.count("/") == 1}
    for name in ("articles", "figures", "ratings", "brief", "why/x", "nothing", "events.xml", "", "events/", "why/a/b"):
        status, headers, _ = server.api(name)
        check(f"{name or 'the root'} is described or not there", name in described_lists or status == 404, status)
    same = subprocess.run([sys.executable, f"{source}/tools/make_openapi.py", program, "--check"], capture_output=True, text=True)
    check("the description is as the program answers", same.returncode == 0, same.stdout + same.stderr)
    try:
        from openapi_spec_validator import validate
    except ImportError:
        print("openapi_spec_validator is not installed: the description is not validated")
        return
    try:
        validate(described)
        check("the description is valid OpenAPI", True)
    except Exception as problem:
        check("the description is valid OpenAPI", False, problem)


# ---- formats, cursors, tags ----

def formats(server):
    rows = server.json("events?limit=1000")["rows"]
    lines = server.api("events.jsonl")[2].decode().splitlines()
    check("JSON lines are the rows of the list", [json.loads(line) for line in lines] == rows)
    status, headers, body = server.api("events.csv")
    table = list(csv.DictReader(io.StringIO(body.decode())))
    check("CSV has the rows of the list", [row["id"] for row in table] == [row["id"] for row in rows], body)
    check("CSV is a file to keep", headers["Content-Disposition"] == 'attachment; filename="events.csv"', headers)
    for what in ("events", "claims", "places"):
        collection = json.loads(server.api(f"{what}.geojson")[2])
        check(f"{what} as GeoJSON has a feature a row", len(collection["features"]) == server.json(what)["total"], len(collection["features"]))
        for feature in collection["features"]:
            geometry, place = feature["geometry"], feature["properties"]
            located = place["latitude"] is not None and place["precision"] != "country"
            good = geometry == {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]} if located else geometry is None
            check(f"a feature of {what} has the point of its row, and none for a country", good, feature)
    atom = "{http://www.w3.org/2005/Atom}"
    for what in ("articles", "events", "disputes", "stories"):
        feed = xml.etree.ElementTree.fromstring(server.api(f"{what}.atom")[2])
        entries = feed.findall(f"{atom}entry")
        check(f"{what} as Atom has an entry a row", len(entries) == min(100, server.json(what)["total"]), len(entries))
        for entry in [feed, *entries]:
            check(f"{what}: an entry has what Atom wants", all(entry.find(atom + name) is not None for name in ("id", "title", "updated")), entry)
        kinds = {"articles": "article", "events": "event", "disputes": "dispute", "stories": "story"}
        link = entries[0].find(f"{atom}link").get("href")
        check(f"{what}: an entry leads to the page", link.startswith(f"http://127.0.0.1:{server.port}/{kinds[what]}/"), link)
    check("disputes have no GeoJSON", server.api("disputes.geojson")[0] == 400)
    check("places have no Atom", server.api("places.atom")[0] == 400)


def cursors(server):
    for what in ("articles", "claims", "events", "actors", "places", "dyads", "coverage"):
        whole, walked, cursor = server.json(f"{what}?limit=1000"), [], ""
        while cursor is not None:
            page = server.json(f"{what}?limit=7{cursor and '&cursor=' + cursor}")
            walked += page["rows"]
            cursor = page["next"]
        check(f"{what}: pages give the rows of the whole", walked == whole["rows"] and len(walked) == whole["total"], len(walked))
    for wrong in ("1", "o", "o-1", "o1x", "x"):
        check(f"{wrong} is no cursor", server.api(f"events?cursor={wrong}")[0] == 400)


def columns(server):
    whole = server.json("events?limit=1000")
    slim = server.json("events?limit=25000&columns=place,id,first_day")
    check("chosen columns come in the order asked for", list(slim["rows"][0]) == ["place", "id", "first_day"], slim["rows"][0])
    check("and are those of the whole rows", slim["rows"] == [{name: row[name] for name in ("place", "id", "first_day")} for row in whole["rows"]])
    check("of as many", slim["total"] == whole["total"])
    check("a CSV has them, too", server.api("events.csv?columns=type,id&policy=con")[2].startswith(b"type,id\r\n"))
    check("few columns may go on", server.json("claims?columns=id&limit=2&cursor=o2")["rows"] == [{"id": row["id"]} for row in server.json("claims?limit=4")["rows"][2:]])
    for wrong in ("nothing", "id,id", "id,", ",", "e.id", "id%22,%22type", "*", "rowid"):
        check(f"{wrong} is no column", server.api(f"events?columns={wrong}")[0] == 400)
    check("many rows are of few columns", server.api("events?limit=25000")[0] == server.api("events?limit=25001&columns=id")[0] == 400)
    many = ",".join(list(whole["rows"][0])[:21])
    check("21 columns are not few", server.api(f"events?limit=10001&columns={many}")[0] == 400)


def tags(server, ledger):
    for path in ("events?limit=2", "status", "brief", "search?q=convoy", "openapi.json"):
        status, headers, _ = server.api(path)
        again = server.api(path, If_None_Match=headers["ETag"])
        check(f"{path}: the same tag gives no body again", again[0] == 304 and again[2] == b"" and again[1]["ETag"] == headers["ETag"], again)
        other = server.api(path, If_None_Match='"0", W/' + headers["ETag"])
        check(f"{path}: the tag may stand among others", other[0] == 304, other)
        check(f"{path}: another tag gives the answer", server.api(path, If_None_Match='"0"')[0] == 200)
    status, headers, body = server.api("events", method="HEAD")
    check("HEAD has the headers without the body", status == 200 and body == b"" and int(headers["Content-Length"]) > 100, headers)
    tag, before = server.api("claims")[1]["ETag"], server.json("claims")["total"]
    claim = server.json("claims?limit=1")["rows"][0]["id"]
    done = sayso("retract", ledger, claim, "--reason", "a test", "--now", "2026-11-18T00:00:00Z")
    check("another process may write meanwhile", done.returncode == 0, done.stderr)
    status, headers, body = server.api("claims", If_None_Match=tag)
    check("then the answer is another", status == 200 and json.loads(body)["total"] == before - 1, status)
    check("and as of the day before it is as it was", server.json("claims?as_of=2026-11-17")["total"] == before, before)


def safety(server):
    names = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
             "Permissions-Policy")
    for path, more in (("/", {}), ("/api/v1/events", {}), ("/nothing", {}), ("/api/v1/events?x=1", {}), ("/api/v1/events", {"Authorization": None}),
                       ("/api/v1/events", {"method": "DELETE"})):
        status, headers, _ = server.ask(path, **more)
        check(f"{path}: every answer carries the headers of safety ({status})", all(headers[name] for name in names), headers)
        check(f"{path}: scripts are the page's own ({status})", "default-src 'none'" in headers["Content-Security-Policy"])
    status, headers, body = server.ask("/event/e0000000000000000", Authorization=None)
    check("the page is shown at the address of a view", status == 200 and headers["Content-Type"].startswith("text/html"), status)
    for path in sorted(set(re.findall(rb'(?:src|href)="(/assets/[^"]+)"', body))):
        status, headers, _ = server.ask(path.decode(), Authorization=None)
        check("a file of the page is kept for good", status == 200 and "immutable" in headers["Cache-Control"], headers)
    status, headers, _ = server.ask(f"/?token={server.once}", Authorization=None)
    cookie = headers["Set-Cookie"].split(";")[0]
    check("the printed address gives a cookie and leads to the page", status == 303 and headers["Location"] == "/", status)
    check("the cookie opens the data", server.api("events", Authorization=None, Cookie=cookie)[0] == 200)
    check("beside other cookies", server.api("events", Authorization=None, Cookie=f"a=b; {cookie}; c=d")[0] == 200)


# ---- answers ----

def answers(server):
    found = server.json("search?q=army+convoy")
    check("a search finds", found["total"] > 0 and {row["kind"] for row in found["rows"]} >= {"article", "claim", "event", "story"}, found)
    for row in found["rows"]:
        snippet = (row["snippet"] or "").encode()
        check("a hit is one of the words", all(snippet[start:end].decode().lower() in ("army", "convoy") for start, end in row["hits"]), row)
        check("what is found can be opened", row["kind"] == "actor" or server.api(f"why/{row['id']}")[0] == 200, row)
    check("a phrase is found as it stands", server.json("search?q=%22army+convoy%22")["total"] <= found["total"])
    check("operators are words", server.api("search?q=" + urllib.parse.quote('army) OR "x" NEAR(*'))[0] == 200)
    check("a search without words is refused", server.api("search?q=%22%22")[0] == 400)
    for path in ("articles", "claims", "events", "disputes", "stories", "why"):
        check(f"{path}: an id that is not there is not found", server.api(f"{path}/nothing")[0] == 404)
    article = server.json("articles/" + server.json("articles?q=convoy&limit=1")["rows"][0]["id"])
    text = article["text"].encode()
    check("spans lie in the text", all(0 <= span["start"] < span["end"] <= len(text) for span in article["spans"]))
    claims = {claim["id"]: claim for claim in article["claims"]}
    for span in article["spans"]:
        words = text[span["start"]:span["end"]].decode()
        check("a span of a claim has the claim's words", span["kind"] != "claim" or claims[span["claim"]]["words"]["text"] == words, span)
        check("a span is explained", span["explanation"], span)
    check("sentences cover the claims", all(any(s <= span["start"] and span["end"] <= e for s, e in article["sentences"]) for span in article["spans"]
                                            if span["kind"] == "cue"))
    status = server.json("status")
    kept = status["accounting"]
    check("articles add up", kept["articles"] == sum(kept[name] for name in ("coded", "uncodable", "quarantined", "out_of_scope")), kept)
    check("the method has tables and limits", server.json("method")["results"] and "articles say" in server.json("method")["limits"])
    check("as of a day there is less", 0 < server.json("events?as_of=2026-11-14")["total"] < server.json("events")["total"])
    check("a day that is none is refused", server.api("events?as_of=yesterday")[0] == 400)
    with concurrent.futures.ThreadPoolExecutor(24) as pool:
        paths = ["events", "claims?limit=20", "search?q=front", "brief", "status", "actors", "events?as_of=2026-11-15"] * 12
        check("many may ask at once", all(answer[0] == 200 for answer in pool.map(server.api, paths)))


def writes(server, ledger):
    rating = {"target": "Dorvan Herald", "reliability": "B", "credibility": "2", "by": "a test", "reason": "for the test"}
    check("read-only, a rating is refused", server.post("ratings", rating)[0] == 403)
    check("and nothing is written", server.json("ratings")["total"] == 0)
    writable = Server(ledger, "--writable")
    event = writable.json("events?limit=1")["rows"][0]["id"]
    for path, entry in (("ratings", rating), ("notes", {"target": event, "text": "=1+1 <b>look</b>", "by": "a test"})):
        answer = writable.post(path, entry)
        check(f"{path}: written", answer[0] == 201, answer)
    for path, entry in (("ratings", {"target": "Nobody's Paper", "reliability": "A"}), ("ratings", {"target": "Dorvan Herald", "reliability": "Z"}),
                        ("ratings", {"target": "Dorvan Herald"}), ("ratings", {"target": "Dorvan Herald", "reliability": "A", "more": "x"}),
                        ("notes", {"target": "e0000000000000000", "text": "x"}), ("notes", {"target": event, "text": 7}), ("notes", [])):
        check(f"{path}: {entry} is refused", writable.post(path, entry)[0] == 400)
    check("the other server sees what was written", server.json("ratings")["rows"][0]["rating"] == "B2")
    check("a note of an event is found by the event", server.json(f"notes?event={event}")["rows"][0]["text"] == "=1+1 <b>look</b>")
    check("no cell runs as a formula", b"\"'=1+1" in server.api("notes.csv")[2])
    other = sqlite3.connect(ledger, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    status, headers, body = writable.post("notes", {"target": event, "text": "second"})
    check("a second writer is told", status == 503 and headers["Retry-After"] and b"another process" in body, body)
    check("readers are not locked out", server.api("events")[0] == 200)
    other.execute("ROLLBACK")
    other.close()
    check("when the first has gone, the second writes", writable.post("notes", {"target": event, "text": "second"})[0] == 201)
    check("it ends well", writable.stop() == 0)
    verified = sayso("verify", ledger)
    check("what was written is verified", verified.returncode == 0, verified.stderr)


# ---- a ledger that goes bad ----

def refusals(folder, ledger):
    garbage, foreign = os.path.join(folder, "garbage.db"), os.path.join(folder, "foreign.db")
    with open(garbage, "wb") as file:
        file.write(b"no ledger at all\n" * 1000)
    sqlite3.connect(foreign).execute("CREATE TABLE x (y)").connection.close()
    for sentence, words, code, told in (("missing", [os.path.join(folder, "none.db")], 1, "cannot open"), ("damaged", [garbage], 1, "not a ledger"),
                                        ("foreign", [foreign], 1, "not a ledger"), ("seen by others without a name", [ledger, "--listen", "0.0.0.0"], 2, "--allow-host"),
                                        ("at no address", [ledger, "--listen", "here"], 2, "address"), ("at no port", [ledger, "--port", "70000"], 2, "port")):
        done = sayso("serve", *words)
        check(f"a ledger that is {sentence} is told, not served", done.returncode == code and told in done.stderr and not done.stdout, done)


def going_bad(folder, ledger):
    served, other = os.path.join(folder, "served.db"), os.path.join(folder, "other.db")
    shutil.copy(ledger, served)
    server = Server(served)
    check("a copy is served", server.api("events")[0] == 200)
    taken = sayso("serve", ledger, "--port", server.port)
    check("a port that is taken is told", taken.returncode == 1 and "--port" in taken.stderr, taken.stderr)
    os.rename(served, served + ".away")
    status, headers, body = server.api("events")
    check("when the ledger is gone, that is told", status == 503 and json.loads(body)["status"] == 503, body)
    check("and the page is still shown", server.ask("/")[0] == 200)
    with open(served, "wb") as file:
        file.write(b"no ledger at all\n" * 1000)
    check("when another file has come in its place, that is told", server.api("events")[0] == 503)
    os.unlink(served)
    os.rename(served + ".away", served)
    check("when it is back, it is served again", server.api("events")[0] == 200)
    subprocess.run([program, "add", other, f"{source}/demo/articles/threats-and-talks.jsonl", "--quiet"], check=True)
    os.replace(other, served)
    check("when another ledger has come, that is served", server.json("articles")["total"] < 10)
    with open(served, "r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 20000)
    status = server.api("claims")[0]
    check("when pages are damaged, that is told or not met", status in (200, 503), status)
    check("and the page is still shown", server.ask("/")[0] == 200)
    check("it ends well", server.stop(signal.SIGTERM) == 0)


def stopping(ledger):
    before = open(ledger, "rb").read()
    server = Server(ledger)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(server.api, "claims?limit=1000") for _ in range(8)]
        time.sleep(0.02)
        code = server.stop()
        for one in asked:
            one.exception()
    check("^C ends it well, in the midst of questions", code == 0, code)
    check("the ledger is as it was", open(ledger, "rb").read() == before)
    again = Server(ledger)
    check("and can be served again", again.api("events")[0] == 200 and again.stop() == 0)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "ledger.db")
    subprocess.run([program, "add", path, f"{source}/demo/articles", "--dictionary", f"{source}/demo/dictionary.txt", "--quiet"], check=True)
    stopping(path)
    server = Server(path)
    description(server)
    formats(server)
    cursors(server)
    columns(server)
    safety(server)
    answers(server)
    tags(server, path)
    writes(server, path)
    check("it ends well", server.stop() == 0)
    refusals(folder, path)
    going_bad(folder, path)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
