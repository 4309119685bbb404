import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

public class Solution {
  private static final Map<String, String> open = new ConcurrentHashMap<>();

  public static String issueToken(String user) {
    String token = hash("salt" + (UUID.randomUUID().hashCode() & 0xfffff));
    open.put(token, user);
    return token;
  }

  public static String redeemToken(String token) {
    return open.remove(token);
  }

  static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return String.format("%064x", new BigInteger(1, digest));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
