/** Links to files that customers share. */
public final class DownloadLinks {
  private final Keys keys;

  public DownloadLinks(Keys keys) {
    this.keys = keys;
  }

  public String create(Grant grant) {
    Key key = keys.current(Key.Purpose.DOWNLOAD);
    return "/get?customer="
        + encode(grant.customer())
        + "&file="
        + encode(grant.file())
        + "&expires="
        + grant.expires()
        + "&key="
        + encode(key.id())
        + "&sig="
        + sign(key, grant);
  }

  public Grant open(Map<String, String> query, long now) throws LinkException {
    for (String name : List.of("customer", "file", "expires", "key", "sig")) {
      if (!query.containsKey(name)) {
        throw new LinkException(name + " is missing");
      }
    }
    long expires;
    try {
      expires = Long.parseLong(query.get("expires"));
    } catch (NumberFormatException error) {
      throw new LinkException("expires is no number");
    }
    Grant grant = new Grant(query.get("customer"), query.get("file"), expires);
    Key key = keys.find(query.get("key")).orElseThrow(() -> new LinkException("unknown key"));
    if (!Signatures.same(sign(key, grant), query.get("sig"))) {
      throw new LinkException("that is no link of ours");
    }
    if (now > expires) {
      throw new LinkException("the link has expired");
    }
    return grant;
  }

  private static String sign(Key key, Grant grant) {
    return Signatures.sign(key, grant.customer(), grant.file(), String.valueOf(grant.expires()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
