import os

os._exit(3)


def preview(url, hosts):
    return {"url": url, "title": ""}
