#!/usr/bin/env python3
"""muc.py -- who did it, to whom, with what, and how surely: incidents of terrorism against the templates of MUC-4.

    python3 eval/muc.py --program PROGRAM --corpora FOLDER [--part tst|dev] [--role ROLE -v]

Reports in capitals (events/muc; tst1 and tst2 together, 200 reports) go through `PROGRAM code --plain -`; a plain mapping turns
the claims of an article into fillers of five roles, one set for the whole article, as Du, Rush and Cardie (2021, "GRIT") have it.

Role fillers, CEAF-REE: gold entities of a role are the fillers of the slot in all templates of the article (perpetrator
individual 9, organisation 10, physical target 12, victim 18 HUM TGT: NAME, weapon 6), each with its alternatives; a filler whose
alternatives are a subset or superset of an earlier one's is the same entity; alternatives that do not stand in the text are
left out. Answers are entities of one mention. An answer matches an entity when its mention is one of the alternatives (lower
case, punctuation and articles removed); answers and entities are aligned one to one, as many as possible. Precision over all
answers, recall over all entities, articles without templates included. Fillers marked as optional count as any other, as in
GRIT; the second row has MUC's own rule: optional fillers, and those of optional templates, are no misses. The third adds slot
19, victims by description, to the victims: a filler that names and describes is one entity.

Where no claim names an organisation but rebels are told to have done it, the armed group that the article speaks of most is
answered.

Stage and confidence are read off what was found. A template is found when a claim that made the answers names one of its
victims, targets or perpetrators; its stage (5) is right when it is that of the claims that name most of its fillers. An
organisation is found when an answer matches it; its confidence (11) is right when it is one of the alternatives in some
template. ACQUITTED is not answered. Standard library only."""

import argparse
import collections
import glob
import json
import os
import re
import string
import subprocess
import sys

SKIPPED = 77
ROLES = {"9": "perpetrator", "10": "organisation", "12": "target", "18": "victim", "6": "weapon", "19": "described"}
PARTS = {"tst": (["tst1/tst1-muc3", "tst2/tst2-muc4"], ["tst1/key-tst1.v7", "tst2/key-tst2.v4"]),
         "dev": (["dev/dev-muc3-*"], ["dev/key-dev-*"])}
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
ID = re.compile(r"\s*((?:DEV|TST\d)-MUC\d-\d{4})")


# ---- the corpus ----

def read_texts(paths):
    texts = {}
    for path in paths:
        lines = None
        for line in open(path, encoding="latin-1"):
            found = ID.match(line)
            if found:
                lines = texts.setdefault(found.group(1), [])
            elif lines is not None:
                lines.append(line.rstrip())
    return {name: "\n".join(lines) for name, lines in texts.items()}


def record(text):
    """Paragraphs in one line each, without the marks of what kind of text it is; the day of the dateline."""
    body = re.sub(r"\[(TEXT|SUMMARY|EXCERPTS?)\]", "", text)
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", body)]
    answer = {"text": "\n\n".join(p for p in paragraphs if p)}
    found = re.search(r"(\d{1,2}) ([A-Z]{3}) (\d\d)\b", text[:250])
    if found and found.group(2) in MONTHS:
        answer["published"] = "19%s-%02d-%02d" % (found.group(3), MONTHS.index(found.group(2)) + 1, int(found.group(1)))
    return answer


def plain(text):
    """As GRIT compares: lower case, no punctuation, no articles."""
    text = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def read_filler(line):
    """(alternatives, what the line says of them, optional) of one line of a slot."""
    optional = line.lstrip("( ").startswith("?")
    words = [w.encode().decode("unicode_escape") for w in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]
    before = re.match(r'((?:[^":]|"(?:[^"\\]|\\.)*")*)', line).group(1)
    left = [w.encode().decode("unicode_escape") for w in re.findall(r'"((?:[^"\\]|\\.)*)"', before)]
    return {"words": left or words, "all": words, "says": before.strip("? ()"), "optional": optional}


def read_slots(chunk):
    """Slot number to fillers; a line that begins or ends with a slash goes on with the one before."""
    slots, at = collections.defaultdict(list), None
    for line in chunk.splitlines():
        found = re.match(r"(\d+)\. +[A-Z ]+: [A-Z /]+?(?: {2,}|\s(?=[\"?*-])|$)(.*)", line)
        value = (found.group(2) if found else line).strip()
        if found:
            at = found.group(1)
        elif slots[at] and (value.startswith("/") or slots[at][-1].endswith("/")):
            value = slots[at].pop() + " " + value
        if at and value:
            slots[at].append(value)
    return slots


def read_templates(paths):
    templates = collections.defaultdict(list)
    for path in paths:
        text = "\n".join(line for line in open(path, encoding="latin-1").read().splitlines() if not line.startswith(";"))
        for chunk in re.split(r"\n(?=0\. )", text):
            slots = read_slots(chunk.strip("\n"))
            name = ID.match(slots["0"][0]).group(1) if slots["0"] else None
            if name is None or slots["1"][0] == "*":
                continue
            fillers = {n: [read_filler(v) for v in slots[n] if v not in "*-"] for n in slots if n not in "01"}
            templates[name].append({"fillers": fillers, "optional": "OPTIONAL" in slots["1"][0], "stage": slots["5"][0]})
    return templates


def entities_of(templates, slots, text):
    """Entities of a role in an article: alternatives, optional or not."""
    text = plain(" ".join(text.split()))
    entities = []
    for template in templates:
        for filler in (f for slot in slots for f in template["fillers"].get(slot, [])):
            words = {plain(w) for w in filler["all" if len(slots) > 1 else "words"]}
            same = [e for e in entities if words <= e["words"] or e["words"] <= words]
            if len(slots) > 1:
                same = same or [e for e in entities if words & e["words"]][:1]
                for entity in same:
                    entity["words"] |= words
            if not same:
                entities.append({"words": words, "optional": True})
            for entity in same or entities[-1:]:
                entity["optional"] = entity["optional"] and (filler["optional"] or template["optional"])
    for entity in entities:
        entity["words"] = {w for w in entity["words"] if w and w in text}
    return [e for e in entities if e["words"]]


def aligned(answers, entities):
    """The largest one to one alignment (augmenting paths): index of the entity to index of the answer."""
    taken = {}

    def place(answer, seen):
        for index, entity in enumerate(entities):
            if index in seen or answers[answer] not in entity["words"]:
                continue
            seen.add(index)
            if index not in taken or place(taken[index], seen):
                taken[index] = answer
                return True
        return False

    for answer in range(len(answers)):
        place(answer, set())
    return taken


# ---- the mapping: from claims to fillers ----

BODIES = ("armed_group", "organisation", "military", "police", "government", "party", "intelligence")
BODY = re.compile(r"\b(ARMY|AIR FORCE|ARMED FORCES|NAVY|POLICE|GOVERNMENT|GUARD|CARTEL|FRONT|MOVEMENT)$")
MEMBERS = re.compile(r"\b(GUERRILLAS|REBELS|TROOPS|SOLDIERS|MEMBERS|TERRORISTS|EXTREMISTS|INSURGENTS|SUBVERSIVES|\w*MEN|UNITS?|COMMANDOS?|"
                     r"PATROLS?|COLUMNS?|SQUADS?|ASSASSINS|KIDNAPPERS|MERCENARIES|BANDS|GANGS)$")
TITLE = re.compile(r"^(MSGR|MONSIGNOR|COL|COLONEL|GEN|GENERAL|MAJ|MAJOR|CAPTAIN|LIEUTENANT|DR|MR|MRS|FATHER|IMPRESARIO|SENATOR|COMRADE|JUDGE)\.?\s+")
MIGHT = re.compile(r"^((POWERFUL|HIGH-POWERED|HIGH-POWER|MEDIUM-SIZED|MEDIUM-INTENSITY|MEDIUM-POWER|LOW-POWER|SMALL|LARGE|HEAVY|HUGE|HOMEMADE|HOME-MADE)\s+)+")
FIGHTING = re.compile(r"clash|fight|battle|war\b|offensive|combat|skirmish|exchange|confront", re.I)
NO_WEAPON = re.compile(r"\b(EXPLOSIONS?|BLASTS?|GUNFIRE|SHOTS?|FIRE|BOMBARDMENT|ATTACKS?|STONES?)$")
COUNT = re.compile(r"^(THE|AN?|THIS|THAT|THESE|THOSE|SOME|SEVERAL|MANY|ANOTHER|OTHER|ABOUT|AT LEAST|OVER|MORE THAN|APPROXIMATELY|NO|FIRST|SECOND|"
                   r"THIRD|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|[\d,]+|DOZENS OF|ALLEGED|PRESUMED|SUSPECTED|SO-CALLED|SELF-STYLED|SAME|ITS|HIS|THEIR|HER|OUR)\s+")
VAGUE = re.compile(r"^(attackers|assailants|killers|murderers|group|same group|organization|criminals|people|perpetrators|forces|members)$")
REBELS = re.compile(r"guerrilla|rebel|terrorist|insurgent|subversive|traffick|commando")
AIRCRAFT = re.compile(r"\b(HELICOPTERS?|GUNSHIPS?|PLANES?|AIRCRAFT|AIRPLANES?|JETS?|TANKS?|BULLETS?)$")
NUMBER = re.compile(r"^(ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|\d+)(?= )")
TAIL = re.compile(r"\s*[\[(].*$")


def span_text(article, span):
    return article["bytes"][span[0]:span[1]].decode("utf-8")


def inside(inner, outer):
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def sectors(actor):
    return set(actor["sectors"])


def is_armed(actor):
    return actor["kind"] in ("military", "police") or bool({"MIL", "COP"} & sectors(actor))


def is_rebel(actor):
    return actor["kind"] == "armed_group" or bool({"REB", "UAF", "CRM"} & sectors(actor))


def bare(text):
    """Without what stands in brackets, quotation marks, owners' endings, articles and numbers."""
    text = re.sub(r"'S?$", "", TAIL.sub("", text).strip(" \"',."))
    while COUNT.match(text):
        text = COUNT.sub("", text)
    return text


def person_names(article):
    return [n for n in article["names"] if n["type"] == "person"]


def full_name(article, text):
    """The longest name of a person in the article that holds all its words in a row."""
    text = TITLE.sub("", text)
    wanted = " %s " % plain(text)
    forms = [bare(n["text"]) for n in person_names(article)]
    return max([f for f in forms if wanted in " %s " % plain(f)] or [text], key=len)


def chain_of(article, span):
    """The phrases that mean the same as the one that begins here, the shortest that covers it."""
    holding = [(one[1] - one[0], chain["spans"]) for chain in article["chains"] for one in chain["spans"]
               if one[0] == span[0] and one[1] >= span[1]]
    return min(holding, default=(0, [span]))[1]


def name_of(article, span):
    """The name of a person in the phrase, else in one that means the same."""
    behind = [n for n in person_names(article) if 0 < n["span"][0] - span[1] < 20 and
              span_text(article, (span[1], n["span"][0])).strip() in ("", "NAMED", "IDENTIFIED AS")]
    if behind:
        return full_name(article, bare(behind[0]["text"]))
    for one in [span] + chain_of(article, span):
        names = [n for n in person_names(article) if inside(n["span"], one) and one[1] - n["span"][1] < 3 and
                 not span_text(article, (one[0], n["span"][0])).replace("BODY OF", "").rstrip().endswith((" OF", "'S"))]
        if names:
            return full_name(article, bare(names[-1]["text"]))
    return None


def head_form(article, actor):
    """What a pronoun stands for: the first of its chain that is none."""
    if not actor["pronoun"]:
        return actor
    others = [a for a in article["actors"] if a["chain"] == actor["chain"] and not a["pronoun"]]
    return others[0] if others else None


def attached(article, actor, claim):
    """"Terrorist attack": a word before the act, not one who is told to have done it."""
    after = span_text(article, (actor["span"][1], claim["event"]["trigger"]["span"][0]))
    return not after.strip() and not actor["text"].endswith("S") and not COUNT.match(actor["text"])


def org_form(article, actor):
    """One name for a body: the shortest of its chain, which is its letters where it has some."""
    forms = [bare(a["text"]) for a in article["actors"] if a["chain"] == actor["chain"] and not a["pronoun"] and a["kind"] in BODIES]
    letters = [f for f in forms if " " not in f and len(f) < 8]
    names = [bare(n["text"]) for n in article["names"] if n["type"] == "organisation" and inside(n["span"], actor["span"])]
    return min(letters or names[-1:] or [bare(actor["text"])], key=len)


def bodies_in(article, actor):
    """Organisations named in a phrase, and the rest of the phrase behind the last name: "FMLN guerrillas"."""
    found = [org_form(article, b) for b in article["actors"]
             if b["kind"] in BODIES and inside(b["span"], actor["span"]) and not MEMBERS.search(bare(b["text"]))]
    names = [n for n in article["names"] if n["type"] == "organisation" and inside(n["span"], actor["span"])]
    rest = bare(span_text(article, (names[-1]["span"][1], actor["span"][1])).lstrip(") ]")) if names else ""
    if not MEMBERS.search(rest):
        return found, None
    return found or [bare(names[-1]["text"])], rest


def culprit(article, actor):
    """Persons and groups by their words, organisations by their names."""
    actor = head_form(article, actor)
    if actor is None or actor["kind"] in ("country", "ethnic") or actor["text"].startswith("NO "):
        return
    bodies, rest = bodies_in(article, actor)
    for body in bodies:
        yield "organisation", body
    whole = bare(actor["text"])
    if MEMBERS.search(whole.split(" OF ")[0]):
        whole = whole.split(" OF ")[0]
    whole = rest or whole
    number = NUMBER.match(actor["text"])
    if BODY.search(whole):
        yield "organisation", whole
    elif actor["kind"] not in BODIES or MEMBERS.search(whole):
        yield "perpetrator", name_of(article, actor["span"]) or (number.group(0) + " " + whole if number else whole)


def perpetrators(article, claim, known):
    """Who is told to have done it, and who is accused of it."""
    event = claim["event"]
    accusation = event["type"] == "ACCUSE"
    for one in event["recipients" if accusation else "actors"]:
        if accusation or not attached(article, known[one], claim):
            yield from culprit(article, known[one])


def accuses(claim):
    event = claim["event"]
    if not event or event["type"] != "ACCUSE" or claim["stance"]["polarity"] != "+":
        return False
    return event["cameo"] == "115" or (event["cameo"] == "112" and event["about"] and event["about"]["type"] == "ASSAULT")


def guess(article):
    """Where no claim names an organisation: the armed group that the article speaks of most."""
    counts = collections.Counter(a["chain"] for a in article["actors"] if a["kind"] == "armed_group" and not a["pronoun"])
    for chain, _ in counts.most_common():
        for actor in article["actors"]:
            if actor["chain"] == chain and actor["kind"] == "armed_group" and not MEMBERS.search(bare(actor["text"])):
                return org_form(article, actor)
    return None


def words_of(text):
    return set(text.split())


def merge_weapons(found):
    """"A powerful bomb" and "the bomb" are one."""
    weapons = [text for role, text in found if role == "weapon"]
    for text in weapons:
        if any(words_of(other) < words_of(text) and other.split()[-1] == text.split()[-1] for other in weapons):
            del found["weapon", text]


def is_short_for(letters, name):
    """Letters of the name's words in any order, one apart: the letters may be those of its Spanish form."""
    initials = collections.Counter(word[0] for word in name.split() if word not in ("of", "for", "and"))
    spare = sum((collections.Counter(letters) - initials).values())
    return " " not in letters and 3 <= len(letters) <= len(name.split()) + 1 and spare <= 1


def merge_organisations(found):
    """A name and its letters are one; the letters stay."""
    texts = [text for role, text in found if role == "organisation"]
    for text in texts:
        short = [other for other in texts if other != text and is_short_for(other, text)]
        if short and " " in text:
            found["organisation", short[0]] += found.pop(("organisation", text))


def merge_perpetrators(found):
    """"Armed men" and "men" are one; "the attackers" are whoever else is told."""
    texts = [text for role, text in found if role == "perpetrator"]
    for text in texts:
        longer = any(words_of(text) < words_of(other) and other.split()[-1] == text.split()[-1] for other in texts)
        if longer or (VAGUE.search(text) and len(texts) > 1):
            del found["perpetrator", text]


def victims(article, claim):
    for target in claim["event"]["targets"]:
        if target["kind"] == "person":
            name = name_of(article, target["span"])
            yield ("victim", name) if name else ("described", bare(target["text"]))
        elif target["kind"] not in (None, "group", "military") and not AIRCRAFT.search(bare(target["text"])):
            yield "target", bare(target["text"])
            owners = [n for n in person_names(article) if inside(n["span"], target["span"])] if target["kind"] == "home" else []
            for owner in owners:
                yield "victim", full_name(article, bare(owner["text"]))


def relevant(claim, known):
    """What the task counts as terrorism: no fighting, nothing between armed sides, nothing that is denied, long past or a plan."""
    event, stance = claim["event"], claim["stance"]
    if not event or event["type"] != "ASSAULT" or stance["polarity"] != "+":
        return False
    if stance["status"] not in ("happened", "ongoing", "attempted", "failed", "threatened"):
        return False
    if FIGHTING.search(event["trigger"]["text"]):
        return False
    recipients = [known[r] for r in event["recipients"]]
    if any(t["kind"] not in (None, "person", "group", "military") for t in event["targets"]):
        return True
    return not recipients or not all((is_armed(r) and r["kind"] != "person") or is_rebel(r) for r in recipients)


def specific(article, claims, roles):
    """An article about incidents, not one that mentions violence: several claims of it, or one with a name, a thing, a weapon, a
    day or a place, that takes up some of the text."""
    if len(claims) < 3 and not roles & {"victim", "target", "weapon"}:
        return any(c["event"]["date"] or c["event"]["place"] for c in claims)
    return True


def fillers_of(article):
    """(role, words) to the claims that give them."""
    known = {a["id"]: a for a in article["actors"]}
    found = collections.defaultdict(list)
    claims = [claim for claim in article["claims"] if relevant(claim, known)]
    for claim in claims:
        pairs = list(perpetrators(article, claim, known)) + list(victims(article, claim))
        means = claim["event"]["means"]
        if means and not NO_WEAPON.search(re.sub(r"\b FIRE$", "", bare(means["text"]))) and not AIRCRAFT.search(bare(means["text"])):
            pairs.append(("weapon", MIGHT.sub("", re.sub(" FIRE$", "", bare(means["text"])))))
        for role, text in pairs:
            if plain(text) and claim not in found[role, plain(text)]:
                found[role, plain(text)].append(claim)
    if not found or not specific(article, claims, {role for role, _ in found}):
        return {}
    for claim in filter(accuses, article["claims"]):
        for role, text in perpetrators(article, claim, known):
            found[role, plain(text)].append(claim)
    if not any(role == "organisation" for role, _ in found) and any(role == "perpetrator" and REBELS.search(text) for role, text in found):
        name = guess(article)
        if name:
            found["organisation", plain(name)] = []
    merge_organisations(found)
    merge_weapons(found)
    merge_perpetrators(found)
    return found


# ---- how surely: stage and confidence ----

STAGES = {"happened": "ACCOMPLISHED", "ongoing": "ACCOMPLISHED", "attempted": "ATTEMPTED", "failed": "ATTEMPTED",
          "threatened": "THREATENED"}
DOUBT = re.compile(r"\b(ALLEGED|PRESUMED|SUSPECTED|SUPPOSED)\b")
AUTHORITY = {"GOV", "MIL", "COP", "JUD", "SPY", "LEG"}


def stage_of(claims):
    """That of most claims; what was done outweighs what was tried."""
    counts = collections.Counter(STAGES[c["stance"]["status"]] for c in claims if c["stance"]["status"] in STAGES)
    return max(STAGES.values(), key=lambda stage: (counts[stage], stage == "ACCOMPLISHED"))


def chain_ids(article, text):
    """Mentions of an organisation, by its words or by those of its chain; its members speak and act for it ("FMLN guerrillas")."""
    chains = {a["chain"] for a in article["actors"] if plain(bare(a["text"])) == text}
    return [a for a in article["actors"] if a["chain"] in chains or " %s " % text in " %s " % plain(a["text"])]


def is_authority(actor):
    return bool(AUTHORITY & sectors(actor)) or actor["kind"] in ("government", "military", "police", "country", "intelligence")


def suspects(claim):
    """"The police suspect the front", without a word for the act."""
    return claim["stance"]["polarity"] == "+" and re.search(r"SUSPECT|BLAM|RESPONSIB", claim["event"]["trigger"]["text"])


def owns(claim):
    """A claim of responsibility: for an act of one's own, not denied to have been made."""
    cue = claim["cue"]
    return cue and cue["act"] in ("claim", "admit") and not re.search(r"\bNOT\b|N'T", cue["text"])


def speaks(claim):
    return claim["cue"] and claim["cue"]["act"] in ("say", "report", "claim", "admit", "confirm") and \
        not re.search(r"\bNOT\b|N'T", claim["cue"]["text"])


def stances_on(article, text):
    """What is said of an organisation's part: it claims it, is accused of it, by authorities or others, or is held to have done it
    with less than certainty."""
    known = {a["id"]: a for a in article["actors"]}
    own = chain_ids(article, text)
    chains = {a["chain"] for a in own}

    def holds(span):
        return any(inside(a["span"], span) for a in own)

    for claim in article["claims"]:
        event = claim["event"] or {"type": None, "recipients": [], "actors": []}
        speakers = [known[s["actor"]] for s in claim["speakers"] if s["actor"]]
        its = event["type"] == "ASSAULT" and claim["stance"]["status"] in ("happened", "ongoing") and \
            any(holds(known[a]["span"]) or known[a]["chain"] in chains for a in event["actors"])
        responsible = re.search(r"RESPONSIB|CREDIT", span_text(article, claim["span"]))
        if (its and speaks(claim) or responsible and owns(claim)) and any(holds(s["span"]) for s in claim["speakers"][-1:]):
            yield "CLAIMED OR ADMITTED"
        accusers = None
        if event["type"] == "ACCUSE" and (accuses(claim) or suspects(claim)) and any(holds(known[a]["span"]) for a in event["recipients"]):
            accusers = speakers + [known[a] for a in event["actors"]]
        elif its and ((claim["stance"]["certainty"] in ("probable", "possible") and not speaks(claim)) or (claim["cue"] and claim["cue"]["act"] == "accuse") or
                      any(DOUBT.search(known[a]["text"]) for a in event["actors"])):
            accusers = speakers
        elif claim["cue"] and claim["cue"]["act"] == "accuse" and not event["type"]:
            accusers = speakers if any(map(holds, claim["content"]["spans"])) else None
        elif claim["cue"] and claim["cue"]["act"] == "believe" and not event["type"] and not speakers:
            accusers = [] if any(map(holds, claim["content"]["spans"])) else None
        if accusers is not None:
            yield "SUSPECTED OR ACCUSED" + (" BY AUTHORITIES" if any(map(is_authority, accusers)) else "")


def confidence_of(article, text, claims):
    said = set(stances_on(article, text))
    for answer in ("CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED"):
        if answer in said:
            return answer
    possible = claims and all(claim["stance"]["certainty"] == "possible" for claim in claims)
    return "POSSIBLE" if possible else "REPORTED AS FACT"


def gold_confidences(templates, text):
    """Of one organisation in all templates: each is right, and so is each alternative."""
    answers = set()
    for template in templates:
        if not any(text in map(plain, f["words"]) for f in template["fillers"].get("10", [])):
            continue
        for filler in template["fillers"].get("11", []):
            if not filler["all"] or text in map(plain, filler["all"]):
                answers.update(a.strip(" ?()") for a in filler["says"].split("/") if a.strip(" ?()"))
    return answers


# ---- scores ----

def answers_of(program, records):
    lines = "\n".join(json.dumps(r) for r in records) + "\n"
    done = subprocess.run([program, "code", "--plain", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    articles = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if len(articles) != len(records):
        sys.exit("muc.py: %d articles of %d" % (len(articles), len(records)))
    for article in articles:
        article["bytes"] = (article["text"] or "").encode("utf-8")
    return articles


def percent(part, whole):
    return 100 * part / whole if whole else 0.0


def f1(right, answered, gold):
    return percent(2 * right, answered + gold)


def count_role(found, templates, texts, slots, role, lenient, options):
    right = answered = gold = 0
    for name, text in texts.items():
        answers = sorted(text for kind, text in found[name] if kind in role)
        entities = entities_of(templates.get(name, []), slots, text)
        taken = aligned(answers, entities)
        right += len(taken)
        answered += len(answers)
        gold += sum(1 for i, e in enumerate(entities) if i in taken or not (lenient and e["optional"]))
        if options.verbose and options.role in role:
            wrong = [a for i, a in enumerate(answers) if i not in taken.values()]
            missed = ["/".join(sorted(e["words"])) for i, e in enumerate(entities) if i not in taken]
            print("%s%s | right %s | wrong %s | missed %s" % (name, "" if templates.get(name) else " -",
                  [answers[i] for i in taken.values()], wrong, missed))
    return right, answered, gold


def sum_roles(found, templates, texts, lenient, options, described):
    """F over the five roles."""
    total = collections.Counter()
    for slot, role in ROLES.items():
        if role == "described":
            continue
        wide = described and role == "victim"
        slots, roles = (["18", "19"], ["victim", "described"]) if wide else ([slot], [role])
        right, answered, gold = count_role(found, templates, texts, slots, roles, lenient, options)
        total.update(right=right, answered=answered, gold=gold)
        if not lenient and not described:
            print("  %-12s P %.1f R %.1f F %.1f (%d of %d, %d)" % (role, percent(right, answered), percent(right, gold),
                                                        f1(right, answered, gold), right, answered, gold))
    return f1(total["right"], total["answered"], total["gold"])


def count_stages(found, templates, options):
    right = whole = 0
    for name, own in templates.items():
        for template in own:
            words = {plain(w) for slot in ROLES for f in template["fillers"].get(slot, []) for w in f["words"]}
            claims = [c for (role, text), told in found[name].items() if role != "weapon" and text in words for c in told
                      if c["event"]["type"] == "ASSAULT"]
            if not claims:
                continue
            whole += 1
            right += stage_of(claims) in template["stage"]
            if options.verbose and options.role is None:
                print("%s stage %s: %s" % (name, template["stage"], stage_of(claims)))
    return right, whole


def count_confidences(found, templates, articles, options):
    right = whole = 0
    for name, own in templates.items():
        for role, text in found[name]:
            gold = gold_confidences(own, text) if role == "organisation" else ()
            if not gold:
                continue
            answer = confidence_of(articles[name], text, found[name][role, text])
            whole += 1
            right += answer in gold
            if options.verbose and options.role is None:
                print("%s %s %s: %s" % (name, text, sorted(gold), answer))
    return right, whole


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--part", choices=sorted(PARTS), default="tst")
    parser.add_argument("--role", choices=sorted(ROLES.values()))
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    folder = os.path.join(options.corpora, "events", "muc")
    if not os.path.isdir(folder):
        return SKIPPED
    files = [[p for pattern in patterns for p in sorted(glob.glob(os.path.join(folder, pattern)))]
             for patterns in PARTS[options.part]]
    texts, templates = read_texts(files[0]), read_templates(files[1])
    articles = dict(zip(texts, answers_of(options.program, [record(text) for text in texts.values()])))
    found = {name: fillers_of(article) for name, article in articles.items()}
    strict = sum_roles(found, templates, texts, False, options, False)
    lenient = sum_roles(found, templates, texts, True, options, False)
    wide = sum_roles(found, templates, texts, False, options, True)
    print("score\tMUC-4 role fillers, CEAF-REE F\t%.1f\t42; GRIT 54.5" % strict)
    print("score\tMUC-4 role fillers, optional ones no misses\t%.1f\t" % lenient)
    print("score\tMUC-4 role fillers, victims also by description\t%.1f\t" % wide)
    stage, confidence = count_stages(found, templates, options), count_confidences(found, templates, articles, options)
    print("score\tMUC-4 stage of execution, of %d incidents found\t%.1f %%\t85" % (stage[1], percent(*stage)))
    print("score\tMUC-4 confidence in the organisation, of %d found\t%.1f %%\t70" % (confidence[1], percent(*confidence)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
