"""invented.py -- reports of an invented war, as many as wanted: outlets that report, deny, reprint and revise."""

import datetime
import random

PLACES = ["Ulmek", "Harsk", "Orra", "Selvany", "Dorvan", "Ashenar", "Miret", "Tolven", "Karsk", "Belmar", "Ostrin", "Velda"]
SIDES = ["rebels of the Free Highland Front", "the Karvelian army", "fighters of the Red Ridge Brigade", "Tamurian border guards",
         "gunmen", "police", "militants"]
VICTIMS = ["soldiers", "civilians", "policemen", "fighters", "farmers", "truck drivers"]
SPEAKERS = ["the Karvelian Defence Ministry", "a local doctor", "two witnesses", "a spokesman of the Free Highland Front",
            "the governor of the province", "the Highland Monitoring Group"]
OUTLETS = ["Dorvan Herald", "Ashenar Courier", "Radio Orra", "The Valley Post", "Coastline News", "Selvany Observer", "Miret Mail"]
DEEDS = ["{a} attacked an army post near {p} on {d}, killing {n} {v}, {s} said.",
         "{a} shelled the town of {p} on {d} and killed {n} {v}, according to {s}.",
         "{s} said that {a} had killed at least {n} {v} in {p} on {d}.",
         "{a} arrested {n} {v} in {p} on {d}, {s} said.",
         "{a} ambushed a convoy near {p} on {d}. {n} {v} were killed, {s} said.",
         "{a} abducted {n} {v} from a village near {p} on {d}, {s} said."]
TALES = ["{s} denied that {a} had attacked {p}.", "{s} accused {a} of ordering the attack on {p}.",
         "The government and the Front will meet for talks in {p} next week, {s} said.", "Hundreds of people protested in {p} on {d}.",
         "{s} called for an investigation.", "{a} threatened to strike {p} again if the shelling goes on, {s} said.",
         "Roads to {p} were closed and the market stood empty, {s} told {o}.", "\"We will not leave {p},\" {s} said."]
FIRST = datetime.date(2026, 1, 1)


def sentence(pattern, choose, happening, outlet):
    text = pattern.format(a=happening["side"], p=happening["place"], d=happening["day"].strftime("%A"), n=happening["dead"],
                          v=happening["victims"], s=choose.choice(SPEAKERS), o=outlet)
    return text[0].upper() + text[1:]


def report(choose, happening, number):
    outlet = choose.choice(OUTLETS)
    told = dict(happening, dead=max(1, happening["dead"] + choose.choice([0, 0, 0, 1, 3])))
    lines = [sentence(choose.choice(DEEDS), choose, told, outlet)]
    lines += [sentence(pattern, choose, told, outlet) for pattern in choose.sample(TALES, choose.randint(2, 5))]
    published = happening["day"] + datetime.timedelta(days=choose.choice([0, 0, 1, 1, 2, 5]))
    return {"outlet": outlet, "url": f"https://{outlet.replace(' ', '').lower()}.example/{number}", "published": published.isoformat(),
            "title": f"{told['dead']} {told['victims']} in {told['place']}, says report {number}", "text": "\n\n".join(lines)}


def reprint(choose, article, number):
    """Another outlet, the same text or most of it, a day later at most."""
    outlet = choose.choice(OUTLETS)
    paragraphs = article["text"].split("\n\n")
    published = datetime.date.fromisoformat(article["published"]) + datetime.timedelta(days=choose.choice([0, 1]))
    return dict(article, outlet=outlet, url=f"https://{outlet.replace(' ', '').lower()}.example/r{number}",
                published=published.isoformat(), text="\n\n".join(paragraphs[:max(2, len(paragraphs) - choose.choice([0, 1]))]))


def articles(count, days=60, seed=1):
    """The same for the same seed; in no order of time. The more days, the fewer happenings share one."""
    choose = random.Random(seed)
    found = []
    while len(found) < count:
        happening = {"place": choose.choice(PLACES), "side": choose.choice(SIDES), "victims": choose.choice(VICTIMS),
                     "dead": choose.randint(2, 40), "day": FIRST + datetime.timedelta(days=choose.randrange(days))}
        for _ in range(choose.randint(1, 4)):
            found.append(report(choose, happening, len(found)))
            if choose.random() < 0.3:
                found.append(reprint(choose, found[-1], len(found)))
    return found[:count]
