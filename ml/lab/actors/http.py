"""A small HTTP client that chooses its source address and says exactly the headers it is told."""

import base64
import http.client
import re
from urllib.parse import quote, urljoin, urlsplit

PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
LINK = re.compile(r"""(?:href|src)=["']([^"'#]+)["']""")


class Session:
    """One person's (or robot's) visit to one server: source address, user agent, cookies, referer."""

    def __init__(self, server, site, source, agent, referers=True, password=None):
        """password: "user:password" for sites that want HTTP authentication."""
        self._server, self._site, self._source = server, site, source
        self._agent, self._referers = agent, referers
        self._credentials = {"Authorization": "Basic " + base64.b64encode(password.encode()).decode()} if password else {}
        self.cookies = {}

    def request(self, target, method="GET", body=None, referer=None, headers=None):
        """Send one request; return (status, text). (0, "") when the server did not answer."""
        sent = {"Host": self._site}
        if self._agent != "-":
            sent["User-Agent"] = self._agent
        if referer and self._referers:
            sent["Referer"] = referer
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if isinstance(body, str):
            body = body.encode()
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        sent.update(self._credentials)
        sent.update(headers or {})
        connection = http.client.HTTPConnection(self._server, 80, timeout=20, source_address=(self._source, 0))
        # Targets are sent as they are, also when they hold what a careful client would escape.
        connection._validate_path = lambda url: None
        try:
            connection.putrequest(method, quote(target, safe=PRINTABLE), skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                connection.putheader(name, value.encode("utf-8") if isinstance(value, str) else value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, rest = cookie.partition("=")
                self.cookies[name] = rest.split(";")[0]
            return answer.status, answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException, UnicodeError):
            return 0, ""
        finally:
            connection.close()

    def links(self, page, text):
        """The same-site request targets a page links to or embeds."""
        found = []
        for link in LINK.findall(text):
            parts = urlsplit(urljoin(page, link.replace("&amp;", "&").replace("&#038;", "&")))
            if parts.netloc in ("", self._site) and parts.scheme in ("http", ""):
                found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
        return found


def target_of(url):
    """The request target of an absolute or relative URL."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
