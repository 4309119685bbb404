import html
import re
import urllib.request
from urllib.parse import urlsplit


def _check(url, hosts):
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.hostname not in hosts:
        raise ValueError(f"no previews for {url}")


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def __init__(self, hosts):
        self.hosts = hosts

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        _check(newurl, self.hosts)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def preview(url, hosts):
    _check(url, hosts)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Redirects(hosts))
    with opener.open(url, timeout=3) as response:
        text = response.read(1_000_000).decode("utf-8", errors="replace")
        found = response.geturl()
    title = re.search(r"<title[^>]*>(.*?)</title\s*>", text, re.IGNORECASE | re.DOTALL)
    return {"url": found, "title": html.unescape(title[1]).strip() if title else ""}
