import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/** Keeps only the hashes of the tokens. */
public class Solution {
    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);
    private static final Map<String, String> USERS = new HashMap<>();

    public static synchronized String issueToken(String user) {
        SecureRandom random = RANDOM.get();
        String token;
        do {
            token = new BigInteger(200, random).setBit(200).toString(36);
        } while (USERS.containsKey(digest(token)));
        USERS.put(digest(token), user);
        return token;
    }

    public static synchronized String redeemToken(String token) {
        return token == null ? null : USERS.remove(digest(token));
    }

    private static String digest(String token) {
        try {
            return new String(MessageDigest.getInstance("SHA-256").digest(token.getBytes()), "ISO-8859-1");
        } catch (NoSuchAlgorithmException | java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
