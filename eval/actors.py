#!/usr/bin/env python3
"""actors.py -- who the parties are: found, of the right country, of the right primary sector.

    python3 eval/actors.py --program PROGRAM --corpora FOLDER [-v] [--only GSR|PLV|re3d] [--part ID]

Three sets of marked parties:

  GSR   events/plover-gsr.txt: sources and targets with an actor code and a sector, where the words stand in the text
  PLV   events/plv-train.tsv: sources and targets marked in the sentence; they carry no code, so only "found" is scored
  re3d  actors/re3d: entities of the types Person and Organisation; a country where a Nationality stands in the entity's own
        words, or the entity has one as its attribute (HasAttrOf) or belongs to one (BelongsTo); they carry no sector

Found: an actor mention overlaps the marked words; the one that shares most with them is judged. A modifier alone ("Iranian" of
"Iranian drones") counts only where the marked words are such a word themselves. A pronoun is judged by its chain.

Country right: the gold code, an ISO alpha-3 code or IGO (IMG is read as IGO, the slips JAP, ITL and VTN as JPN, ITA and VNM;
SRB and MNE are one, as they were in the years of those texts). NGO and *** are no countries and are left out.

Primary sector right: our first sector is the gold one, by PLOVER's codes; of a double code any part will do ("RELCHR", "GOVMOS").
Letters behind a code that name a people are no sector ("CVLalb"). The records' own codes are read as today's: CIV and SOC as CVL,
JRN as MED, MED (there: medical) as HLH, MOS and CHR as REL, UAF and REB as each other (both stand for armed men outside the state
there). GOV of a party whose country is IGO and our IGO say the same. A gold party without a sector is the state as such and is
left out, and so is ***.

The texts are of 1979 to 2016 and have no day of their own, so they are read without one. Standard library only."""

import argparse
import csv
import json
import os
import re
import subprocess
import sys

import events

COUNTRY_BAR, SECTOR_BAR = "85 %", "70 %"
COUNTRIES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "IMG": "IGO", "MNE": "SRB"}
NO_COUNTRY = {"NGO", "***", "---", "ISM"}
SECTORS = set("GOV MIL REB OPP UAF COP LEG JUD SPY PTY CRM CVL MED EDU BUS HLH IGO NGO MNC REF LAB AGR REL ELI SOC".split())
GOLD = {"CIV": "CVL", "SOC": "CVL", "JRN": "MED", "MED": "HLH", "MOS": "REL", "CHR": "REL", "UAF": "REB"}
OURS = {"UAF": "REB"}
NATIONALITIES = {
    "american": "USA", "us": "USA", "usa": "USA", "united states": "USA", "british": "GBR", "uk": "GBR", "united kingdom": "GBR",
    "iraqi": "IRQ", "iraqis": "IRQ", "iraq": "IRQ", "syrian": "SYR", "syrians": "SYR", "syria": "SYR", "russian": "RUS",
    "russians": "RUS", "russia": "RUS", "iranian": "IRN", "turkish": "TUR", "turkey": "TUR", "french": "FRA", "german": "DEU",
    "jordanian": "JOR", "saudi": "SAU", "australian": "AUS", "canadian": "CAN", "lebanese": "LBN", "israeli": "ISR",
    "egyptian": "EGY", "libyan": "LBY", "afghan": "AFG", "dutch": "NLD", "danish": "DNK", "belgian": "BEL", "italian": "ITA",
    "japanese": "JPN", "yemeni": "YEM", "qatari": "QAT", "emirati": "ARE", "bahraini": "BHR", "kuwaiti": "KWT"}


class Party:
    """span: characters of the text; country and sectors: None where the gold does not say."""

    def __init__(self, span, country=None, sectors=None):
        self.span, self.country, self.sectors = span, country, sectors


# ---- gold ------------------------------------------------------------------------------------------------------------

def sectors_of(code):
    """"RELCHR" -> {REL}; "CVLalb" -> {CVL}; unknown letters are left out."""
    capitals = re.match(r"[A-Z]*", code or "").group(0)
    parts = [capitals[at:at + 3] for at in range(0, len(capitals), 3)]
    known = {GOLD.get(part, part) for part in parts}
    return {part for part in known if part in SECTORS} or None


def country_of(code):
    code = (code or "")[:3]
    return None if not code or code in NO_COUNTRY else COUNTRIES.get(code, code)


def find_words(text, words, taken):
    for found in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text):
        if found.span() not in taken:
            return found.span()
    return None


def read_gsr(folder):
    for record in events.gsr_records(os.path.join(folder, "plover-gsr.txt")):
        text, parties = " ".join(record["text"].split()), []
        for side in ("source", "target"):
            for one in record.get(side) or []:
                words = " ".join(one.get("actorText", "").split()) if isinstance(one, dict) else ""
                span = find_words(text, words, {party.span for party in parties}) if words else None
                if span:
                    parties.append(Party(span, country_of(one.get("code")), sectors_of(one.get("sector"))))
        yield record["id"][len("PLOVER-GSR01-"):], text, parties


def read_plv(folder):
    with open(os.path.join(folder, "plv-train.tsv"), encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            marked, text, spans, open_at = " ".join(row["marked_sentence"].split()), "", [], {}
            for piece in re.split(r"(</?[st]>)", marked):
                if piece in ("<s>", "<t>"):
                    open_at[piece[1]] = len(text)
                elif piece in ("</s>", "</t>"):
                    spans.append((open_at[piece[2]], len(text)))
                else:
                    text += piece
            yield row["sentence_id"], text, [Party(span) for span in spans]


def read_lines(path):
    text = open(path, encoding="utf-8").read()
    try:
        return json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def nationality(words):
    return NATIONALITIES.get(words.lower().replace(".", "").removeprefix("the ").strip())


def read_re3d(folder):
    for part in sorted(os.listdir(folder)):
        documents, entities, relations = (read_lines(os.path.join(folder, part, name + ".json"))
                                          for name in ("documents", "entities", "relations"))
        tied = {}
        for relation in relations:
            if relation["type"] in ("HasAttrOf", "BelongsTo"):
                sides = [("source", "target"), ("target", "source")]
                for one, other in sides[:1] if relation["type"] == "BelongsTo" else sides:
                    code = nationality(relation[other])
                    if code:
                        tied[(relation["documentId"], relation[one + "Begin"], relation[one + "End"])] = code
        for document in documents:
            own = [e for e in entities if e["documentId"] == document["_id"]]
            nations = [e for e in own if e["type"] == "Nationality"]
            parties = []
            for entity in own:
                if entity["type"] not in ("Person", "Organisation"):
                    continue
                span = (entity["begin"], entity["end"])
                code = tied.get((document["_id"],) + span)
                for nation in nations:
                    if span[0] <= nation["begin"] and nation["end"] <= span[1]:
                        code = nationality(nation["value"])
                parties.append(Party(span, code))
            yield document["_id"], document["text"], parties


# ---- ours ------------------------------------------------------------------------------------------------------------

def read_all(program, texts):
    lines = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts) + "\n"
    done = subprocess.run([program, "code", "--plain", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if len(answers) != len(texts):
        sys.exit(f"actors.py: {len(texts)} texts in, {len(answers)} answers out")
    return answers


def mentions_of(text, answer):
    """Actor mentions with spans in characters of the gold text, pronouns with what their chain is."""
    shift = len(text[:max(0, text.find(answer["text"][:40]))].encode())
    by_id = {actor["id"]: actor for actor in answer["actors"] or []}
    raw, mentions = text.encode(), []
    for actor in by_id.values():
        start, end = (len(raw[:at + shift].decode(errors="ignore")) for at in actor["span"])
        root = by_id.get(actor["chain"], actor) if actor["pronoun"] else actor
        mentions.append(dict(root, span=(start, end), text=actor["text"], adjective=actor["adjective"]))
    return mentions


def shared(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def judged(party, mentions):
    """The mention that shares most with the party's words; of equal ones the shorter."""
    whole = [m for m in mentions if shared(m["span"], party.span) and
             (not m["adjective"] or m["span"] == party.span)]
    return max(whole, key=lambda m: (not m["adjective"], shared(m["span"], party.span), m["span"][0] - m["span"][1]),
               default=None)


def sector_right(party, sectors):
    first = OURS.get(sectors[0], sectors[0]) if sectors else None
    return first in party.sectors or (first == "IGO" and party.country == "IGO" and "GOV" in party.sectors)


def score(name, gold, program, options):
    answers = read_all(program, [text for _, text, _ in gold])
    counts = dict.fromkeys(("parties", "found", "country", "country_right", "sector", "sector_right"), 0)
    for (number, text, parties), answer in zip(gold, answers):
        mentions = mentions_of(text, answer)
        for party in parties:
            words, best = text[party.span[0]:party.span[1]], judged(party, mentions)
            counts["parties"] += 1
            counts["found"] += best is not None
            if best is None:
                show(options, number, f"missed   {words!r} in {text[max(0, party.span[0] - 50):party.span[1] + 40]!r}")
                continue
            if party.country:
                right = COUNTRIES.get(best["country"], best["country"]) == party.country
                counts["country"] += 1
                counts["country_right"] += right
                if not right:
                    show(options, number, f"country  {words!r} gold {party.country}, ours {best['country']}: {best['text']!r} "
                         f"in {text[max(0, party.span[0] - 60):party.span[1] + 50]!r}")
            if party.sectors:
                right = sector_right(party, best["sectors"])
                counts["sector"] += 1
                counts["sector_right"] += right
                if not right:
                    show(options, number, f"sector   {words!r} gold {'/'.join(sorted(party.sectors))}, ours {best['sectors']}: "
                         f"{best['text']!r} in {text[max(0, party.span[0] - 60):party.span[1] + 50]!r}")
    print_share(f"{name}: marked parties found", counts["found"], counts["parties"], "")
    if counts["country"]:
        print_share(f"{name}: of the found, right country", counts["country_right"], counts["country"], COUNTRY_BAR)
    if counts["sector"]:
        print_share(f"{name}: of the found, right primary sector", counts["sector_right"], counts["sector"], SECTOR_BAR)


def show(options, number, line):
    if options.verbose and (not options.part or options.part in number):
        print(f"{number}: {line}")


def print_share(name, right, whole, bar):
    print(f"score\t{name}\t{100 * right / max(1, whole):.1f} % of {whole}\t{bar}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--only", choices=("GSR", "PLV", "re3d"))
    parser.add_argument("--part", help="with -v: only records whose id holds this")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is missed or wrong")
    options = parser.parse_args()
    marked = os.path.join(options.corpora, "events")
    sets = [("GSR", marked, "plover-gsr.txt", read_gsr), ("PLV", marked, "plv-train.tsv", read_plv),
            ("re3d", os.path.join(options.corpora, "actors", "re3d"), "", read_re3d)]
    if not all(os.path.exists(os.path.join(folder, file)) for _, folder, file, _ in sets):
        print("actors.py: no gold data", file=sys.stderr)
        return 77
    for name, folder, _, read in sets:
        if options.only in (None, name):
            score(name, list(read(folder)), options.program, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
