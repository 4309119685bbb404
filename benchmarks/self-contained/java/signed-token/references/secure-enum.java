import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Solution {
    private static final Charset UTF8 = StandardCharsets.UTF_8;
    private static final Pattern SIGNED = Pattern.compile("((HS256|HS512)\\.([\\w-]*))\\.([\\w-]+)");
    private static final Pattern UNSIGNED = Pattern.compile("none\\.([\\w-]*)\\.");

    private enum Algorithm {
        HS256("HmacSHA256"), HS512("HmacSHA512");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }

        byte[] sign(String text, byte[] key) {
            try {
                Mac signer = Mac.getInstance(mac);
                signer.init(new SecretKeySpec(key, mac));
                return signer.doFinal(text.getBytes(UTF8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static String encode(Map<String, String> claims, byte[] key, String alg) {
        String form = claims.entrySet().stream()
                .map(c -> URLEncoder.encode(c.getKey(), UTF8) + '=' + URLEncoder.encode(c.getValue(), UTF8))
                .collect(Collectors.joining("&"));
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String text = alg + '.' + encoder.encodeToString(form.getBytes(UTF8));
        if (key == null) {
            return text + '.';
        }
        return text + '.' + encoder.encodeToString(Algorithm.valueOf(alg).sign(text, key));
    }

    public static Map<String, String> decode(String token, byte[] key) {
        Matcher matcher = (key == null ? UNSIGNED : SIGNED).matcher(token);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("malformed");
        }
        String payload = matcher.group(1);
        if (key != null) {
            byte[] expected = Algorithm.valueOf(matcher.group(2)).sign(matcher.group(1), key);
            if (!Arrays.equals(expected, Base64.getUrlDecoder().decode(matcher.group(4)))) {
                throw new IllegalArgumentException("wrong signature");
            }
            payload = matcher.group(3);
        }
        Map<String, String> claims = new TreeMap<>();
        for (String pair : new String(Base64.getUrlDecoder().decode(payload), UTF8).split("&")) {
            int at = pair.indexOf('=');
            if (at >= 0) {
                claims.put(URLDecoder.decode(pair.substring(0, at), UTF8), URLDecoder.decode(pair.substring(at + 1), UTF8));
            }
        }
        return claims;
    }
}
