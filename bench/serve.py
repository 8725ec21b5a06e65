#!/usr/bin/env python3
"""serve.py -- how soon `sayso serve` answers from a large ledger, and what it holds in memory. Prints the section for
bench/RESULTS.md.

    python3 bench/serve.py --program PROGRAM --ledger LEDGER

The ledger is one that bench/ledger.py leaves, or any other. Times are from the first byte sent to the last received, on
loopback, one question after the other, each on a connection of its own; beside them the processor time of the server, which
a busy machine does not lengthen."""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import time

WORDS = ["convoy", "killed ambushed", "oil", "said", "Ulmek", '"army post"', "attack*", "prices bank", "denied", "talks next week",
         "shelling", "governor", "tonnes wheat", "doctor", "Free Highland Front", "dollar", "Monitoring Group", "abducted", "minister", "market"]


class Server:
    def __init__(self, program, ledger):
        start = time.monotonic()
        self.process = subprocess.Popen([program, "serve", ledger, "--port", "0", "--show-token"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        address = self.process.stdout.readline()
        self.cold = (time.monotonic() - start) * 1000
        self.bearer = self.process.stdout.readline().split()[-1]
        self.port = int(re.search(r":(\d+)/", address).group(1))

    def processor(self):
        """Milliseconds so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        start = time.monotonic()
        connection.request("GET", path, headers={"Authorization": f"Bearer {self.bearer}"})
        body = connection.getresponse().read()
        took = (time.monotonic() - start) * 1000
        connection.close()
        return took, body


def percentile(server, paths, share=0.95):
    """Of the times, and the mean of the processor's."""
    before = server.processor()
    times = sorted(server.ask("/api/v1/" + path)[0] for path in paths)
    return f"{times[min(len(times) - 1, int(len(times) * share))]:.0f} ({(server.processor() - before) / len(paths):.0f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--ledger", required=True)
    options = parser.parse_args()
    server = Server(options.program, options.ledger)
    before = server.processor()
    first = sum(server.ask(path)[0] for path in ("/", "/api/v1/status", "/api/v1/brief"))
    first_processor = server.processor() - before
    articles = json.loads(server.ask("/api/v1/status")[1])["accounting"]["articles"]
    events = [row["id"] for row in json.loads(server.ask("/api/v1/events?limit=1000")[1])["rows"]][::5]
    rows = [("start to the printed address, ms", f"{server.cold:.0f}", "150"),
            ("first view (page, status, brief), ms", f"{first:.0f} ({first_processor:.0f})", "300"),
            ("an event, p95 of 200, ms", percentile(server, [f"events/{event}" for event in events]), "50"),
            ("a search, p95 of 60, ms", percentile(server, [f"search?q={word.replace(' ', '+')}" for word in WORDS * 3]), "150"),
            ("the first hundred rows of the lists, the slowest of them, ms",
             percentile(server, ["events", "claims", "articles", "disputes", "stories", "places", "dyads"], 1), "")]
    time.sleep(2)
    rows.append(("memory when idle, MiB", f"{server.memory():.0f}", "60"))
    server.process.terminate()
    server.process.wait()
    print(f"## The server\n\n`bench/serve.py`, {articles:,} articles; in brackets the processor's time.\n\n| measure | figure | bar |\n|---|---|---|")
    for name, value, bar in rows:
        print(f"| {name} | {value} | {bar} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
