"""Everything in a brief stands in the bytes that it cites: quotations, speakers, parties and places, line by line."""

import html.parser
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

program, source = sys.argv[1:3]
passed = failed = 0


def expect(sentence, condition, detail=""):
    global passed, failed
    passed += bool(condition)
    failed += not condition
    if not condition:
        print(f"FAILED: {sentence}: {detail}")


def plain(markdown):
    return re.sub(r"\\(.)", r"\1", markdown)


def folded(text):
    return " ".join(text.split())


def texts_of(ledger, identifier):
    """The texts of the articles that a claim or an event rests on, white space folded."""
    rows = ledger.execute("SELECT t.text FROM claim c JOIN article t ON t.id = c.article WHERE c.id = ?1 UNION "
                          "SELECT t.text FROM event_claim e JOIN claim c ON c.id = e.claim JOIN article t ON t.id = c.article "
                          "WHERE e.event = ?1", (identifier,))
    return [folded(row[0]) for row in rows]


PRONOUNS = ("he", "she", "it", "they", "we", "i", "who")


def links_of(speakers):
    """The words of each link: "They (two officials), via Newswire" has three."""
    links = [word for link in re.split(r", via | and ", speakers) for word in re.split(r" \(|\)$", link)]
    return [link.replace("the side of ", "") for link in links if link != "somebody not named"]


def check_line(ledger, line):
    identifier = re.findall(r"`([a-z][0-9a-f]{16})`\s*$", line)
    if not identifier:
        return
    texts = texts_of(ledger, identifier[0])
    said = re.match(r'(?:  )?- (.*?): "(.*?)( \[\.\.\.\])?" \(', line)
    if said:
        expect("a quotation stands in its article", any(plain(said[2]) in text for text in texts), line)
        outlets = {row[0] for row in ledger.execute("SELECT outlet FROM article")} | {"outlet not named"}
        speakers = plain(said[1])
        known = set(speakers.split(", ")) <= outlets or all(
            any(part in text for text in texts) for part in links_of(speakers))
        expect("a speaker stands in the article", known, line)
        bare = [link for link in re.split(r", via | and ", speakers) if link.lower() in PRONOUNS]
        expect("a pronoun comes with whom it stands for", not bare, line)
    head = re.match(r"  - \*\*[A-Z]+[a-z, ]*\*\* (.*?)\. Claims \d+", line)
    if head:
        words = re.sub(r", \d+ [A-Z][a-z]+ \d{4}( to \d+ [A-Z][a-z]+ \d{4})?$", "", plain(head[1]))
        for part in re.split(r" → |, at ", words):
            for name in [part] if part != "by nobody named" else []:
                name = name.replace("somebody not named", "").strip(", ")
                held = any(name in text for text in texts) or all(
                    any(piece in text for text in texts) for piece in name.split(", "))
                expect("a party or place stands in an article of the event", held, line)


def check_answers(ledger, line):
    """The numbers that a dispute sets against each other are read from its claims."""
    dispute = re.match(r"  - \*\*disputed\*\*, ([a-z]+): (.*) `(d[0-9a-f]{16})`$", line)
    if not dispute or dispute[1] not in ("killed", "injured"):
        return
    known = {number for row in ledger.execute(
        "SELECT q.low, q.best, q.high FROM dispute_claim d JOIN claim c ON c.id = d.claim JOIN quantity q ON q.article = c.article "
        "WHERE d.dispute = ?", (dispute[3],)) for number in row}
    for number in re.findall(r"\d+", re.sub(r"\(\d+ say so\)", "", dispute[2])):
        expect("a number in dispute is a quantity of an article", int(number) in known, line)


class Page(html.parser.HTMLParser):
    """The quotations of a page, and all that it would load or run."""

    def __init__(self):
        super().__init__()
        self.quotations, self.refers, self.open = [], [], False

    def handle_starttag(self, tag, attributes):
        self.open = tag == "q"
        if self.open:
            self.quotations.append("")
        names = dict(attributes)
        if tag in ("script", "link", "img", "iframe", "object", "form") or {"src", "href", "onload", "onclick"} & set(names):
            self.refers.append(tag)

    def handle_endtag(self, tag):
        self.open = self.open and tag != "q"

    def handle_data(self, data):
        if self.open:
            self.quotations[-1] += data


def check_page(ledger, text):
    page = Page()
    page.feed(text)
    texts = [folded(row[0]) for row in ledger.execute("SELECT text FROM article")]
    for quotation in page.quotations:
        expect("a quotation of the page stands in an article",
               any(folded(quotation).removesuffix(" [...]") in text for text in texts), quotation)
    expect("a page has quotations", len(page.quotations) > 4)
    expect("a page loads and runs nothing", not page.refers, page.refers)


def brief_of(path, day, *form):
    return subprocess.run([program, "brief", path, "--day", day, *form], stdout=subprocess.PIPE, check=True, text=True).stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "demo.db")
        subprocess.run([program, "add", path, f"{source}/demo/articles", "--dictionary", f"{source}/demo/dictionary.txt",
                        "--quiet"], check=True)
        ledger = sqlite3.connect(path)
        for (day,) in ledger.execute("SELECT DISTINCT published FROM article WHERE published IS NOT NULL").fetchall():
            brief = brief_of(path, day)
            for line in brief.splitlines():
                check_line(ledger, line)
                check_answers(ledger, line)
            check_page(ledger, brief_of(path, day, "--html"))
            said = [claim["words"] for story in json.loads(brief_of(path, day, "--json"))["stories"]
                    for statement in story["statements"] for claim in statement["said"]]
            expect("the JSON says what the Markdown says", all(words[:40].split("\n")[0] in plain(brief) for words in said), day)
            expect("a brief has statements", brief.count('"') > 4, day)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
