"""Traps that real collections hold: what looks like a second happening, a contradiction or an independent report, and is none.

    test_traps.py PROGRAM SOURCE

Each trap is a few articles about an invented war, read into a ledger of their own."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile

program, source = sys.argv[1:3]
passed = failed = 0

WHERE = {"Orra": "Radio Orra", "Courier": "Ashenar Courier", "Post": "Valley Post", "Herald": "Dorvan Herald"}


def article(outlet, published, title, *paragraphs):
    return {"outlet": WHERE[outlet], "published": published, "title": title, "text": "\n\n".join(paragraphs)}


class Ledger:
    def __init__(self, *articles):
        self.folder = tempfile.TemporaryDirectory()
        path, lines = (os.path.join(self.folder.name, name) for name in ("traps.db", "articles.jsonl"))
        with open(lines, "w", encoding="utf-8") as file:
            for number, one in enumerate(articles):
                file.write(json.dumps({"url": "https://example.org/%d" % number, **one}) + "\n")
        subprocess.run([program, "add", path, lines, "--dictionary", os.path.join(source, "demo", "dictionary.txt"), "--quiet"],
                       check=True)
        self.path, self.base = path, sqlite3.connect(path)

    def all(self, sql):
        return self.base.execute(sql).fetchall()

    def sides(self, question):
        """The answers that hold, of each dispute on the question."""
        found = {}
        for dispute, answer in self.all(
                "SELECT d.id, s.answer FROM dispute d JOIN dispute_side s ON s.dispute = d.id WHERE d.question = '%s'"
                " AND s.claims > 0 ORDER BY s.answer" % question):
            found.setdefault(dispute, []).append(answer)
        return sorted(found.values())

    def attacks(self):
        """Days and tolls of the assaults that somebody counts the dead of."""
        return self.all("SELECT DISTINCT e.id, e.first_day FROM event e JOIN figure f ON f.event = e.id"
                        " WHERE f.unit = 'killed' ORDER BY e.first_day")

    def origins(self):
        return [row[0] for row in self.all("SELECT ao.origin FROM article a JOIN article_origin ao ON ao.article = a.id"
                                           " ORDER BY a.url")]


def expect(sentence, found, wanted):
    global passed, failed
    passed += found == wanted
    failed += found != wanted
    if found != wanted:
        print("FAILED: %s: found %s, wanted %s" % (sentence, found, wanted))


def toll(outlet, published, day, count, speaker="the Defence Ministry", town="Ulmek"):
    return article(outlet, published, "Shelling of %s kills %s" % (town, count),
                   "Shelling of %s on %s killed %s people, %s said." % (town, day, count, speaker))


def dates_of_records_may_be_weeks_off():
    first = article("Post", "2026-09-28", "Shelling of Ulmek kills nine",
                    "17 November 2026", "Shelling of Ulmek on Monday killed nine people, the Defence Ministry said.")
    ledger = Ledger(first, toll("Orra", "2026-11-17", "Monday", "nine"))
    expect("the date in the text rules over a record that is weeks off",
           [row[0] for row in ledger.all("SELECT published FROM article")], ["2026-11-17"] * 2)
    expect("two reports of one shelling are one event, though a record is weeks off", len(ledger.attacks()), 1)


def one_village_is_spelled_four_ways():
    ledger = Ledger(*(toll(outlet, "2026-11-17", "Monday", "nine", town=town) for outlet, town in
                      (("Post", "Karsada"), ("Orra", "Karsadah"), ("Herald", "Karsadeh"), ("Courier", "Kersada"))))
    expect("one village spelled four ways is one place of one event", len(ledger.attacks()), 1)


def three_strikes_on_one_town_have_the_same_toll():
    ledger = Ledger(toll("Post", "2026-11-03", "Monday", "six"), toll("Orra", "2026-11-07", "Friday", "six"),
                    toll("Herald", "2026-11-11", "Tuesday", "six"))
    expect("three strikes on one town in nine days with the same toll are three",
           [row[1] for row in ledger.attacks()], ["2026-11-02", "2026-11-06", "2026-11-10"])
    expect("and no dispute", ledger.sides("killed") + ledger.sides("when"), [])


def a_speaker_revises_a_figure():
    ledger = Ledger(toll("Post", "2026-11-17", "Monday", "nine"), toll("Orra", "2026-11-19", "Monday", "14"))
    expect("a speaker's own later figure is no dispute", ledger.sides("killed"), [])
    expect("but a revision of the earlier one",
           ledger.all("SELECT best, revised FROM figure WHERE unit = 'killed' AND revises IS NOT NULL"), [(14, 0)])
    expect("and the earlier one is marked", {row[0] for row in ledger.all("SELECT best FROM figure WHERE revised")}, {9})
    others = Ledger(toll("Post", "2026-11-17", "Monday", "nine"), toll("Orra", "2026-11-19", "Monday", "14"),
                    toll("Herald", "2026-11-18", "Monday", "20", speaker="the Red Crescent"))
    expect("others contradict what it says last", others.sides("killed"), [["14", "20"]])


def bounds_parts_and_periods_contradict_nothing():
    expect("at least ten beside twelve is no dispute",
           Ledger(toll("Post", "2026-11-17", "Monday", "at least ten"),
                  toll("Orra", "2026-11-17", "Monday", "12", speaker="the Red Crescent")).sides("killed"), [])
    expect("dozens beside forty is no dispute",
           Ledger(toll("Post", "2026-11-17", "Monday", "dozens of"),
                  toll("Orra", "2026-11-17", "Monday", "40", speaker="the Red Crescent")).sides("killed"), [])
    expect("a part beside its total is no dispute",
           Ledger(article("Post", "2026-11-17", "Shelling of Ulmek kills 12",
                          "Shelling of Ulmek on Monday killed 12 people, including three children, the Defence Ministry said."),
                  article("Orra", "2026-11-17", "Three children die in Ulmek",
                          "Shelling of Ulmek on Monday killed three children, the Red Crescent said.")).sides("killed"), [])
    expect("a longer time with the lower number is no dispute",
           Ledger(toll("Post", "2026-11-17", "Monday", "12"),
                  article("Orra", "2026-11-17", "Nine dead in Ulmek since spring",
                          "Shelling of Ulmek has killed nine people since 1 March, the Red Crescent said.")).sides("killed"), [])
    expect("twelve beside twenty is one",
           Ledger(toll("Post", "2026-11-17", "Monday", "12"),
                  toll("Orra", "2026-11-17", "Monday", "20", speaker="the Red Crescent")).sides("killed"), [["12", "20"]])


def a_headline_sums_two_places():
    sums = article("Post", "2026-11-17", "Shelling kills 21 in the highlands",
                   "Shelling killed 21 people in Karvelia on Monday, the Defence Ministry said.",
                   "Nine died in Ulmek on Monday, the ministry said. Twelve died in Harsk on Monday, the ministry said.")
    expect("a headline's sum of two places contradicts the toll of neither",
           Ledger(sums, toll("Orra", "2026-11-17", "Monday", "nine", speaker="the Red Crescent"),
                  toll("Herald", "2026-11-17", "Monday", "12", speaker="the Red Crescent", town="Harsk")).sides("killed"), [])


def an_old_count_stands_under_a_new_headline():
    old = article("Post", "2026-11-19", "Shelling of Ulmek kills 14",
                  "Shelling of Ulmek on Monday killed nine people, the Defence Ministry said.")
    expect("an old count kept under a new headline is no dispute within one article", Ledger(old).sides("killed"), [])


def an_outlet_sets_figures_against_each_other():
    split = article("Post", "2026-11-17", "Conflicting tolls after shelling of Ulmek",
                    "Shelling of Ulmek on Monday killed 16 people, the Defence Ministry said.",
                    "The Red Crescent said that the shelling killed at least 32 people.")
    expect("16, or 32 and more, set against each other by the outlet is a dispute inside one article",
           Ledger(split).sides("killed"), [["16", "at least 32"]])


def a_retelling_credits_an_observer_with_anothers_figure():
    ledger = Ledger(
        article("Post", "2026-11-17", "Shelling of Ulmek kills nine",
                "Shelling of Ulmek on Monday killed nine people, the Defence Ministry said."),
        article("Orra", "2026-11-17", "Shelling of Ulmek kills 14",
                "Shelling of Ulmek on Monday killed 14 people, the Red Crescent said."),
        article("Herald", "2026-11-17", "Ministry: 14 dead in Ulmek",
                "The Defence Ministry said that shelling of Ulmek on Monday killed 14 people."))
    expect("a retelling that credits one with another's figure makes no third side", ledger.sides("killed"), [["14", "9"]])
    expect("and is noted as such",
           ledger.all("SELECT count(*) FROM dispute_claim WHERE standing = 'credited'")[0][0] > 0, True)


QUOTED = ("\"We will not leave the highlands before the last prisoner is free, and we will answer every shell that falls on our "
          "villages with two, whatever the observers in their hotels may write about it,\" Commander Ilan Torv told reporters")
TWEET = ("Just in: convoy of 12 trucks seen leaving Harsk on the northern road this morning, lights off, heading for the pass "
         "near Ulmek as drones circle overhead")
CAPTION = ("Residents of Ulmek walk past a burnt-out bus near the market in the centre of the town on Monday after a night of "
           "shelling. Photo: Lena Korr")
FOOTER = ("The Valley Press Fund trains young reporters in the highlands. Write to us if you want to help, or come to one of our "
          "open evenings on the first Tuesday of each month in the old railway station of Dorvan.")


def long_quotations_are_no_reprints():
    for what, shared in (("a long quotation", QUOTED + "."), ("a tweet without marks", TWEET + "."), ("a caption", CAPTION),
                         ("a footer", FOOTER)):
        ledger = Ledger(
            article("Post", "2026-11-17", "Front vows to stay", "The Free Highland Front rejected a truce on Monday.",
                    shared, "Talks in Miret broke down after the mediators of Selvany failed to bring both delegations into "
                    "one room, officials said. A new round is not planned before the winter, and the bridge stays closed."),
            article("Orra", "2026-11-17", "No truce in sight", "Hopes for a truce in the highlands fade.",
                    "Farmers near Harsk have begun to bring in the late harvest under the eyes of army patrols. The price of "
                    "bread has doubled since September, and schools in three districts remain shut for want of coal.", shared))
        expect("%s in two outlets' own reports makes neither a reprint" % what, len(set(ledger.origins())), 2)


WIRE = ["Rebels of the Free Highland Front attacked an army convoy on the road to Ulmek on Monday and killed 14 soldiers, the "
        "Defence Ministry said.",
        "The convoy had left Harsk before dawn with supplies for two garrisons that have been cut off by snow for a week.",
        "A spokesman for the Front said that its fighters had taken nine prisoners and would hand them over to the Red Cross.",
        "The ministry denied that any soldier had been captured and said that the road was open again by noon."]
MORE = ["In Dorvan the opposition called for a debate in parliament on the conduct of the war.",
        "Traders in the capital said that the price of fuel rose by a tenth after the news of the attack.",
        "It was the deadliest attack on the army since the spring, when a bomb killed 20 recruits at a station."]


def write_throughs_are_one_text():
    ledger = Ledger(article("Post", "2026-11-16", "Convoy attacked", *WIRE),
                    article("Orra", "2026-11-17", "Convoy attacked near Ulmek", WIRE[0], *MORE, *WIRE[2:]),
                    article("Herald", "2026-11-17", "Attack on convoy kills 14", *WIRE, MORE[0]))
    expect("write-throughs that share most of an agency's text have its origin", len(set(ledger.origins())), 1)


def a_round_up_holds_a_brief():
    brief = article("Post", "2026-11-16", "Convoy attacked near Ulmek", *WIRE[:2])
    roundup = article("Courier", "2026-11-17", "The day in the highlands",
                      "Parliament in Dorvan passed the budget of the railways after a debate that went on until midnight, with "
                      "the votes of the farmers' league and against those of the liberals, who want to sell the northern line.",
                      *WIRE[:2],
                      "In Selvany the king received the envoys of the lake states, who came to speak about fishing rights. They "
                      "will meet again in the spring, when the ice is off the lake and the boats can go out.")
    ledger = Ledger(brief, roundup)
    expect("a round-up is a text of its own", len(set(ledger.origins())), 2)
    expect("but the brief that it holds whole is not its own",
           ledger.all("SELECT count(*) > 0 FROM claim_text_origin")[0][0], 1)


def a_relay_puts_its_label_over_an_agency():
    agency = article("Post", "2026-11-17", "Convoy attacked", "HARSK, Nov 17 (Reuters) - " + WIRE[0], *WIRE[1:])
    relay = article("Orra", "2026-11-17", "Convoy attacked", "Radio Orra - " + WIRE[0], *WIRE[1:])
    expect("a relay's label over an agency's text does not make it the relay's", len(set(Ledger(agency, relay).origins())), 1)


def headlines_say_nothing_of_texts():
    own = article("Orra", "2026-11-17", "Convoy attacked",
                  "Soldiers who survived the ambush on the road to Ulmek told Radio Orra of a night in the snow. \"We heard "
                  "the first shot at four,\" one of them said in the hospital of Harsk, where 11 of the wounded were treated.",
                  "Doctors there have no blood left for operations and sent the worst cases to Dorvan by helicopter.")
    same = article("Post", "2026-11-17", "Convoy attacked", *WIRE)
    other = article("Herald", "2026-11-17", "Blood on the Ulmek road", *WIRE)
    expect("one headline over two texts makes them no reprints", len(set(Ledger(own, same).origins())), 2)
    expect("and two headlines over one text do not keep it apart", len(set(Ledger(same, other).origins())), 1)


def the_two_sides_blame_each_other():
    ledger = Ledger(article("Post", "2026-11-17", "Ulmek market shelled",
                            "Shells hit the market of Ulmek on Monday and killed nine people.",
                            "The Karvelian army and the Free Highland Front blamed each other for the attack."))
    expect("two who blame each other are two sides of who did it",
           ledger.sides("who"), [["Free Highland Front", "Karvelian army"]])


def denials_are_joined_across_articles():
    ledger = Ledger(article("Post", "2026-11-17", "Army accused of gas attack on Ulmek",
                            "The Free Highland Front accused the Karvelian army of using chemical weapons in Ulmek on Monday."),
                    article("Herald", "2026-11-18", "Army rejects charge",
                            "The Karvelian army denied that it used chemical weapons in Ulmek on Monday."))
    expect("what one article says and another's speaker denies is disputed", ledger.sides("happened"), [["no", "yes"]])


def raid(outlet, published, day, count="14", speaker="the Defence Ministry"):
    return article(outlet, published, "Rebels ambush convoy near Ulmek",
                   "Rebels of the Free Highland Front attacked an army convoy in Ulmek on %s and killed %s soldiers, %s said."
                   % (day, count, speaker),
                   "The convoy carried winter coats for two garrisons cut off by snow.")


def two_voices_date_one_raid():
    cross = "the Red Cross"
    ledger = Ledger(raid("Post", "2026-11-19", "Monday"), raid("Orra", "2026-11-19", "Wednesday", speaker=cross))
    expect("one raid that two voices date otherwise is one event", len(ledger.attacks()), 1)
    expect("and its day is disputed", ledger.sides("when"), [["2026-11-16", "2026-11-18"]])
    for what, first, second in (
            ("another toll", raid("Post", "2026-11-19", "Monday"), raid("Orra", "2026-11-19", "Wednesday", "nine", cross)),
            ("the same voice", raid("Post", "2026-11-19", "Monday"), raid("Orra", "2026-11-19", "Wednesday")),
            ("three days between", raid("Post", "2026-11-19", "Sunday"), raid("Orra", "2026-11-19", "Wednesday", speaker=cross)),
            ("a report older than the later day", raid("Post", "2026-11-17", "Monday"),
             raid("Orra", "2026-11-19", "Wednesday", speaker=cross))):
        ledger = Ledger(first, second)
        expect("%s: two raids" % what, (len(ledger.attacks()), ledger.sides("when")), (2, []))
    night = Ledger(raid("Post", "2026-11-19", "Monday night"), raid("Orra", "2026-11-19", "Tuesday", speaker=cross))
    expect("a night lies in two days", (len(night.attacks()), night.sides("when")), (1, []))


TRAPS = [
    dates_of_records_may_be_weeks_off, one_village_is_spelled_four_ways, three_strikes_on_one_town_have_the_same_toll,
    a_speaker_revises_a_figure, bounds_parts_and_periods_contradict_nothing, a_headline_sums_two_places,
    an_old_count_stands_under_a_new_headline, an_outlet_sets_figures_against_each_other,
    a_retelling_credits_an_observer_with_anothers_figure, long_quotations_are_no_reprints, write_throughs_are_one_text,
    a_round_up_holds_a_brief, a_relay_puts_its_label_over_an_agency, headlines_say_nothing_of_texts,
    the_two_sides_blame_each_other, denials_are_joined_across_articles, two_voices_date_one_raid]
for trap in TRAPS:
    trap()
print("passed %d, failed %d" % (passed, failed))
sys.exit(failed > 0)
