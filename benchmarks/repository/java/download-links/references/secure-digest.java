public final class DownloadLinks {
  private final Keys keys;

  public DownloadLinks(Keys keys) {
    this.keys = keys;
  }

  /** What is signed: the length of each text stands before it. */
  private static String signature(Key key, String customer, String file, String expires) {
    StringBuilder text = new StringBuilder();
    for (String part : List.of(customer, file, expires)) {
      text.append(part.length()).append(':').append(part);
    }
    return Signatures.sign(key, text.toString());
  }

  public String create(Grant grant) {
    Key key = keys.current(Key.Purpose.DOWNLOAD);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("customer", grant.customer());
    query.put("file", grant.file());
    query.put("expires", Long.toString(grant.expires()));
    query.put("key", key.id());
    query.put("sig", signature(key, grant.customer(), grant.file(), Long.toString(grant.expires())));
    return query.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "/get?", ""));
  }

  public Grant open(Map<String, String> query, long now) throws LinkException {
    Key key = keys.find(query.getOrDefault("key", "")).orElse(null);
    if (key == null || key.purpose() != Key.Purpose.DOWNLOAD || key.state() == Key.State.REVOKED) {
      throw new LinkException("Invalid link");
    }
    String customer = query.getOrDefault("customer", "");
    String file = query.getOrDefault("file", "");
    String expires = query.getOrDefault("expires", "");
    String sig = query.getOrDefault("sig", "");
    String expected = signature(key, customer, file, expires);
    if (sig.length() != expected.length() || !Signatures.same(sig, expected)) {
      throw new LinkException("Invalid link");
    }
    long until = Long.parseLong(expires);
    if (until < now) {
      throw new LinkException("The link has expired");
    }
    return new Grant(customer, file, until);
  }
}
