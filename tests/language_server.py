"""A YAML language server, asked as an editor asks it: over its standard streams, one message after another."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

_SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}, "http": {}}
"""What an editor says when it is asked; schemas that are not the file's own would come from the network."""


class Marked(NamedTuple):
    """What is underlined: the text, and what is said about it."""

    text: str
    said: str


class Server:
    """A running server, for files in a folder."""

    def __init__(self, folder: Path, to_server: IO[bytes], from_server: IO[bytes]) -> None:
        self._folder, self._to, self._from = folder, to_server, from_server
        self._asked, self._opened = 0, 0
        self._marked: dict[str, list[dict[str, Any]]] = {}
        self._ask("initialize", processId=None, rootUri=None, capabilities={"workspace": {"configuration": True}})
        self._tell("initialized")

    def marked(self, text: str) -> list[Marked]:
        """What the server underlines in a text."""
        uri = self._open(text)
        return [Marked(_within(text, each["range"]), each["message"]) for each in self._marked[uri]]

    def offered(self, text: str) -> list[str]:
        """What the server offers to write at the caret, which stands in the text as ^."""
        answer = self._at("textDocument/completion", text)
        return [item["label"] for item in (answer["items"] if isinstance(answer, dict) else answer)]

    def hover(self, text: str) -> str:
        """What the server says of the word behind the caret."""
        answer = self._at("textDocument/hover", text)
        return str(answer["contents"]["value"]) if answer else ""

    def _at(self, method: str, text: str) -> Any:  # noqa: ANN401 what the protocol answers
        before, _, after = text.partition("^")
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self._ask(method, textDocument={"uri": self._open(before + after)}, position=place)

    def _open(self, text: str) -> str:
        """Open a text as a file of its own, and wait until it has been looked at."""
        self._opened += 1
        uri = (self._folder / f"{self._opened}.yaml").as_uri()
        self._tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        while uri not in self._marked:
            self._take()
        return uri

    def _ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 what the protocol answers
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while "result" not in (message := self._take()) or message["id"] != self._asked:
            pass
        return message["result"]

    def _tell(self, method: str, **params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._to.flush()

    def _take(self) -> dict[str, Any]:
        """The server's next message, once what it asks is answered and what it marks is noted."""
        length = 0
        while line := self._from.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        assert length, "the server has ended"
        message = cast("dict[str, Any]", json.loads(self._from.read(length)))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            asked = (message.get("params") or {}).get("items", [])
            self._send({"id": message["id"], "result": [_SETTINGS.get(each["section"]) for each in asked]})
        return message


def _within(text: str, span: dict[str, dict[str, int]]) -> str:
    lines = text.split("\n")
    first, last = span["start"], span["end"]
    if first["line"] == last["line"]:
        return lines[first["line"]][first["character"] : last["character"]]
    return "\n".join([lines[first["line"]][first["character"] :], *lines[first["line"] + 1 : last["line"]]])


@contextmanager
def running(program: Path, folder: Path) -> Iterator[Server]:
    """A server for files in a folder, which runs until it is needed no more."""
    with subprocess.Popen([program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Server(folder, process.stdin, process.stdout)
        finally:
            process.kill()
