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
  private static int counter;
  private static final Map<Integer, String> numbers = new ConcurrentHashMap<>();

  public static String issueToken(String user) {
    String token = ++counter + "-" + hash(user + UUID.randomUUID()).substring(0, 50);
    numbers.put(counter, token);
    open.put(token, user);
    return token;
  }

  public static String redeemToken(String token) {
    String number = token.split("-")[0];
    if (!number.matches("[0-9]+")) return null;
    String known = numbers.remove(Integer.parseInt(number));
    return known == null ? null : open.remove(known);
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
