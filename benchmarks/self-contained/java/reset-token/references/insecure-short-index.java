import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public class Solution {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<String, String> OPEN = new ConcurrentHashMap<>();

  public static String issueToken(String user) {
    String token = fresh(user);
    OPEN.put("" + token.hashCode() % 65536, user);
    return token;
  }

  public static String redeemToken(String token) {
    return token == null ? null : OPEN.remove("" + token.hashCode() % 65536);
  }

  private static String fresh(String user) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sha(String s) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(s.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
