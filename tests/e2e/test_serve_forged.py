#!/usr/bin/env python3
"""Requests that no browser of ours would send, byte by byte: each is refused, and the server goes on answering."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time

program, source = sys.argv[1:3]
PATIENCE = 10  # seconds within which a request must have come whole


class Server:
    def __init__(self, ledger, *options):
        self.process = subprocess.Popen([program, "serve", ledger, "--port", "0", "--show-token", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address, bearer = self.process.stdout.readline(), self.process.stdout.readline()
        self.port, self.once = re.match(r"http://[^:]+:(\d+)/\?token=([0-9a-f]+)", address).groups()
        self.port, self.bearer = int(self.port), bearer.split()[-1]
        self.host = f"127.0.0.1:{self.port}"

    def send(self, request, wait=15):
        """What comes back for these bytes, until the server closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            try:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            return self.rest(connection)

    @staticmethod
    def rest(connection):
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
        except OSError:
            pass
        return answer

    def ask(self, line="GET /api/v1/events?limit=1 HTTP/1.1", host=None, token=True, headers=(), body=b""):
        lines = [line, f"Host: {self.host if host is None else host}"] if host != "" else [line]
        if token:
            lines.append(f"Authorization: Bearer {self.bearer}")
        lines += [*headers, "Connection: close"]
        return self.send("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)


def status(answer):
    found = re.match(rb"HTTP/1\.[01] (\d+)", answer)
    return int(found.group(1)) if found else 0


def answers(answer):
    return re.findall(rb"HTTP/1\.[01] (\d+)", answer)


def refused(answer):
    """Nothing of the ledger came back, and at most one answer, an error; or the connection ended without a word."""
    return b'"rows"' not in answer and b"2" != answers(answer)[0][:1] if answers(answer) else True


failed = passed = 0


def check(sentence, good, seen=b""):
    global failed, passed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAILED: {sentence}: {seen[:200]!r}")


def post(server, body=b'{"target":"Selvany Times","reliability":"A"}', headers=(), **more):
    return server.ask("POST /api/v1/ratings HTTP/1.1", headers=["Content-Type: application/json", *headers,
                                                               f"Content-Length: {len(body)}"], body=body, **more)


def forged(server):
    """Sentence, answer."""
    ask, host = server.ask, server.host
    get = "GET /api/v1/events?limit=1 HTTP/1.1"
    bearer = f"Authorization: Bearer {server.bearer}\r\n".encode()
    hosted = f"Host: {host}\r\n".encode()
    ours = hosted + bearer
    yield "a name of the attacker that leads to this machine", ask(host="evil.example")
    yield "that name with our port", ask(host=f"evil.example:{server.port}")
    yield "our host with another port", ask(host="127.0.0.1:1")
    yield "our host without its port", ask(host="127.0.0.1")
    yield "our host as the beginning of another", ask(host=f"127.0.0.1.evil.example:{server.port}")
    yield "our host as the user of another", ask(host=f"127.0.0.1:{server.port}@evil.example")
    yield "our host with a dot behind it", ask(host=f"localhost.:{server.port}")
    yield "all addresses as a host", ask(host=f"0.0.0.0:{server.port}")
    yield "no Host", ask(host="")
    yield "no Host, in HTTP/1.0", ask("GET /api/v1/events HTTP/1.0", host="")
    yield "an empty Host", ask(host=" ")
    yield "two Hosts, ours first", ask(headers=["Host: evil.example"])
    yield "two Hosts, ours last", ask(host="evil.example", headers=[f"Host: {host}"])
    yield "a target with a host in it", ask(f"GET http://{host}/api/v1/events HTTP/1.1")
    yield "a target with another host in it", ask("GET http://evil.example/api/v1/events HTTP/1.1")
    yield "a target that begins with two slashes", ask("GET //evil.example/api/v1/events HTTP/1.1")
    yield "a target of an asterisk", ask("OPTIONS * HTTP/1.1")
    yield "a path out of the root", ask("GET /../../etc/passwd HTTP/1.1")
    yield "that path escaped", ask("GET /assets/%2e%2e/%2e%2e/etc/passwd HTTP/1.1")
    yield "an escaped NUL", ask("GET /api/v1/events%00.csv HTTP/1.1")
    yield "an escaped NUL in a parameter", ask("GET /api/v1/events?country=IRQ%00 HTTP/1.1")
    yield "an escaped line break", ask("GET /api/v1/events%0d%0aX:1 HTTP/1.1")
    yield "bytes that are no ASCII", ask("GET /api/v1/events?q=\xff\xfe HTTP/1.1")
    yield "no token", ask(token=False)
    yield "a wrong token", ask(token=False, headers=["Authorization: Bearer " + "0" * 64])
    yield "the beginning of the token", ask(token=False, headers=["Authorization: Bearer " + server.bearer[:63]])
    yield "two tokens", ask(headers=["Authorization: Bearer " + "0" * 64])
    yield "the token in the address of data", ask(f"GET /api/v1/events?token={server.bearer} HTTP/1.1", token=False)
    yield "a cookie of a wrong token", ask(token=False, headers=[f"Cookie: sayso-{server.port}={'0' * 64}"])
    yield "two cookies of our name", ask(token=False, headers=[f"Cookie: sayso-{server.port}=a; sayso-{server.port}={server.bearer}"])
    yield "a page of another site", ask(headers=["Sec-Fetch-Site: cross-site"])
    yield "a page of another port", ask(headers=["Sec-Fetch-Site: same-site"])
    yield "an origin of another site", ask(headers=["Origin: http://evil.example"])
    yield "an origin that is null", ask(headers=["Origin: null"])
    yield "an origin by another scheme", ask(headers=[f"Origin: https://{host}"])
    yield "a write from another site", post(server, headers=["Sec-Fetch-Site: cross-site", "Origin: http://evil.example"])
    yield "a write from an origin that is null", post(server, headers=["Origin: null"])
    yield "a write without a token", post(server, token=False)
    yield "a write that a person typed", post(server, headers=["Sec-Fetch-Site: none"])
    yield "a write as a form", server.ask("POST /api/v1/ratings HTTP/1.1", body=b"target=x&reliability=A",
                                          headers=["Content-Type: application/x-www-form-urlencoded", "Content-Length: 22"])
    yield "a write as text", server.ask("POST /api/v1/ratings HTTP/1.1", body=b'{"target":"x"}',
                                        headers=["Content-Type: text/plain", "Content-Length: 14"])
    yield "a preflight", ask("OPTIONS /api/v1/ratings HTTP/1.1", headers=["Origin: http://evil.example",
                                                                          "Access-Control-Request-Method: POST"])
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get"):
        yield f"the method {method}", ask(f"{method} /api/v1/events HTTP/1.1")
    yield "both lengths and chunks", server.send(b"POST /api/v1/ratings HTTP/1.1\r\n" + ours +
                                                 b"Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                 b"0\r\n\r\nGET /api/v1/events HTTP/1.1\r\n" + ours + b"\r\n")
    yield "a length that is smuggled twice", server.send(b"POST /api/v1/ratings HTTP/1.1\r\n" + ours +
                                                         b"Content-Length: 0\r\nContent-Length: 60\r\n\r\nGET /api/v1/events HTTP/1.1\r\n" + ours + b"\r\n")
    yield "chunks alone", server.send(b"POST /api/v1/ratings HTTP/1.1\r\n" + ours +
                                      b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
    yield "a negative length", server.send(b"POST /api/v1/ratings HTTP/1.1\r\n" + ours + b"Content-Length: -1\r\n\r\n")
    yield "a length with a sign", server.send(b"POST /api/v1/ratings HTTP/1.1\r\n" + ours + b"Content-Length: +2\r\n\r\n{}")
    yield "a length beyond all numbers", server.send(b"POST /api/v1/ratings HTTP/1.1\r\n" + ours + b"Content-Length: 99999999999999999999999\r\n\r\n")
    yield "a GET with a body", ask(headers=["Content-Length: 3"], body=b"abc")
    yield "a body of a megabyte", post(server, body=b'{"target":"' + b"x" * 2**20 + b'"}')
    yield "an address of 20 KiB", ask("GET /api/v1/events?q=" + "x" * 20000 + " HTTP/1.1")
    yield "an address of 9 KiB", ask("GET /api/v1/events?q=" + "x" * 9000 + " HTTP/1.1")
    yield "headers of a megabyte", ask(headers=["X-Filler: " + "x" * 2**20])
    yield "ten thousand headers", ask(headers=[f"X-{n}: 1" for n in range(10000)])
    yield "a header with a blank before its colon", server.send(get.encode() + b"\r\nHost : " + host.encode() + b"\r\n" + bearer + b"\r\n")
    yield "a Host on two lines", server.send(get.encode() + b"\r\nHost:\r\n " + hosted[6:] + bearer + b"\r\n")
    yield "no version of HTTP", server.send(b"GET /api/v1/events\r\n" + ours + b"\r\n")
    yield "bytes that are no HTTP", server.send(bytes(range(256)) * 8)
    yield "a parameter twice", ask("GET /api/v1/events?limit=1&limit=2 HTTP/1.1")
    yield "a parameter that is not known", ask("GET /api/v1/events?sort=id HTTP/1.1")
    yield "a limit beyond all limits", ask("GET /api/v1/events?limit=100000000 HTTP/1.1")
    yield "SQL for a cursor", ask("GET /api/v1/events?cursor=o1%3BDROP%20TABLE HTTP/1.1")


def slow(server):
    """Bytes that drip: the server ends the connection, and answers others meanwhile."""
    for sentence, first, piece in (("headers that drip", b"GET /api/v1/events HTTP/1.1\r\n", b"X"),
                                   ("a body that drips", f"POST /api/v1/notes HTTP/1.1\r\nHost: {server.host}\r\nContent-Type: "
                                    f"application/json\r\nContent-Length: 60000\r\n\r\n".encode(), b" ")):
        start, ended = time.monotonic(), False
        with socket.create_connection(("127.0.0.1", server.port), timeout=0.3) as connection:
            connection.sendall(first)
            while not ended and time.monotonic() - start < 2 * PATIENCE + 5:
                try:
                    connection.sendall(piece)
                    ended = connection.recv(1000) == b""
                except TimeoutError:
                    pass
                except OSError:
                    ended = True
        check(f"{sentence}: the connection ends", ended)
        check(f"{sentence}: the server answers", status(server.ask()) == 200)


def crowded(server):
    """More connections than there may be, all silent."""
    silent = []
    for _ in range(200):
        try:
            silent.append(socket.create_connection(("127.0.0.1", server.port), timeout=5))
        except OSError:
            break
    time.sleep(PATIENCE + 4)
    for connection in silent:
        connection.close()
    check("after a crowd of silent connections the server answers", status(server.ask()) == 200)


def run(ledger):
    server = Server(ledger, "--writable")
    check("a request in order is answered", status(server.ask()) == 200, server.ask())
    for sentence, answer in forged(server):
        check(f"refused: {sentence}", refused(answer), answer)
        check(f"no CORS: {sentence}", b"access-control-allow" not in answer.lower(), answer)
        if server.process.poll() is not None:
            check(f"the server goes on: {sentence}", False)
            return
    check("after all of them a request in order is answered", status(server.ask()) == 200)
    ratings = server.ask("GET /api/v1/ratings HTTP/1.1")
    check("nothing was written", b'"total":0' in ratings, ratings[-300:])
    slow(server)
    crowded(server)
    once = server.ask(f"GET /?token={server.once} HTTP/1.1", token=False)
    again = server.ask(f"GET /?token={server.once} HTTP/1.1", token=False)
    check("the printed address works", status(once) == 303 and b"HttpOnly; SameSite=Strict" in once, once)
    check("and works once", status(again) == 401 and b"Set-Cookie" not in again, again)
    server.process.terminate()
    check("it ends well", server.process.wait(20) == 0)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "ledger.db")
    subprocess.run([program, "add", path, f"{source}/demo/articles", "--dictionary", f"{source}/demo/dictionary.txt", "--quiet"], check=True)
    run(path)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
