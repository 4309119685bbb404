import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Encodes everything but letters, digits and a few harmless characters as numeric references. */
public class Solution {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    public static String renderProfile(String name, String homepage, String about) {
        String link = homepage.isEmpty() ? "" : link(homepage, homepage, " class=\"homepage\"");
        Map<String, String> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("homepage", homepage);
        data.put("about", about);
        String json = data.entrySet().stream()
                .map(e -> quote(e.getKey()) + ": " + quote(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        return """
                <section class="profile" title="%s">
                <h2>%s</h2>
                %s
                <p>%s</p>
                <script type="application/json" id="profile">%s</script>
                </section>
                """.formatted(encode(name), encode(name), link, body(about), json);
    }

    private static String body(String about) {
        Matcher matcher = Pattern.compile("\\[([^\\[\\]]*)]\\(([^\\s()]*)\\)").matcher(about);
        StringBuilder out = new StringBuilder();
        int last = 0;
        while (matcher.find()) {
            MatchResult found = matcher.toMatchResult();
            out.append(encode(about.substring(last, found.start())));
            out.append(link(found.group(2), found.group(1), ""));
            last = found.end();
        }
        return out.append(encode(about.substring(last))).toString().replace("&#10;", "<br>");
    }

    private static String link(String address, String label, String attributes) {
        String target = "#";
        try {
            String scheme = new URI(address).getScheme();
            if (scheme != null && SCHEMES.contains(scheme.toLowerCase())) {
                target = address;
            }
        } catch (URISyntaxException e) {
            // no address: the link leads nowhere
        }
        return "<a" + attributes + " href=\"" + encode(target) + "\">" + encode(label) + "</a>";
    }

    private static String encode(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) || " .,-_".indexOf(c) >= 0
                        ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
    }

    private static String quote(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 && Character.isLetterOrDigit(c) ? "" + (char) c : String.format("\\u%04x", c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
