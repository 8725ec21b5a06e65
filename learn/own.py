#!/usr/bin/env python3
"""own.py -- a small treebank of our own: own.py COUNT > own.conllu

News sentences whose like the treebanks hardly hold, put together from patterns annotated by hand below and lists of words: who
told whom that who did what to whom, denials, rejected claims, orders, plans, conditions, speakers behind what they said,
casualties, headlines. The relations follow Universal Dependencies as UD English EWT 2.15 applies them. No sentence is copied
from a text, and what they say never happened. The countries of eval/probes.py do not occur, so that these stay unseen.
Apache-2.0, as the whole of this project. One fixed seed: the same COUNT gives the same bytes."""

import random
import sys

CHOICE = random.Random(20261121)
PAST, PRES = "Mood=Ind|Tense=Past|VerbForm=Fin", "Mood=Ind|Tense=Pres|VerbForm=Fin"
SING, PLUR, BARE, PART = "Number=Sing", "Number=Plur", "VerbForm=Inf", "Tense=Past|VerbForm=Part"
ING, GERUND, PASSIVE = "Tense=Pres|VerbForm=Part", "VerbForm=Ger", "Tense=Past|VerbForm=Part|Voice=Pass"


def pick(*choices):
    return CHOICE.choice(choices[0] if len(choices) == 1 else choices)


def maybe(share):
    return CHOICE.random() < share


# ---- trees ----

class Node:
    """A word with what hangs on it: left and right hold (relation, node) in the order of the text."""

    def __init__(self, form, lemma, upos, feats="_"):
        self.form, self.lemma, self.upos, self.feats = form, lemma or form.lower(), upos, feats
        self.left, self.right, self.plural = [], [], PLUR in feats

    def before(self, relation, node):
        self.left.append((relation, node))
        return self

    def after(self, relation, node):
        self.right.append((relation, node))
        return self

    def first(self, relation, node):
        self.left.insert(0, (relation, node))
        return self

    def words(self):
        for _, node in self.left:
            yield from node.words()
        yield self
        for _, node in self.right:
            yield from node.words()


def word(text):
    """form/lemma/UPOS or form/lemma/UPOS/features; an empty lemma is the form in small letters."""
    form, lemma, upos, feats = (text.split("/") + ["_"])[:4]
    return Node(form, lemma, upos, feats)


def comma():
    return word(",//PUNCT")


def conllu(number, root):
    words = list(root.words())
    after = words[1:] + [root]
    words = [w for w, next_one in zip(words, after) if w.form != "," or next_one.form not in (",", ".")]
    place = {id(w): i + 1 for i, w in enumerate(words)}
    rows, text, heads = [], "", {id(root): (0, "root")}
    for w in words:
        for relation, child in w.left + w.right:
            heads[id(child)] = (place[id(w)], relation)
    opened = False
    for i, w in enumerate(words):
        form = w.form[0].upper() + w.form[1:] if i == 0 or (i == 1 and words[0].form == '"') else w.form
        closing = w.form == '"' and opened
        joined = not text or closing or form in (",", ".", ":", "'s", "'") or (words[i - 1].form == '"' and opened)
        text += form if joined else " " + form
        if form == '"':
            opened = not opened
        if form in ("'s", "'"):
            rows.insert(len(rows) - 1, "%d-%d\t%s%s\t" % (i, i + 1, words[i - 1].form, form) + "\t".join("_" * 8))
        head, relation = heads[id(w)]
        rows.append("\t".join([str(i + 1), form, w.lemma, w.upos, "_", w.feats, str(head), relation, "_", "_"]))
    begin = "# newdoc id = own-%d\n" % number if number % 3 == 0 else ""
    return "%s# newpar\n# sent_id = own-%d\n# text = %s\n%s\n" % (begin, number, text, "\n".join(rows))


# ---- names and nouns ----

COUNTRIES = ("Armenia Azerbaijan Turkey Greece Cyprus Iran Iraq Yemen Libya Chad Mali Niger Kenya Somalia Uganda Rwanda Congo "
             "Burundi Cuba Colombia Venezuela Guyana Serbia Kosovo Croatia Moldova Belarus Poland Kuwait Jordan Egypt Algeria "
             "Morocco Thailand Cambodia Japan Vietnam Taiwan France Afghanistan Uzbekistan Bahrain Oman Zambia Angola").split()
NATIONAL = ("Armenian Azerbaijani Turkish Greek Iranian Iraqi Yemeni Libyan Chadian Malian Kenyan Somali Ugandan Rwandan "
            "Congolese Cuban Colombian Venezuelan Serbian Croatian Moldovan Belarusian Polish Kuwaiti Jordanian Egyptian "
            "Algerian Moroccan Thai Cambodian Japanese French Afghan western Western American British German").split()
CITIES = ("Goma Bukavu Tripoli Benghazi Basra Mosul Kirkuk Aden Taiz Mogadishu Kismayo Timbuktu Gao Kandahar Herat Jalalabad "
          "Mitrovica Caracas Bogota Ankara Athens Yerevan Baku Tabriz Shiraz Maracaibo Kampala Kigali Nairobi Algiers").split()
GROUPS = "Taliban Houthis Shabab Hezbollah Hamas".split()
FIRST = "Ahmed Maria Juan Anna David Leila Omar Helen Peter Fatima Carlos Elena Joseph Nadia Robert Amina Paul Hassan".split()
LAST = ("Karimi Lopez Petrosyan Haddad Okello Mbeki Novak Demir Costa Silva Rahimi Kagame Moreau Yilmaz Papadakis Njoroge "
        "Osman Toure Diallo Mansour Ivanovic Kovac Tanaka Suzuki Sok Chan Farah Abdi").split()
TITLES = [["President"], ["General"], ["Colonel"], ["Senator"], ["Governor"], ["Mayor"], ["Prime", "Minister"],
          ["Foreign", "Minister"], ["Defense", "Minister"], ["Interior", "Minister"], ["Ambassador"]]
PEOPLE = ("official commander general minister governor spokesman spokeswoman diplomat officer witness resident doctor lawmaker "
          "activist analyst senator lawyer prosecutor adviser aide mayor leader envoy ambassador colonel judge").split()
FIGHTERS = ("troops/troop rebels/rebel soldiers/soldier militants/militant gunmen/gunman forces/force insurgents/insurgent "
            "fighters/fighter jets/jet warplanes/warplane guerrillas/guerrilla militiamen/militiaman police/police "
            "commandos/commando").split()
BODIES = "army government military ministry navy agency party group parliament opposition court commission council junta".split()
VICTIMS = ("soldiers/soldier civilians/civilian protesters/protester villagers/villager journalists/journalist "
           "people/people workers/worker students/student officers/officer diplomats/diplomat children/child women/woman "
           "prisoners/prisoner refugees/refugee").split()
SITES = ("base/base village/village airport/airport embassy/embassy convoy/convoy town/town hospital/hospital positions/position "
         "border/border port/port refinery/refinery camps/camp villages/village checkpoint/checkpoint capital/capital "
         "bases/base bridge/bridge").split()
NUMBERS = "two three four five six seven eight nine ten 12 15 18 20 23 30 45 60 100 150 200 2,000 5,000".split()
OUTLETS = "Reuters AFP Interfax Tass".split()
PLACED = "northern southern eastern western central".split()


def noun(text, determiner=None):
    form, lemma = (text.split("/") + [text])[:2]
    node = Node(form, lemma, "NOUN", PLUR if form != lemma or form in ("police", "people") else SING)
    if determiner == "a":
        node.before("det", word("an/a/DET" if form[0] in "aeiou" else "a//DET"))
    elif determiner:
        node.before("det", word("the//DET"))
    return node


def name(form):
    return Node(form, form, "PROPN", SING)


def country():
    return name(pick(COUNTRIES))


def of_nation(node):
    nation = pick(NATIONAL)
    return node.before("amod", Node(nation, nation.replace("W", "w"), "ADJ", "Degree=Pos"))


def with_article(make, article):
    """An article before what make() hangs on the left."""
    node = make()
    form = next(node.words()).form
    if article == "a":
        article = "an" if form[0].lower() in "aeiou" else "a"
    return node.first("det", Node(article, "a" if article == "an" else article, "DET"))


def possessive(owner, node):
    owner.after("case", Node("'s", "'s", "PART"))
    return node.before("nmod:poss", owner)


def person():
    node = name(pick(FIRST)).after("flat", name(pick(LAST))) if maybe(0.7) else name(pick(LAST))
    if maybe(0.5):
        title = pick(TITLES)
        head = name(title[-1])
        for part in title[:-1]:
            if part == "Defense":
                head.before("compound", name(part))
            else:
                head.before("amod", Node(part, "foreign" if part == "Foreign" else part, "ADJ", "Degree=Pos"))
        if maybe(0.4):
            of_nation(head)
            head.left.insert(0, head.left.pop())
        node.first("nmod:desc", head)
    return node


def plurals(text):
    return text + "s" if not text.endswith(("man", "ss")) else text[:-3] + "men" if text.endswith("man") else text + "es"


def officials():
    lemma = pick(PEOPLE)
    node = Node(plurals(lemma), lemma, "NOUN", PLUR)
    kind = pick("plain", "nation", "nation", "service", "senior", "two", "of")
    if kind == "nation":
        of_nation(node)
    elif kind == "service":
        node.before("compound", noun(pick("government", "security", "army", "intelligence", "police", "rebel", "hospital",
                                          "Defense", "opposition").lower()))
    elif kind == "senior":
        node.before("amod", Node(pick("senior", "local", "several", "many", "former", "military"), "", "ADJ", "Degree=Pos"))
        node.left[-1][1].lemma = node.left[-1][1].form
    elif kind == "two":
        node.before("nummod", Node(pick(NUMBERS[:6]), "", "NUM"))
        node.left[-1][1].lemma = node.left[-1][1].form
    elif kind == "of":
        node.after("nmod", noun(pick(BODIES), "the").first("case", word("in//ADP")))
    return node


def body():
    kind = pick("body", "body", "nation", "possessive", "ministry", "group")
    if kind == "nation":
        return with_article(lambda: of_nation(noun(pick(BODIES))), "the")
    if kind == "possessive":
        return possessive(country(), noun(pick(BODIES)))
    if kind == "ministry":
        head = name("Ministry")
        if maybe(0.5):
            head.before("compound", name(pick("Defense", "Health", "Justice")))
        else:
            head.before("amod", word("Foreign/foreign/ADJ/Degree=Pos"))
        return head.first("det", word("the//DET"))
    if kind == "group":
        group = pick(GROUPS)
        if group == "Houthis":
            return Node(group, "Houthi", "PROPN", PLUR).before("det", word("the//DET"))
        return name(group).before("det", word("the//DET")) if group in GROUPS[:3] else name(group)
    return noun(pick(BODIES), "the")


def one_official():
    make = lambda: of_nation(noun(pick(PEOPLE))) if maybe(0.5) else noun(pick(PEOPLE))
    node = with_article(make, pick("the", "a"))
    if maybe(0.35):
        node.after("nmod", body().first("case", word(pick("for//ADP", "of//ADP", "from//ADP"))))
    return node


def introduced():
    """Anna Costa, a spokeswoman for the army,"""
    node, role = person(), one_official()
    return node.after("appos", role.first("punct", comma())).after("punct", comma())


def overseer():
    """The agency that oversees ...: here "that" is a pronoun."""
    node = noun(pick(BODIES), pick("the", "a"))
    clause = inflect(pick("oversee oversees oversaw overseen overseeing", "run runs ran run running",
                          "guard guards guarded guarded guarding", "publish publishes published published publishing",
                          "control controls controlled controlled controlling").split(), pick("past", "pres"), False)
    what = noun(pick("elections/election", "prisons/prison", "report", "region", "mines/mine", "borders/border"),
                pick(None, "the")) if maybe(0.7) else site()
    return node.after("acl:relcl", clause.first("nsubj", word("that//PRON/PronType=Rel")).after("obj", what))


def pair():
    one, two = noun(pick(PEOPLE), "the"), noun(pick(PEOPLE), "the")
    one.after("conj", two.first("cc", word("and//CCONJ")))
    one.plural = True
    return one


def speaker():
    return pick(officials, officials, body, body, one_official, one_official, person, person, country, pair, pair,
                introduced, overseer)()


def fighters():
    node = noun(pick(FIGHTERS))
    return of_nation(node) if maybe(0.6) else node


def its_own(owner):
    node = noun(pick(FIGHTERS))
    its = "their/their" if owner.plural else "its/its"
    return node.first("nmod:poss", word(its + "/PRON/Person=3|Poss=Yes|PronType=Prs"))


def attacker():
    return pick(country, country, fighters, fighters, body)()


def victims():
    form, lemma = pick(VICTIMS).split("/")
    node = Node(form, lemma, "NOUN", PLUR)
    if maybe(0.5):
        number = Node(pick(NUMBERS), "", "NUM")
        number.lemma = number.form.replace(",", "")
        if maybe(0.3):
            number.before("nmod", word("least/least/ADJ/Degree=Sup").before("case", word("at//ADP")))
        elif maybe(0.2):
            number.before("advmod", word("more/more/ADJ/Degree=Cmp").after("fixed", word("than//ADP")))
        elif maybe(0.2):
            number.before("advmod", word("about//ADV"))
        node.before("nummod", number)
    elif maybe(0.5):
        of_nation(node)
    return node


def site():
    form, lemma = pick(SITES).split("/")
    make = lambda: Node(form, lemma, "NOUN", PLUR if form != lemma else SING)
    node = with_article(lambda: of_nation(make()), "the") if maybe(0.3) else make().first("det", word("the//DET"))
    if lemma != form and maybe(0.5):
        node = of_nation(make())
    if maybe(0.25):
        node.after("nmod", name(pick(CITIES)).first("case", word(pick("in//ADP", "near//ADP"))))
    elif maybe(0.1):
        clause = inflect(pick(VERBS), pick("past", "had"), True).first("nsubj", fighters())
        node.after("acl:relcl", clause.first("obj", word("that//PRON/PronType=Rel")))
    return node


# ---- verbs ----

# base, -s, past, participle, -ing; what they take: c a country, v people, s a site.
VERBS = [line.split() for line in """
attack attacks attacked attacked attacking cvs
bomb bombs bombed bombed bombing cs
shell shells shelled shelled shelling cs
invade invades invaded invaded invading c
raid raids raided raided raiding s
strike strikes struck struck striking cs
hit hits hit hit hitting cs
bombard bombards bombarded bombarded bombarding cs
storm storms stormed stormed storming s
besiege besieges besieged besieged besieging s
ambush ambushes ambushed ambushed ambushing v
assault assaults assaulted assaulted assaulting cs
seize seizes seized seized seizing s
capture captures captured captured capturing sv
occupy occupies occupied occupied occupying cs
overrun overruns overran overrun overrunning s
target targets targeted targeted targeting csv
arrest arrests arrested arrested arresting v
detain detains detained detained detaining v
expel expels expelled expelled expelling v
kill kills killed killed killing v
kidnap kidnaps kidnapped kidnapped kidnapping v
abduct abducts abducted abducted abducting v
shoot shoots shot shot shooting v
wound wounds wounded wounded wounding v
torture tortures tortured tortured torturing v
deport deports deported deported deporting v
execute executes executed executed executing v
evict evicts evicted evicted evicting v
threaten threatens threatened threatened threatening cv
blockade blockades blockaded blockaded blockading c
destroy destroys destroyed destroyed destroying s
burn burns burned burned burning s
loot loots looted looted looting s
rule rules ruled ruled ruling c
sanction sanctions sanctioned sanctioned sanctioning c
arm arms armed armed arming v
condemn condemns condemned condemned condemning cv
release releases released released releasing v
retake retakes retook retaken retaking s
surround surrounds surrounded surrounded surrounding s
annex annexes annexed annexed annexing c
patrol patrols patrolled patrolled patrolling s
""".strip().splitlines()]


def target(verb):
    return {"c": country, "v": victims, "s": site}[pick(verb[5])]()


def place_and_time(verb, tense="past", time=0.5, place=0.2):
    if maybe(place):
        where = name(pick(CITIES)).first("case", word(pick("in//ADP", "near//ADP")))
        if maybe(0.3):
            where = country().before("amod", Node(pick(PLACED), "", "ADJ", "Degree=Pos")).first("case", word("in//ADP"))
            where.left[-1][1].lemma = where.left[-1][1].form
        verb.after("obl", where)
    if maybe(time):
        verb.after(*when(tense))


def when(tense="past"):
    kind = pick("on", "on", "bare", "last", "in", "ago", "early")
    if tense not in ("past", "had", "passive", "passive had"):
        kind = pick("on", "bare", "in")
    day = pick("Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split())
    if kind == "on":
        return "obl", name(day).before("case", word("on//ADP"))
    if kind == "early":
        return "obl", noun(pick("morning", "night", "evening")).before("case", word("on//ADP")).before("compound", name(day))
    if kind == "bare":
        return "obl:unmarked", name(day) if maybe(0.6) else noun("yesterday" if tense == "past" and maybe(0.6) else "today")
    if kind == "last":
        return "obl:unmarked", noun(pick("week", "month", "year")).before("amod", word("last/last/ADJ/Degree=Pos"))
    if kind == "in":
        return "obl", pick(name(pick("March", "May", "July", "October")), Node(pick("1994", "2008", "2019"), "", "NUM")
                           ).before("case", word("in//ADP"))
    return "advmod", word("ago//ADV").before("obl:unmarked", noun("days/day").before("nummod", Node("two", "two", "NUM")))


AUXILIARIES = {"will": "will//AUX/VerbForm=Fin", "may": "may//AUX/VerbForm=Fin", "could": "could//AUX/VerbForm=Fin",
               "would": "would//AUX/VerbForm=Fin", "might": "might//AUX/VerbForm=Fin"}


def auxiliary(lemma, past, plural):
    """is, are, was, were, has, have, had"""
    if lemma == "be":
        form = ("were" if plural else "was") if past else "are" if plural else "is"
    else:
        form = "had" if past else "have" if plural else "has"
    agreement = PLUR if plural else SING + "|Person=3"
    return Node(form, lemma, "AUX", (PAST if past else PRES) + "|" + agreement)


def inflect(verb, tense, plural):
    """The verb's node with its auxiliaries and negation on the left."""
    base, s, past, participle, ing = verb[:5]
    if tense == "past":
        return Node(past, base, "VERB", PAST)
    if tense == "pres":
        return Node(base if plural else s, base, "VERB", PRES + "|" + (PLUR if plural else SING + "|Person=3"))
    if tense in AUXILIARIES:
        node = Node(base, base, "VERB", BARE).before("aux", word(AUXILIARIES[tense]))
        return node.before("advmod", word("not//PART/Polarity=Neg")) if maybe(0.15) else node
    if tense == "does not":
        does = word(("do/do/AUX/" + PRES) if plural else "does/do/AUX/" + PRES + "|Number=Sing|Person=3")
        return Node(base, base, "VERB", BARE).before("aux", does).before("advmod", word("not//PART/Polarity=Neg"))
    if tense in ("had", "has"):
        return Node(participle, base, "VERB", PART).before("aux", auxiliary("have", tense == "had", plural))
    if tense == "prog":
        return Node(ing, base, "VERB", ING).before("aux", auxiliary("be", maybe(0.5), plural))
    if tense == "not":
        return Node(base, base, "VERB", BARE).before("aux", word("did/do/AUX/" + PAST)).before(
            "advmod", word("not//PART/Polarity=Neg"))
    if tense == "to":
        return Node(base, base, "VERB", BARE).before("mark", word("to//PART"))
    if tense == "ing":
        return Node(ing, base, "VERB", ING)
    if tense == "ger":
        return Node(ing, base, "VERB", GERUND)
    node = Node(participle, base, "VERB", PASSIVE)
    if tense == "passive had":
        node.before("aux", auxiliary("have", True, plural)).before("aux:pass", word("been/be/AUX/" + PART))
    else:
        node.before("aux:pass", auxiliary("be", True, plural))
    return node


def deed(tense, subject=None, objects=True):
    """Somebody does something to somebody. Without a subject a bare phrase."""
    verb = pick(VERBS)
    if tense.startswith("passive"):
        struck = target(verb)
        node = inflect(verb, tense, struck.plural).first("nsubj:pass", struck)
        if maybe(0.6):
            node.after("obl:agent", attacker().first("case", word("by//ADP")))
        place_and_time(node, tense)
        return node
    node = inflect(verb, tense, bool(subject) and subject.plural)
    if subject:
        node.first("nsubj", subject)
    if maybe(0.1) and tense in ("past", "had", "has"):
        node.before("advmod", word(pick("never", "repeatedly", "allegedly", "again") + "//ADV"))
    if objects:
        node.after("obj", target(verb))
    place_and_time(node, tense, place=0 if "s" in verb[5] else 0.2)
    if maybe(0.1) and verb[0] != "kill":
        killing = Node("killing", "kill", "VERB", ING).before("punct", comma()).after("obj", victims())
        node.after("advcl", killing)
    return node


def finite():
    tense = pick("past", "past", "past", "had", "had", "has", "pres", "will", "may", "could", "would", "might", "prog", "not",
                 "passive", "passive had")
    return deed(tense, None if tense.startswith("passive") else attacker())


def content(node=None, that=0.7):
    """A clause that is said, with or without "that"."""
    node = node or finite()
    return node.first("mark", word("that//SCONJ")) if maybe(that) else node


# ---- saying ----

def say(forms, subject, tense="past"):
    return inflect(forms.split(), tense, subject.plural).first("nsubj", subject)


SAY = ["say says said said saying"] * 4 + [line.strip() for line in """claim claims claimed claimed claiming
report reports reported reported reporting / confirm confirms confirmed confirmed confirming / deny denies denied denied denying
deny denies denied denied denying / warn warns warned warned warning / believe believes believed believed believing
announce announces announced announced announcing / admit admits admitted admitted admitting
allege alleges alleged alleged alleging / insist insists insisted insisted insisting / add adds added added adding
state states stated stated stating / acknowledge acknowledges acknowledged acknowledged acknowledging
rule rules ruled ruled ruling / fear fears feared feared fearing / doubt doubts doubted doubted doubting
""".replace("\n", " / ").split(" / ") if line.strip()]


def finish(node):
    return node.after("punct", word(".//PUNCT"))


def say_tense():
    return pick("past", "past", "past", "pres", "has", "had")


def said_that():
    tense = say_tense()
    node = say(pick(SAY), speaker(), tense)
    if maybe(0.08):
        tense = "does not"
        node = say(pick("believe believes believed believed believing", "think thinks thought thought thinking"), speaker(), tense)
    if maybe(0.35):
        node.after(*when(tense))
    return finish(node.after("ccomp", content()))


def listener():
    return pick(lambda: name(pick(OUTLETS)), lambda: noun("reporters/reporter"), lambda: noun("agency", "the"),
                lambda: with_article(lambda: of_nation(noun(pick("agency", "newspaper", "television"))), "the"),
                lambda: with_article(lambda: noun("agency").before("compound", noun("news")), "a"),
                lambda: noun("newspaper", "a"),
                lambda: noun("parliament"), lambda: noun("journalists/journalist"), lambda: noun("court", "the"),
                lambda: noun("agency", "the").before("compound", name(pick(OUTLETS))).before("compound", noun("news")),
                lambda: noun("council", "the").before("compound", noun("security")), lambda: with_article(
                    lambda: noun("broadcaster").before("compound", noun("state")), "a"))()


def ordered():
    who = pick(officials, body, one_official, person)()
    forms = pick("order orders ordered ordered ordering", "tell tells told told telling", "urge urges urged urged urging",
                 "ask asks asked asked asking", "order orders ordered ordered ordering")
    node = say(forms, who, pick("past", "had", "had", "has"))
    node.after("obj" if forms.startswith("order") else "iobj", pick(fighters, fighters, country)())
    return node.after("xcomp", deed("to"))


def told():
    node = say(pick("tell tells told told telling", "tell tells told told telling", "inform informs informed informed informing"),
               speaker(), pick("past", "past", "has", "had", "pres"))
    node.after("iobj", listener())
    if maybe(0.25):
        node.after(*when())
    return finish(node.after("ccomp", content(ordered() if maybe(0.3) else None, that=0.85)))


def declining_sources():
    who = pick(officials, one_official)()
    kind = pick("identified", "deed", "name")
    if kind == "identified":
        clause = inflect(pick("decline declines declined declined declining", "refuse refuses refused refused refusing",
                              "ask asks asked asked asking").split(), "past", True)
        inner = Node(pick("identified", "named", "quoted"), "", "VERB", PASSIVE)
        inner.lemma = {"identified": "identify", "named": "name", "quoted": "quote"}[inner.form]
        if clause.lemma == "ask":
            inner.before("advmod", word("not//PART/Polarity=Neg"))
        clause.after("xcomp", inner.before("mark", word("to//PART")).before("aux:pass", word("be/be/AUX/VerbForm=Inf")))
    elif kind == "deed":
        clause = deed(pick("past", "had"))
    else:
        clause = Node("spoke", "speak", "VERB", PAST).after("obl", noun("condition").before("case", word("on//ADP")).after(
            "nmod", noun("anonymity").before("case", word("of//ADP"))))
    clause.first("nsubj", word("who//PRON/PronType=Rel")).first("punct", comma())
    who.after("acl:relcl", clause).after("punct", comma())
    node = say(pick("say says said said saying", "tell tells told told telling"), who)
    if node.lemma == "tell":
        node.after("iobj", listener())
    return finish(node.after("ccomp", content()))


def rejected():
    who = pick(country, body, officials, person)()
    node = say(pick("reject rejects rejected rejected rejecting", "dismiss dismisses dismissed dismissed dismissing",
                    "deny denies denied denied denying", "repeat repeats repeated repeated repeating"), who, say_tense())
    what = noun(pick("claims/claim", "reports/report", "allegations/allegation", "accusations/accusation",
                     "suggestions/suggestion"))
    if maybe(0.3):
        of_nation(what)
    clause = deed(pick("past", "had", "pres", "would"), its_own(who) if maybe(0.6) else attacker())
    return finish(node.after("obj", what.after("acl", content(clause, that=1))))


def no_evidence():
    what = pick("evidence", "proof", "sign", "indication", "doubt")
    node = Node("is" if maybe(0.6) else "was", "be", "VERB", PRES + "|Number=Sing|Person=3").before("expl", word("there//PRON"))
    if node.form == "was":
        node.feats = PAST
    return finish(node.after("nsubj", noun(what).before("det", word("no//DET")).after("acl", content(that=1))))


def denied_doing():
    node = say(pick("deny denies denied denied denying", "deny denies denied denied denying", "stop stops stopped stopped stopping",
                    "admit admits admitted admitted admitting"), pick(country, body, officials, fighters)(), say_tense())
    if maybe(0.25):
        node.after(*when())
    return finish(node.after("xcomp", deed("ger")))


def accused():
    node = say(pick("accuse accuses accused accused accusing", "suspect suspects suspected suspected suspecting"), speaker(),
               say_tense())
    node.after("obj", attacker())
    return finish(node.after("advcl", deed("ing").first("mark", word("of//SCONJ"))))


PLAN = [line.strip() for line in """plan plans planned planned planning / threaten threatens threatened threatened threatening
want wants wanted wanted wanting / intend intends intended intended intending / vow vows vowed vowed vowing
fail fails failed failed failing / try tries tried tried trying / refuse refuses refused refused refusing
prepare prepares prepared prepared preparing / agree agrees agreed agreed agreeing / promise promises promised promised promising
decline declines declined declined declining""".replace("\n", " / ").split(" / ")]


def planned():
    node = say(pick(PLAN), attacker(), pick("past", "pres", "pres", "has", "prog", "not"))
    return finish(node.after("xcomp", deed("to")))


def plan_noun():
    plan = noun(pick("plan", "plans/plan", "threat", "order", "decision", "attempt", "effort"))
    possessive(country(), plan).after("acl", deed("to"))
    node = say(pick("condemn condemns condemned condemned condemning", "reject rejects rejected rejected rejecting",
                    "criticize criticizes criticized criticized criticizing", "oppose opposes opposed opposed opposing"), speaker(),
               say_tense())
    return finish(node.after("obj", plan))


def condition():
    if_clause = deed("pres", pick(country, country, fighters)()).first(
        "mark", word(pick("if//SCONJ", "if//SCONJ", "unless//SCONJ")))
    answer = pick("respond", "retaliate", "intervene", "withdraw", "react", "leave")
    subject = pick(country, body, officials)()
    node = Node(answer, answer, "VERB", BARE).before("nsubj", subject).before(
        "aux", word(AUXILIARIES[pick("will", "will", "would", "may", "could")]))
    if maybe(0.5):
        node.first("advcl", if_clause.after("punct", comma()))
    else:
        node.after("advcl", if_clause)
    return finish(node)


def source():
    who = speaker()
    return who.first("case", word("according/accord/VERB/" + ING).after("fixed", word("to//ADP")))


def according():
    node = finite()
    if maybe(0.5):
        return finish(node.first("obl", source().after("punct", comma())))
    if maybe(0.6):
        return finish(node.after("obl", source().first("punct", comma())))
    return finish(node.after("obl", source()))


def said_behind():
    who = speaker()
    verb = "say says said said saying" if maybe(0.8) else pick(SAY)
    tense = pick("past", "past", "pres")
    inner = finite()
    if maybe(0.3):
        inner.first("punct", word('"//PUNCT')).after("punct", comma()).after("punct", word('"//PUNCT'))
    else:
        inner.after("punct", comma())
    if maybe(0.5):
        node = say(verb, who, tense).first("ccomp", inner)
    else:
        node = inflect(verb.split(), tense, who.plural).first("ccomp", inner).after("nsubj", who)
    if maybe(0.3):
        node.after(*when())
    return finish(node)


def casualties():
    node = Node(pick("killed", "wounded", "injured", "arrested", "detained"), "", "VERB", PASSIVE)
    node.lemma = {"killed": "kill", "wounded": "wound", "injured": "injure", "arrested": "arrest",
                  "detained": "detain"}[node.form]
    node.before("nsubj:pass", victims()).before("aux:pass", auxiliary("be", True, True))
    event = noun(pick("attack", "raid", "bombing", "strike", "explosion", "ambush", "clash", "shelling"), "a")
    if maybe(0.5):
        event.after("nmod", pick(site, attacker)().first("case", word(pick("on//ADP", "by//ADP"))))
    node.after("obl", event.first("case", word("in//ADP")))
    place_and_time(node, place=0.4)
    return finish(node)


def attack_noun():
    event = noun(pick("attack", "raid", "assault", "strike", "bombing", "offensive"))
    if maybe(0.5):
        possessive(country(), event)
    else:
        event.before("det", word("the//DET")).after("nmod", attacker().first("case", word("by//ADP")))
    event.after("nmod", pick(country, site)().first("case", word("on//ADP")))
    node = Node("killed", "kill", "VERB", PAST).before("nsubj", event).after("obj", victims())
    place_and_time(node)
    return finish(node)


def headline():
    subject = pick(country, fighters, officials)()
    if maybe(0.2):
        event = noun(pick("raid", "attack", "blast", "strike", "bomb", "clashes/clash", "shelling"))
        if maybe(0.5):
            event.before("compound", noun(pick("air", "car", "drone", "border", "suicide", "rocket")))
        return say("kill kills killed killed killing", event, "pres").after("obj", victims()).after(
            "obl", name(pick(CITIES)).first("case", word("in//ADP")))
    kind = pick("deed", "says", "says", "behind", "passive")
    if kind == "deed":
        return deed("pres", subject)
    if kind == "passive":
        node = Node("killed", "kill", "VERB", PASSIVE).before("nsubj:pass", victims())
        return node.after("obl", name(pick(CITIES)).before("case", word("in//ADP")))
    inner = deed(pick("past", "pres", "will"), attacker())
    if kind == "behind":
        return say("say says said said saying", subject, "pres").first("ccomp", inner.after("punct", comma()))
    return say(pick(SAY), subject, "pres").after("ccomp", inner)


def plain():
    return finish(finite())


def stopped_from():
    node = say(pick("stop stops stopped stopped stopping", "prevent prevents prevented prevented preventing"),
               pick(country, body)(), pick("past", "had", "not", "will"))
    node.after("obj", attacker())
    return finish(node.after("advcl", deed("ing").first("mark", word("from//SCONJ"))))


def bare_nouns():
    """The same forms as nouns, so that they do not become verbs everywhere."""
    what = noun(pick("bombs/bomb", "shells/shell", "attacks/attack", "raids/raid", "strikes/strike", "claims/claim", "plans/plan",
                     "mines/mine", "rockets/rocket", "sanctions/sanction", "arms/arm", "rules/rule", "reports/report", "fears/fear",
                     "threats/threat", "orders/order", "hits/hit", "doubts/doubt", "patrols/patrol"))
    if maybe(0.4):
        of_nation(what)
    elif maybe(0.4):
        what.before("det", word("the//DET"))
    if maybe(0.4):
        what.after("nmod", pick(country, site)().first("case", word(pick("on//ADP", "in//ADP", "against//ADP"))))
    node = pick(lambda: say("continue continues continued continued continuing", what, pick("past", "pres", "has")),
                lambda: say("worry worries worried worried worrying", what, pick("past", "pres", "has")).after("obj", country()),
                lambda: say("damage damages damaged damaged damaging", what, "past").after("obj", site()))()
    return finish(node)


def gift():
    node = say(pick("give gives gave given giving", "send sends sent sent sending", "offer offers offered offered offering"),
               pick(country, body, speaker)(), pick("past", "pres", "has", "will"))
    node.after("iobj", pick(country, country, fighters)())
    if maybe(0.5):
        what = noun(pick("weapons/weapon", "shells/shell", "orders/order", "tanks/tank", "rockets/rocket", "food", "aid"))
    else:
        count = Node("million", "million", "NUM").before("compound", Node(pick("two", "5", "30", "4.5"), "", "NUM"))
        what = noun("dollars/dollar").before("nummod", count)
        if maybe(0.4):
            what.after("nmod", noun("aid").before("case", word("of//ADP")))
    return finish(node.after("obj", what))


def two_deeds():
    """Two verbs with one subject; an object of both hangs on the first."""
    forms = ["fund funds funded funded funding", "train trains trained trained training", "arm arms armed armed arming",
             "back backs backed backed backing", "finance finances financed financed financing",
             "equip equips equipped equipped equipping", "harass harasses harassed harassed harassing"]
    one, two = CHOICE.sample(forms, 2)
    tense = pick("pres", "pres", "past", "has")
    subject = pick(country, country, body, one_official)()
    node = say(one, subject, tense)
    if maybe(0.6):
        second = two.split()[{"pres": 0 if subject.plural else 1, "past": 2, "has": 3}[tense]]
        feats = {"pres": PRES + "|" + (PLUR if subject.plural else SING + "|Person=3"), "past": PAST, "has": PART}[tense]
        node.after("conj", Node(second, two.split()[0], "VERB", feats).before("cc", word("and//CCONJ")))
        node.after("obj", fighters())
    else:
        node.after("obj", fighters())
        node.after("conj", deed(tense if tense != "has" else "past").first("cc", word("and//CCONJ")))
        if tense == "pres" and not subject.plural:
            verb = node.right[-1][1]
            forms = next(v for v in VERBS if v[0] == verb.lemma)
            verb.form, verb.feats = forms[1], PRES + "|" + SING + "|Person=3"
    if maybe(0.5):
        who = speaker()
        return finish(say(SAY[0], who, "past").first("ccomp", node.after("punct", comma())))
    return finish(node)


def sent():
    node = say(pick("send sends sent sent sending", "deploy deploys deployed deployed deploying",
                    "move moves moved moved moving", "withdraw withdraws withdrew withdrawn withdrawing"),
               pick(country, body)(), pick("past", "has", "will", "pres"))
    troops = fighters()
    if maybe(0.6):
        number = Node(pick("500", "2,000", "10,000", "3,500", "40"), "", "NUM")
        number.lemma = number.form.replace(",", "")
        troops.first("nummod", number)
    out = node.lemma == "withdraw"
    return finish(node.after("obj", troops).after("obl", pick(country, lambda: noun("border", "the"), site)().first(
        "case", word("from//ADP" if out else "to//ADP"))))


# ---- how often each pattern comes ----

PATTERNS = [(gift, 2), (two_deeds, 3), (sent, 2), (said_that, 6), (told, 7), (declining_sources, 3), (rejected, 4),
            (no_evidence, 1), (denied_doing, 2), (accused, 2), (planned, 3), (plan_noun, 2), (condition, 3), (according, 4),
            (said_behind, 6), (casualties, 3), (attack_noun, 2), (headline, 3), (plain, 4), (stopped_from, 1), (bare_nouns, 3)]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    deck = [pattern for pattern, often in PATTERNS for _ in range(often)]
    seen, made = set(), 0
    while made < count:
        root = CHOICE.choice(deck)()
        key = " ".join(w.form for w in root.words())
        if key in seen or sum(1 for _ in root.words()) > 45:
            continue
        seen.add(key)
        print(conllu(made, root))
        made += 1


if __name__ == "__main__":
    main()
