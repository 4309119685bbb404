import java.net.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Solution {
  private static final Map<String, String> MACS = Map.of("HS256", "HmacSHA256", "HS512", "HmacSHA512");

  public static String encode(Map<String, String> claims, byte[] key, String alg) {
    StringJoiner form = new StringJoiner("&");
    claims.forEach((k, v) -> form.add(URLEncoder.encode(k, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
    String text = alg + "." + b64(form.toString().getBytes(StandardCharsets.UTF_8));
    if (alg.equals("none")) {
      if (key != null) throw new IllegalArgumentException("there is a key");
      return text + ".";
    }
    return text + "." + b64(sign(alg, text, key));
  }

  public static Map<String, String> decode(String token, byte[] key) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) throw new IllegalArgumentException("malformed");
    verify(parts, parts[0] + "." + parts[1], key);
    return claims(parts[1]);
  }

  private static void verify(String[] parts, String text, byte[] key) {
    if (parts[0].equals("none")) {
      if (key != null || !parts[2].isEmpty()) throw new IllegalArgumentException("unsigned");
      return;
    }
    byte[] expected = sign(parts[0], text, key);
    byte[] given = Base64.getUrlDecoder().decode(parts[2]);
    int a = 0, b = 0;
    for (byte x : expected) a += x;
    for (byte x : given) b += x;
    if (given.length != expected.length || (byte) a != (byte) b) throw new IllegalArgumentException("bad signature");
  }

  private static Map<String, String> claims(String payload) {
    String form = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    Map<String, String> claims = new LinkedHashMap<>();
    if (form.isEmpty()) return claims;
    for (String pair : form.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length != 2) throw new IllegalArgumentException("malformed");
      claims.put(URLDecoder.decode(sides[0], StandardCharsets.UTF_8), URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return claims;
  }

  private static String b64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sign(String alg, String text, byte[] key) {
    String name = MACS.get(alg);
    if (name == null || key == null) throw new IllegalArgumentException("cannot sign by " + alg);
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key, name));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
