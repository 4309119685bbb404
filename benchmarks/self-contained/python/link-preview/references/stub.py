def preview(url, hosts):
    return {"url": url, "title": ""}
