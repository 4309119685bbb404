import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Solution {
    public record Preview(String url, String title) {}

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private static final Pattern TITLE = Pattern.compile("(?is)<title(?:\\s[^>]*)?>(.*?)</title");

    public static Preview preview(String url, List<String> hosts) throws IOException, InterruptedException {
        URI page = check(URI.create(url), hosts);
        for (int redirects = 0; ; redirects++) {
            HttpRequest request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(3)).build();
            HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            switch (response.statusCode()) {
                case 301, 302, 303, 307, 308 -> {
                    if (redirects == 5) {
                        throw new IOException("too many redirects");
                    }
                    String location = response.headers().firstValue("Location").orElseThrow(IOException::new);
                    page = check(page.resolve(location), hosts);
                }
                case 200 -> {
                    return new Preview(page.toString(), title(response.body()));
                }
                default -> throw new IOException("status " + response.statusCode());
            }
        }
    }

    private static URI check(URI page, List<String> hosts) {
        String scheme = page.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || page.getHost() == null || page.getUserInfo() != null || !hosts.contains(page.getHost().toLowerCase())) {
            throw new IllegalArgumentException("no preview for " + page);
        }
        return page;
    }

    private static String title(byte[] body) {
        Matcher matcher = TITLE.matcher(new String(body, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1).trim()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
