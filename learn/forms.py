#!/usr/bin/env python3
"""forms.py -- the forms of the verbs that Sayso codes: forms.py DATA > forms.conllu

The treebanks hold few of the verbs of conflict, and a lemma guessed from an ending hides an act: "fled", "froze", "quelled",
"patrolled". Each verb at the head of an entry of the triggers, the cues and the stances is written down in all its forms, one a
sentence, for train_lemmas alone: regular ones by the rules of English spelling, the others from the table below. Apache-2.0."""

import glob
import os
import re
import sys

BARE, THIRD, ING, GERUND = "VerbForm=Inf", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "Tense=Pres|VerbForm=Part", "VerbForm=Ger"
PRESENT, ORDER = "Tense=Pres|VerbForm=Fin", "Mood=Imp|VerbForm=Fin"
PAST, PART, PASSIVE = "Tense=Past|VerbForm=Fin", "Tense=Past|VerbForm=Part", "Tense=Past|VerbForm=Part|Voice=Pass"

# base, past, participle
IRREGULAR = [row.split() for row in """arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten; become
became become; begin began begun; bend bent bent; bet bet bet; bid bid bid; bind bound bound; bite bit bitten; bleed bled bled; blow blew
blown; break broke broken; breed bred bred; bring brought brought; broadcast broadcast broadcast; build built built; burst burst burst;
buy bought bought; cast cast cast; catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost; creep
crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; drink drank drunk; drive drove driven; eat ate
eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found; flee fled fled; fling flung flung; fly flew
flown; forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; forsake forsook forsaken;
freeze froze frozen; get got got; give gave given; go went gone; grind ground ground; grow grew grown; hang hung hung; have had had; hear
heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known; lay laid
laid; lead led led; leave left left; lend lent lent; let let let; lie lay lain; lose lost lost; make made made; mean meant meant; meet met
met; mislead misled misled; mistake mistook mistaken; overcome overcame overcome; override overrode overridden; overrun overran overrun;
oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; panic panicked panicked; pay paid paid; peacekeep peacekept peacekept; put put put; quit quit quit; read
read read; rebuild rebuilt rebuilt; rethink rethought rethought; retake retook retaken; rewrite rewrote rewritten; rid rid rid; ride rode
ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set
set set; shake shook shaken; shed shed shed; shoot shot shot; show showed shown; shrink shrank shrunk; shut shut shut; sing sang sung;
sink sank sunk; sit sat sat; slay slew slain; sleep slept slept; slide slid slid; slit slit slit; sling slung slung; sneak snuck snuck; speak spoke spoken;
speed sped sped; spend spent spent; spin spun spun; split split split; spread spread spread; spring sprang sprung; stand stood stood;
steal stole stolen; stick stuck stuck; sting stung stung; strike struck struck; strive strove striven; swear swore sworn; sweep swept
swept; swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore torn; tell told told; think thought thought;
throw threw thrown; thrust thrust thrust; tread trod trodden; traffic trafficked trafficked; unbind unbound unbound; undergo underwent undergone; understand understood
understood; undertake undertook undertaken; undo undid undone; unfreeze unfroze unfrozen; uphold upheld upheld; upset upset upset; wear
wore worn; weep wept wept; win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood
withstood; wreak wrought wrought; wring wrung wrung; write wrote written""".split(";")]
# Verbs of more than one syllable that double their last letter, for the stress is on it.
STRESSED = set("""abet abhor acquit admit airdrop allot annul commit compel concur confer control defer demur deter dispel embed emit enrol equip
excel expel extol fulfil handicap impel incur infer kidnap machinegun occur omit outfit outwit patrol permit prefer propel rebel rebut recur refer regret
remit repel submit transfer transmit unban""".split())

TIMES = 12  # so often each stands there: a treebank has slips of its own ("fled" from "flead"), and whole words are counted


def stems(verb):
    """What "ed" and "ing" are put behind: one stem, two where British and American spelling part."""
    if verb.endswith("c"):
        return [verb + "k"]
    if verb.endswith("gas"):
        return [verb + "s"]
    short = re.search(r"(?:^|[^aeiou]|qu)[aeiouy][bdfglmnprtvz]$", verb)
    if not short:
        return [verb]
    if len(re.findall(r"[aeiouy]+", verb.replace("qu", "k"))) == 1 or verb in STRESSED:
        return [verb + verb[-1]]
    return [verb, verb + "l"] if verb.endswith("l") else [verb]


def regular_past(verb):
    if verb.endswith("e"):
        return [verb + "d"]
    if re.search(r"[^aeiou]y$", verb):
        return [verb[:-1] + "ied"]
    return [stem + "ed" for stem in stems(verb)]


def participles(verb):
    if verb.endswith("ie"):
        return [verb[:-2] + "ying"]
    if re.search(r"[^eoy]e$", verb) and len(verb) > 2:
        return [verb[:-1] + "ing"]
    return [stem + "ing" for stem in stems(verb)]


def third(verb):
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s")


def forms(verb, irregular):
    for feats in (BARE, PRESENT, ORDER):
        yield verb, feats
    yield third(verb), THIRD
    for form in participles(verb):
        yield form, ING
        yield form, GERUND
    past, part = irregular.get(verb, (None, None))
    for form in [past] if past else regular_past(verb):
        yield form, PAST
    for form in [part] if part else regular_past(verb):
        yield form, PART
        yield form, PASSIVE


def verbs(data):
    """The first words of entries such as "break off.v" and "open+fire.v"."""
    for path in glob.glob(os.path.join(data, "triggers", "*.txt")) + glob.glob(os.path.join(data, "cues", "verbs_*.txt")) + \
            [os.path.join(data, "stance.txt")]:
        for line in open(path, encoding="utf-8"):
            found = re.match(r"([a-z]+)(?:[ +][a-z +]+)?\.(?:v|s)\s*$", line)
            if found and not found.group(1).endswith("ly"):
                yield found.group(1)


def main():
    irregular = {base: (past, part) for base, past, part in IRREGULAR}
    for verb in sorted(set(verbs(sys.argv[1])) | set(irregular)):
        for form, feats in forms(verb, irregular):
            print(TIMES * ("# text = %s\n1\t%s\t%s\tVERB\t_\t%s\t0\troot\t_\t_\n\n" % (form, form, verb, feats)), end="")


if __name__ == "__main__":
    main()
