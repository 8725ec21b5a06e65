#!/usr/bin/env python3
"""own_cuts.py -- where tokens and sentences end in the news: own_cuts.py COUNT > own_cuts.conllu

Paragraphs put together from the patterns below, for what the treebanks hardly hold: ranks and titles in short, companies, hours
and states that end in a stop and may end the sentence as well, initials, datelines, quotations of several sentences, transcripts,
lists, ellipses, brackets within a sentence, names in capitals. What they say never happened. Only forms, blanks and the ends of
sentences mean anything in what is written: parts of speech and heads are fillers. Apache-2.0, as the whole of this project. One
fixed seed: the same COUNT gives the same bytes.

A pattern is a list of tokens parted by blanks; "+" before a token glues it to the one before, "|" ends a sentence, {slot} takes a
choice of the slot's. Both kinds of quotation marks come out of the straight ones."""

import random
import re
import sys

CHOICE = random.Random(20261121)

SLOTS = {
    "rank": "Gen. Lt. Col. Maj. Capt. Sgt. Cpl. Adm. Cmdr. Brig. Pvt. Spc. Lt._Gen. Maj._Gen. Brig._Gen. Lt._Col. Staff_Sgt. "
            "Vice_Adm. Rear_Adm. 1st_Lt. Lance_Cpl. Insp. Supt. Det. Sgt._Maj. Lt._Cmdr.",
    "title": "Mr. Mrs. Ms. Dr. Prof. Rev. Sen. Rep. Gov. Atty._Gen. Del. Amb. Hon. Msgr. Fr. Sens. Reps. Lt._Gov. Pres. Dist._Atty. "
             "Sec. Messrs. Sheikh Judge Minister President",
    "first": "Anna Boris Carla David Elena Farid Grace Hassan Ines Jonas Karim Leila Marco Nadia Omar Petra Rashid Sofia Tomas Vera",
    "initial": "A. B. C. D. E. F. G. H. J. K. L. M. N. P. R. S. T. W. J._P. A._B. R._K. M.H.",
    "last": "Abara Belmonte Castor Delgar Ekwan Farouqi Gorin Haddar Ilves Jansky Kovan Lindor Mbeki Navarro Okello Petrov "
            "Quist Rahimi Sorel Tamm Ustinov Varga Wenk Yilmazer Zarif",
    "place": "Arbela Boran Castra Delvin Eskar Forano Gantz Harlow Ixtal Jarva Kestrel_Bay Lomar Mirador New_Haldane Ostrava_Hill "
             "Port_Senna Qasran St._Alban Ft._Carrow Mt._Ordal St._Brenna",
    "state": "U.S. U.K. U.N. E.U. U.A.E. U.S.S.R.",
    "body": "Treasury Congress Navy Air_Force State_Department Central_Command Embassy Security_Council Economy Industry "
            "Ministry_of_Agriculture Money_Supply Banks Senator House",
    "org": "UN EU NATO US UK AU IMF WHO ICC OSCE",
    "office": "Secretary_+-_+General Special_Envoy President Prime_Minister Foreign_Minister Vice_President Deputy_Commander "
              "Under_+-_+Secretary Chief_of_Staff Ambassador Defense_Secretary Deputy_Secretary_+-_+General",
    "firm": "Haldane_Steel Orbis Marlin_and_Sons Delta_Freight Castor_Oil Union_Mining Varga_Bros. Northern_Rail",
    "ltd": "Inc. Corp. Co. Ltd. Bros. Plc. S.A. Cos. L.P. N.V. G.m.b.H. Pty._Ltd. Intl.",
    "month": "Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.",
    "number": "2 3 7 11 14 19 23 28 4 5 9",
    "year": "1987 1994 2003 2011 2016 2019",
    "hour": "a.m. p.m. a.m. p.m. A.M. P.M.",
    "clock": "4 6 9:30 10 7:45 11:15 12 02:20",
    "zone": "EST EDT GMT UTC Monday Tuesday Friday Eastern_Time local_time on_Sunday Central_European_Time CET",
    "statecode": "Calif. Va. Mich. N.Y. D.C. Mass. Ill. Conn. Tenn. Pa. Fla. Ariz. N.J. S.C. Ky. Ohio",
    "party": "D R I",
    "plain": "Inc Corp Co Ltd Plc Holdings",
    "ticker": "HST ORB.L DLF.TO COIL",
    "day": "Sun Mar No Sat Gen May March Friday",
    "pronoun": "The It He She They That This These But We There However",
    "people": "rebels soldiers police protesters officials troops gunmen aid_workers",
    "did": "attacked shelled left entered blocked searched retook",
    "said": "said told_reporters warned added insisted denied",
    "opener": "The It He She They That This These But In On A An No Officials Witnesses Police Three However At I We You If When",
    "dash": "- -- — –",
    "agency": "Reuters AP AFP UPI Xinhua DPA",
    "many": "12 300 1,500 2,000 25,000 4.5_million",
    "unit": "km kg dlrs pct tonnes miles mph barrels",
    "stop": ". . . ! ?",
}

PATTERNS = """
{title} {last} {said} that the {people} had {did} {place} +. | {opener} was not clear +.
{title} {first} {initial} {last} was in {place} +. | {title} {last} {did} the town +.
{rank} {first} {last} {said} the {people} {did} {place} +. | {rank} {last} gave no reason +.
In a press release +, {title} {first} {last} +, {party} +- +{statecode} +, {said} the bill was dead +.
The bill was written by {title} {first} {last} ( +{party} +- +{statecode} +) +, who left in {month} {number} +.
" +Nobody was told +, +" {title} {last} {said} in {place} +. | {opener} may change +.
Retired {rank} {first} {last} met {title} {last} and {title} {last} +.
{org} {office} {first} {last} {said} the {people} had {did} {place} +.
{opener} talks ended +. | {org} {office} {first} {last} left {place} on {month} {number} +.
The {org} and {org} {office} {first} {last} condemned the attack +.
{state} {body} officials {said} nothing +. | The {state} {body} is sound +, {title} {last} said +.
{opener} measure of {state} {body} rose +, and {state} {body} purchases fell +.
The {people} were sent back to the {state} {opener} minister {said} more would follow +.
He called on the {state} {body} to act +. | Four {state} {body} are expected to help +.
The {people} {did} {place} at {clock} {hour} {zone} +, {title} {last} said +.
Streets are closed from {clock} {hour} to {clock} {hour} {zone} +.
The {people} {did} {place} at {clock} {hour} | {opener} {people} fled +.
The shelling began at {clock} {hour} | " +We left at once +, +" {title} {last} {said} +.
The plant belongs to {firm} {ltd} | {opener} firm {said} it would close +.
{firm} {ltd} {said} it sold a unit to {firm} {ltd} of {place} +.
" +Then [ +Foreign Minister +] {last} announced a truce +, +" she said +. | " +And [ +{org} +] {people} came +. +"
He told [ +{org} {office} +] {first} {last} that the {people} ( +{number} of them +) {did} {place} +.
It was bought by {firm} {ltd} | {firm} {said} nothing +.
{firm} {plain} < +{ticker} +> ( +{org} +) {said} it sold {firm} {plain} < +{ticker} +> {last} unit to {title} {last} +.
< +{firm} {plain} +> ( +{org} +) {said} it bought < +{firm} {plain} +> {last} stores +.
{firm} International ( +{place} +) {plain} {said} it lead managed a bond for {firm} ( +Securities +) {plain} +.
" +The people ( +of {place} +) {last} told us [ +and their President +] {first} {last} must go +, +" {title} {last} {said} +.
A unit of {firm} {ltd} | {pronoun} unit was sold to {firm} {ltd} last year +.
The {people} left the {state} | {pronoun} {people} {did} {place} +.
He went to the {state} in {year} +. | {pronoun} went back in {month} {number} +.
{pronoun} star is larger than the {day} +. | {pronoun} moon is not +. | " +{day} +, {day} +. +"
It came in {day} +. | " +Never in {day} +. +" | {pronoun} end came in {day} +.
{firm} {plain} {said} {first} {initial} {last} has been named chairman +. | It {said} {initial} {last} left +.
The minister {said} +… | {opener} {people} left +… and {did} {place} +.
{firm} {ltd} President {first} {last} met {state} {body} envoys +.
{firm} ( +Holdings +) {ltd} economist {first} {last} {said} prices rose +.
{firm} +'s < +{org} +> {place} unit {said} it lost {many} dlrs +.
" +It is [ +the +] {place} of our time +, +" he said +.
" +[ +T +] +he {people} will leave +, +" {title} {last} said +.
He spoke of ( +central +) {place} and of the ( +former +) President of {org} +.
{place} +, {statecode} +, {month} {number} ( +{agency} +) {dash} | {opener} {people} {did} the town +.
{place} ( +{agency} +) {dash} | {title} {last} {said} {many} {people} fled +.
{place} +, {statecode} {dash} | {rank} {last} {did} the river +.
" +The convoy has left +. | It will arrive tomorrow +. | Nobody knows +, +" {title} {last} {said} +.
" +We were asleep +. | They {did} the house +. +" | {opener} woman {said} no more +.
" +Where is the army +? +" {title} {last} asked +. | " +Nobody came +. +"
" +Stop +! +" he cried +. | " +Let us go +! +" | {opener} {people} fired +.
" +We did not order it +, +" {title} {last} {said} +, " +and we regret it +. +" | {opener} {people} left +.
He called it " +a disgrace +" Wednesday in {place} +.
" +You +'re lying +, +' +" {last} recalled in {place} +.
They spoke of " +social engineering +, +" " +war +, +" and other things +.
{title} {last} +: " +{opener} {people} were there +. | I saw them +. +"
{last} +: Why did the {people} leave {place} +? | {last} +: I do +n't know +.
Q +: Where were you +? | A +: I was in {place} +.
The minister paused ... and then left {place} +.
The {people} were ... {did} +, he {said} +. | ... | {opener} end came soon +.
It was over +... | {opener} {people} wept +.
{first} {initial} {last} and {initial} {last} {did} {place} in {year} +.
{title} {initial} {initial} {last} {said} {initial} {last} was ill +.
The {people} {did} No. {number} Squadron at {place} +, see Vol. {number} +, p. {number} +.
It was {org} vs. {org} in {place} +. | {opener} match ended at {clock} {hour}
He has a Ph.D. from {place} and works for {title} {last} +, M.D. +, in {place} +.
{place} +, {statecode} +, and {place} +, {statecode} +, were {did} on {month} {number} +, {year} +.
The law passed in {place} +, {statecode} | {opener} vote was close +.
The mine in {place} +, {statecode} is closed +.
Rain fell on {month} {number} | {opener} river rose by {number} {unit} +.
{first} {last} Jr. {said} {first} {last} Sr. had died +. | {opener} funeral is on {month} {number} +.
The fund was left by {first} {last} Jr. | {opener} sum is {many} {unit} +.
- {title} {last} of {place} +; | - {rank} {last} of {place} +;
• {title} {last} left {place} +. | • {opener} {people} fled +. | • {place} was quiet +.
• {number} {people} in {place} | • {many} {unit} of oil | • {first} {last} +, {office}
{people} {did} {place} +{stop} | {opener} • {title} {last} left {place} +. | • {opener} {people} fled +. | • {place} was quiet +.
• {number} {people} in {place} | • {many} {unit} of oil | • {first} {last} +, {office}
{people} {did} {place} +{stop} | {opener} {people} {said} so +{stop}
A post by @{last} at https://t.example/{last}h3Pm +- +{first} {last} ( +@{last} +) {month} {number} +, {year} +, said so +.
See www.{last}.example for more +. | {opener} {people} wrote to {last}@mail.example +.
The {org} +- +{org} talks in {place} +- +{place} ended +. | Al +- +{last} and President +- +elect {last} left +.
The {state} +- +led force in {place} {did} {rank} {last} +'s house +.
{opener} price rose to $ +{many} from $ +{many} +, up {number} +% +.
The {year} +- +{year} war killed {many} +. | {opener} {many} +- +man army left +.
""".strip().split("\n")


def fill(pattern):
    """Slots to their choices, until none is left; "_" parts the tokens of one choice."""
    def choose(match):
        return CHOICE.choice(SLOTS[match.group(1)].split()).replace("_", " ")

    return re.sub(r"\{(\w+)\}", choose, pattern)



def sentences(pattern):
    """Lists of (form, whether a blank follows), the last of a sentence included."""
    found, current = [], []
    for piece in fill(pattern).split():
        if piece == "|":
            found.append(current)
            current = []
            continue
        if piece.startswith("+") and len(piece) > 1:
            piece = piece[1:]
            (current or found[-1])[-1][1] = False
        current.append([piece, True])
    found.append(current)
    return [sentence for sentence in found if sentence]


def quoted(paragraph):
    """In half of the paragraphs the quotation marks are curly."""
    curly, opened = CHOICE.random() < 0.5, False
    for sentence in paragraph:
        for token in sentence:
            if curly and token[0] == '"':
                opened = not opened
                token[0] = "\u201c" if opened else "\u201d"
            elif curly:
                token[0] = token[0].replace("'", "\u2019")
    return paragraph


def write(paragraph):
    lines = ["# newpar"]
    for sentence in paragraph:
        text = "".join(form + (" " if blank else "") for form, blank in sentence).rstrip()
        lines.append("# text = " + text)
        for i, (form, _) in enumerate(sentence, 1):
            lines.append("%d\t%s\t_\tX\t_\t_\t%d\t%s\t_\t_" % (i, form, 0 if i == 1 else 1, "root" if i == 1 else "dep"))
        lines.append("")
    return "\n".join(lines)


def main():
    print("# newdoc")
    for number in range(int(sys.argv[1])):
        if number and number % 40 == 0:
            print("# newdoc")
        paragraph = []
        for _ in range(CHOICE.choice((1, 2, 2, 3))):
            paragraph += sentences(CHOICE.choice(PATTERNS))
        print(write(quoted(paragraph)))


if __name__ == "__main__":
    main()
