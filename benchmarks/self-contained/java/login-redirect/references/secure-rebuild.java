import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Resolves the page as a browser would, compares the origin, and builds the address anew. */
public class Solution {
    public static String locationAfterLogin(String query, String site) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.putIfAbsent(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        String next = parameters.getOrDefault("next", "");
        URI home = URI.create(site + "/");
        URI page = home.resolve("/account");
        if (!next.isEmpty()) {
            try {
                URI asked = home.resolve(new URI(next));
                boolean same = Objects.equals(asked.getScheme(), home.getScheme())
                        && Objects.equals(asked.getRawAuthority(), home.getRawAuthority());
                if (same && asked.getRawPath() != null && !asked.getRawPath().startsWith("//")) {
                    page = asked;
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("not a page of ours");
            }
        }
        StringBuilder location = new StringBuilder(site).append(page.getRawPath());
        String lang = parameters.getOrDefault("lang", "");
        String rest = page.getRawQuery() == null ? "" : page.getRawQuery();
        if (!lang.isEmpty()) {
            rest += (rest.isEmpty() ? "" : "&") + "lang=" + URLEncoder.encode(lang, StandardCharsets.UTF_8);
        }
        if (!rest.isEmpty()) {
            location.append('?').append(rest);
        }
        if (page.getRawFragment() != null) {
            location.append('#').append(page.getRawFragment());
        }
        return location.toString();
    }
}
