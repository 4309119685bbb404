public final class DownloadLinks {
  private final Keys keys;

  public DownloadLinks(Keys keys) {
    this.keys = keys;
  }

  public String create(Grant grant) {
    Key key = keys.current(Key.Purpose.DOWNLOAD);
    return "/get?customer=" + e(grant.customer()) + "&file=" + e(grant.file()) + "&expires=" + grant.expires() + "&key=" + e(key.id()) + "&sig=" + sig(key, grant);
  }

  public Grant open(Map<String, String> query, long now) throws LinkException {
    for (String name : List.of("customer", "file", "expires", "key", "sig")) {
      if (query.get(name) == null) throw new LinkException("incomplete");
    }
    Key key = keys.find(query.get("key")).orElseThrow(() -> new LinkException("unknown key"));
    if (key.purpose() != Key.Purpose.DOWNLOAD || key.state() == Key.State.REVOKED) throw new LinkException("wrong key");
    long expires;
    try {
      expires = Long.parseLong(query.get("expires"));
    } catch (NumberFormatException error) {
      throw new LinkException("no time");
    }
    Grant grant = new Grant(query.get("customer"), query.get("file"), expires);
    if (!same(sig(key, grant), query.get("sig"))) throw new LinkException("bad signature");
    if (now > expires) throw new LinkException("too late");
    return grant;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String e(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String sig(Key key, Grant grant) {
    return Signatures.sign(key, e(grant.customer().strip()) + "&" + e(grant.file().strip()) + "&" + grant.expires());
  }
}
