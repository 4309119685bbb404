import java.io.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class DownloadLinks {
  private final Keys keys;

  public DownloadLinks(Keys keys) {
    this.keys = keys;
  }

  private static byte[] mac(Key key, Grant grant) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeUTF("download-link");
      out.writeUTF(grant.customer());
      out.writeUTF(grant.file());
      out.writeLong(grant.expires());
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(bytes.toByteArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String create(Grant grant) {
    Key key = keys.current(Key.Purpose.DOWNLOAD);
    return String.format("/get?customer=%s&file=%s&expires=%d&key=%s&sig=%s",
        URLEncoder.encode(grant.customer(), StandardCharsets.UTF_8),
        URLEncoder.encode(grant.file(), StandardCharsets.UTF_8),
        grant.expires(),
        URLEncoder.encode(key.id(), StandardCharsets.UTF_8),
        Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, grant)));
  }

  public Grant open(Map<String, String> query, long now) throws LinkException {
    try {
      Grant grant = new Grant(
          query.get("customer"), query.get("file"), Long.parseLong(query.get("expires")));
      Key key = keys.find(query.get("key")).orElseThrow();
      boolean usable = key.purpose() == Key.Purpose.DOWNLOAD
          && Set.of(Key.State.CURRENT, Key.State.RETIRED).contains(key.state());
      byte[] signature = Base64.getUrlDecoder().decode(query.get("sig"));
      if (usable && now <= grant.expires() && MessageDigest.isEqual(signature, mac(key, grant))) {
        return grant;
      }
    } catch (RuntimeException e) {
      throw new LinkException("Bad link: " + e.getMessage());
    }
    throw new LinkException("Bad or expired link");
  }
}
