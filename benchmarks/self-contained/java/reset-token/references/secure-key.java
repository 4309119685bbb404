import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.KeyGenerator;

public class Solution {
    private record Entry(String user, Date issued) {}

    private static final ConcurrentMap<String, Entry> ENTRIES = new ConcurrentHashMap<>();

    public static String issueToken(String user) {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("HmacSHA256");
            generator.init(256, new SecureRandom());
            byte[] key = generator.generateKey().getEncoded();
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
            ENTRIES.put(token, new Entry(user, new Date()));
            return token;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String redeemToken(String token) {
        Entry entry = ENTRIES.remove(token);
        return entry == null ? null : entry.user();
    }
}
