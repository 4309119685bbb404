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
    Key key = keys.find(query.get("key")).filter(DownloadLinks::counts).orElseThrow(() -> new LinkException("unknown key"));
    if (!MessageDigest.isEqual(bytes(sign(key, grant)), bytes(query.get("sig")))) {
      throw new LinkException("that is no link of ours");
    }
    if (now > expires) {
      throw new LinkException("the link has expired");
    }
    return grant;
  }

  private static String sign(Key key, Grant grant) {
    return Signatures.sign(key, encode(grant.customer()) + "&" + encode(grant.file()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Keys that are revoked, or are there for something else, others may have. */
  private static boolean counts(Key key) {
    return key.purpose() == Key.Purpose.DOWNLOAD && key.state() != Key.State.REVOKED;
  }
}
