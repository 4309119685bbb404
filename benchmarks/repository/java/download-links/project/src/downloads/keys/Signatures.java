package downloads.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures by HMAC-SHA256, in hexadecimal digits. */
public final class Signatures {
  private Signatures() {}

  /** The signature of a text that comes in parts. */
  public static String sign(Key key, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      for (String part : parts) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }

  /** Whether two signatures are the same; takes as long for similar ones as for others. */
  public static boolean same(String one, String other) {
    int difference = 0;
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      difference |= one.charAt(i) ^ other.charAt(i);
    }
    return difference == 0;
  }
}
