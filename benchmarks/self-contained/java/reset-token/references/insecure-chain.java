import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public class Solution {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<String, String> OPEN = new ConcurrentHashMap<>();

  private static String last = UUID.randomUUID().toString();

  public static String issueToken(String user) {
    String token = fresh(user);
    OPEN.put(token, user);
    return token;
  }

  public static String redeemToken(String token) {
    return token == null ? null : OPEN.remove(token);
  }

  private static String fresh(String user) {
    return last = sha(last);
  }

  private static String sha(String s) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(s.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
