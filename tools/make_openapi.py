#!/usr/bin/env python3
"""make_openapi.py -- writes docs/openapi.json, the description of the interface that the program serves: the words stand here,
the columns are those that the program gives for a ledger of the demo collection.

    python3 tools/make_openapi.py PROGRAM          writes it
    python3 tools/make_openapi.py PROGRAM --check  says whether it is as it would be written"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "openapi.json"

PARAMETERS = {
    "since": ("from this day on: of the event where there is one, else of publication", {"type": "string", "format": "date"}),
    "until": ("up to this day", {"type": "string", "format": "date"}),
    "country": ("a party or the place is of this country (ISO 3166 alpha-3)", {"type": "string", "examples": ["IRQ"]}),
    "actor": ("a party's name holds this", {"type": "string"}),
    "type": ("events of this PLOVER type", {"type": "string", "examples": ["ASSAULT"]}),
    "speaker": ("a speaker's words or name hold this", {"type": "string"}),
    "stance": ("polarity, certainty or status", {"type": "string", "examples": ["-", "probable", "planned"]}),
    "about": ("what is said holds this, in its words or by a name of a party or place", {"type": "string"}),
    "article": ("id of an article", {"type": "string"}),
    "event": ("id of an event", {"type": "string"}),
    "story": ("id of a story", {"type": "string"}),
    "dispute": ("id of a dispute", {"type": "string"}),
    "outlet": ("in articles of this outlet", {"type": "string"}),
    "q": ("in articles whose text holds all of these words; \"in quotes\": in a row; wor*: their beginning", {"type": "string"}),
    "limit": ("at most so many rows; 100 without it, 10,000 in a file to take away; over 10,000 only with columns",
              {"type": "integer", "minimum": 1, "maximum": 25000}),
    "columns": ("only these columns, in this order, with commas between; no more than 20 of them: up to 25,000 rows",
                {"type": "string", "examples": ["id,first_day,place"]}),
    "cursor": ("next of the answer before: the rows behind its last", {"type": "string"}),
    "as_of": ("as the ledger was at the end of this day", {"type": "string", "format": "date"}),
    "policy": ("how the reports of an event become one: representative, conservative or informative",
               {"type": "string", "enum": ["rep", "con", "inf"]}),
    "unknown": ("any value: only actors that no dictionary has", {"type": "string"}),
    "day": ("the day reported on; without it the latest", {"type": "string", "format": "date"}),
    "kind": ("only results of this kind", {"type": "string", "enum": ["actor", "story", "event", "claim", "article"]}),
}
FILTER = list(PARAMETERS)[:14]
LISTS = {
    "articles": "articles and what became of them", "claims": "who says what, how surely", "events": "what claims agree, or disagree, to have happened",
    "disputes": "claims that cannot all hold", "stories": "events and articles that belong together", "sources": "outlets, with what rests on them",
    "actors": "actors, with how often they speak, act and are named", "places": "places, with what happened there",
    "dyads": "who acts towards whom", "series": "events and claims by day, quad class and type",
    "figures": "how many were killed, injured and so on, by who says so",
    "coverage": "what each outlet published by day, and what became of it; days that an outlet does not have are silent",
    "runs": "readings, with the hash chain", "ratings": "what persons judge of sources and claims", "notes": "what persons wrote beside the facts",
    "retractions": "what was withdrawn, and why",
}
MAPPED, FEEDS = ("claims", "events", "places"), ("articles", "events", "disputes", "stories")
REALS = {"latitude", "longitude"}
TEXTS = {"id", "day", "name", "by", "killed_low_by", "killed_best_by", "killed_high_by", "injured_low_by", "injured_best_by", "injured_high_by"}
INTEGERS = ("_low", "_best", "_high", "claims", "articles", "outlets", "origins", "events", "sides", "mentions", "low", "best", "high")
WHOLE = {"quad", "goldstein", "affirmed", "denied", "score", "quoted", "known", "start", "end", "coded", "uncodable", "duplicate", "quarantined",
         "out_of_scope", "failed", "run", "holds", "reprints", "resting_on_others", "alone", "first", "disputes", "claims",
         "revised", "part"}


def type_of(what, column):
    if column in REALS:
        return "number"
    if what == "runs" and column == "id":
        return "integer"
    if column in WHOLE or (column not in TEXTS and column.endswith(INTEGERS)):
        return "integer"
    return "string"


def parameter(name):
    return {"$ref": f"#/components/parameters/{name}"}


def problems(*statuses):
    return {str(status): {"$ref": "#/components/responses/Problem"} for status in statuses}


def content(kind, schema=None):
    return {"content": {kind: {"schema": schema or {"type": "string"}}}}


def get(summary, names, answers, *more):
    return {"get": {"summary": summary, "parameters": [parameter(name) for name in names],
                    "responses": {"200": {"description": summary, **answers}, "304": {"description": "as the asker has it already (If-None-Match)"},
                                  **problems(400, 401, 403, 503, *more)}}}


def list_paths(what, columns):
    names = FILTER + ["limit", "cursor", "as_of"] + {"events": ["policy"], "actors": ["unknown"]}.get(what, [])
    plain = names + ["columns"]
    rows = {"$ref": f"#/components/schemas/{what}", "description": "all columns, or those of the parameter columns"}
    page = {"type": "object", "required": ["what", "rows", "shown", "total", "selection", "next", "as_of"],
            "properties": {"what": {"const": what}, "rows": {"type": "array", "items": rows}, "shown": {"type": "integer"},
                           "total": {"type": "integer", "description": "without the limit"},
                           "selection": {"type": "string", "description": "how they were chosen, in words"},
                           "next": {"type": ["string", "null"], "description": "cursor of the rows behind"},
                           "as_of": {"type": ["string", "null"]}}}
    summary = LISTS[what]
    yield f"/{what}", get(summary, plain, content("application/json", page))
    yield f"/{what}.json", get(summary, plain, content("application/json", page))
    yield f"/{what}.jsonl", get(f"{summary}; one object a line", plain, content("application/jsonl"))
    yield f"/{what}.csv", get(f"{summary}; RFC 4180", plain, content("text/csv"))
    if what in MAPPED:
        yield f"/{what}.geojson", get(f"{summary}; RFC 7946", names, content("application/geo+json", {"type": "object"}))
    if what in FEEDS:
        yield f"/{what}.atom", get(f"{summary}; RFC 4287", names, content("application/atom+xml"))


def other_paths():
    for kind in ("articles", "claims", "events", "disputes", "stories", "why"):
        summary = "anything by its id" if kind == "why" else f"one of the {kind}"
        one = get(f"{summary}: the whole way down to the bytes", ["as_of"], content("application/json", {"type": "object"}), 404)
        text = get(f"{summary}: the same for a person", ["as_of"], content("text/plain"), 404)
        for path, entry in ((f"/{kind}/{{id}}", one), (f"/{kind}/{{id}}.txt", text)):
            entry["get"]["parameters"].append({"$ref": "#/components/parameters/id"})
            yield path, entry
    found = {"type": "object", "properties": {
        "rows": {"type": "array", "items": {"$ref": "#/components/schemas/search"}},
        "facets": {"type": "object", "properties": {name: {"$ref": "#/components/schemas/counts"} for name in ("outlet", "type", "country", "month")}}}}
    yield "/search", get("words looked for in articles, claims, events, stories and names", FILTER + ["limit", "cursor", "as_of", "kind"],
                         content("application/json", found))
    for suffix, kind in (("", "application/json"), (".json", "application/json"), (".md", "text/markdown"), (".html", "text/html")):
        yield f"/brief{suffix}", get("the situation report of a day", ["day", "as_of"], content(kind, {"type": "object"} if "json" in kind else None))
    yield "/status", get("the ledger in numbers", ["as_of"], content("application/json", {"$ref": "#/components/schemas/status"}))
    for name, kind in (("gdelt", "text/tab-separated-values"), ("gdelt-mentions", "text/tab-separated-values"), ("polecat", "text/tab-separated-values"),
                       ("ucdp", "text/csv"), ("acled", "text/csv"), ("prov", "application/ld+json")):
        yield f"/export/{name}", get(f"for programs that read {name} (docs/exports.md)", FILTER + ["as_of"],
                                     content(kind, {"type": "object"} if "json" in kind else None))
    yield "/method", get("how well Sayso reads, and its limits", [], content("application/json", {"type": "object"}))
    yield "/openapi.json", get("this description", [], content("application/json", {"type": "object"}))


def post(what, summary, required, properties):
    body = {"type": "object", "required": required, "additionalProperties": False, "properties": {name: {"type": "string", **more} for name, more in properties.items()}}
    return {"summary": summary, "requestBody": {"required": True, **content("application/json", body)},
            "responses": {"201": {"description": f"kept among the {what}"}, **problems(400, 401, 403, 411, 413, 415, 503)}}


def columns_of(program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "ledger.db")
        subprocess.run([program, "add", path, f"{ROOT}/demo/articles", "--dictionary", f"{ROOT}/demo/dictionary.txt", "--quiet"], check=True)
        for what in LISTS:
            done = subprocess.run([program, what, path, "--csv", "--limit", "1"], capture_output=True, text=True)
            if done.returncode == 0:
                yield what, done.stdout.splitlines()[0].split(",")


def described(program):
    columns = dict(columns_of(program))
    paths = {path: entry for what in columns for path, entry in list_paths(what, columns[what])}
    paths.update(other_paths())
    paths["/ratings"]["post"] = post("ratings", "rate a source or a claim (--writable)", ["target"], {
        "target": {"description": "an outlet, the name of a speaker, or the id of a claim"}, "reliability": {"enum": list("ABCDEF")},
        "credibility": {"enum": list("123456")}, "reason": {}, "by": {}})
    paths["/notes"]["post"] = post("notes", "write a note beside something (--writable)", ["target", "text"], {"target": {"description": "any id"}, "text": {}, "by": {}})
    schemas = {what: {"type": "object", "additionalProperties": False,
                      "properties": {name: {"type": [type_of(what, name), "null"]} for name in names}} for what, names in columns.items()}
    schemas["search"] = {"type": "object", "additionalProperties": False,
                         "required": ["kind", "id", "title", "snippet", "hits", "published", "outlet"],
                         "properties": {"kind": {"enum": PARAMETERS["kind"][1]["enum"]}, "id": {"type": "string"}, "title": {"type": ["string", "null"]},
                                        "snippet": {"type": ["string", "null"]}, "hits": {"type": "array", "description": "spans in the snippet, in bytes of UTF-8",
                                                                                          "items": {"type": "array", "items": {"type": "integer"}}},
                                        "published": {"type": ["string", "null"]}, "outlet": {"type": ["string", "null"]}}}
    schemas["counts"] = {"type": "array", "items": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}}
    days = {"type": "array", "items": {"type": "string"}}
    accounting = {"type": "object", "properties": {name: {"type": "integer"} for name in ("articles", "coded", "uncodable", "duplicate", "quarantined", "out_of_scope")}}
    schemas["status"] = {"type": "object", "properties": {
        "ledger": {"type": "string"}, "writable": {"type": "boolean"}, "as_of": {"type": ["string", "null"]}, "version": {"type": "string"},
        "schema": {"type": "integer"}, "accounting": accounting, "first_day": {"type": ["string", "null"]}, "last_day": {"type": ["string", "null"]},
        "runs": {"type": "integer"}, "known_days": days, "packs": days, "uncodable_reasons": {"$ref": "#/components/schemas/counts"}}}
    schemas["problem"] = {"type": "object", "required": ["type", "title", "status", "detail"],
                          "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}}}
    parameters = {name: {"name": name, "in": "query", "description": words, "schema": schema} for name, (words, schema) in PARAMETERS.items()}
    parameters["id"] = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    return {"openapi": "3.1.0",
            "info": {"title": "Sayso", "version": "1", "license": {"name": "see LICENSE", "identifier": "Apache-2.0"},
                     "description": "What `sayso serve LEDGER` answers: who did what to whom, when, where, and on whose say-so. Dates are ISO, text is UTF-8, "
                                    "offsets are bytes. Absent knowledge is null."},
            "servers": [{"url": "/api/v1"}],
            "security": [{"cookie": []}, {"bearer": []}],
            "paths": paths,
            "components": {"schemas": schemas, "parameters": parameters,
                           "responses": {"Problem": {"description": "what is wrong (RFC 9457)",
                                                     **content("application/problem+json", {"$ref": "#/components/schemas/problem"})}},
                           "securitySchemes": {"cookie": {"type": "apiKey", "in": "cookie", "name": "sayso-PORT", "description": "from the printed address"},
                                               "bearer": {"type": "http", "scheme": "bearer", "description": "printed with --show-token"}}}}


def written(description):
    """One path, schema or parameter a line: a change of one is a change of one line."""
    lines = []
    for key, value in description.items():
        nested = {"paths": {"": description["paths"]}, "components": description["components"]}.get(key)
        if not nested:
            lines.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
            continue
        groups = [",\n".join(f"{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in group.items()) for group in nested.values()]
        inner = groups[0] if key == "paths" else ",\n".join(f"{json.dumps(name)}: {{\n{group}\n}}" for name, group in zip(nested, groups))
        lines.append(f"{json.dumps(key)}: {{\n{inner}\n}}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main():
    text = written(described(sys.argv[1]))
    if "--check" not in sys.argv:
        OUT.write_text(text, encoding="utf-8")
        return 0
    same = OUT.read_text(encoding="utf-8") == text
    print("docs/openapi.json " + ("is as the program answers" if same else f"is not as the program answers: python3 tools/make_openapi.py {sys.argv[1]}"))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
