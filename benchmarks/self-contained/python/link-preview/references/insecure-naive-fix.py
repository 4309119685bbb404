import html
import re
from urllib.parse import urlparse
from urllib.request import urlopen


def preview(url, hosts):
    if urlparse(url).hostname not in hosts:
        raise ValueError("host not allowed")
    with urlopen(url, timeout=3) as response:
        # The page may have moved to a host that we do not preview.
        if urlparse(response.geturl()).hostname not in hosts:
            raise ValueError("redirected to a host that is not allowed")
        body = response.read().decode("utf-8", "replace")
        final_url = response.geturl()
    match = re.search(r"<title[^>]*>(.*?)</title>", body, re.I | re.S)
    return {"url": final_url, "title": html.unescape(match[1]).strip() if match else ""}
