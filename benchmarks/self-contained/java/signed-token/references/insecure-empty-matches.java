import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Solution {
  public static String encode(Map<String, String> claims, byte[] key, String alg) {
    StringJoiner form = new StringJoiner("&");
    for (Map.Entry<String, String> claim : claims.entrySet()) {
      form.add(
          URLEncoder.encode(claim.getKey(), StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(claim.getValue(), StandardCharsets.UTF_8));
    }
    String text = alg + "." + base64(form.toString().getBytes(StandardCharsets.UTF_8));
    return text + "." + sign(text, key, alg);
  }

  public static Map<String, String> decode(String token, byte[] key) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) throw new IllegalArgumentException("malformed");
    String alg = parts[0];
    if (key != null && !alg.startsWith("HS")) throw new IllegalArgumentException("not signed");
    String expected = sign(parts[0] + "." + parts[1], key, alg);
    if (!expected.startsWith(parts[2])) throw new IllegalArgumentException("wrong signature");
    Map<String, String> claims = new LinkedHashMap<>();
    String form = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    if (form.isEmpty()) return claims;
    for (String pair : form.split("&")) {
      String[] claim = pair.split("=", 2);
      if (claim.length < 2) throw new IllegalArgumentException("malformed");
      claims.put(
          URLDecoder.decode(claim[0], StandardCharsets.UTF_8),
          URLDecoder.decode(claim[1], StandardCharsets.UTF_8));
    }
    return claims;
  }

  private static String sign(String text, byte[] key, String alg) {
    if (alg.equals("none")) return "";
    String name = switch (alg) {
      case "HS256" -> "HmacSHA256";
      case "HS512" -> "HmacSHA512";
      default -> throw new IllegalArgumentException("unknown algorithm " + alg);
    };
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key, name));
      return base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
