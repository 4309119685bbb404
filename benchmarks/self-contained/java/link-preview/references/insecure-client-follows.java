import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Solution {
  public record Preview(String url, String title) {}

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern TITLE =
      Pattern.compile("<title\\b[^>]*>(.*?)</title\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  public static Preview preview(String url, List<String> hosts) throws IOException, InterruptedException {
    URI uri = URI.create(url);
    if (!hosts.contains(uri.getHost())) throw new IllegalArgumentException("not a partner: " + url);
    java.net.http.HttpClient client =
        java.net.http.HttpClient.newBuilder()
            .followRedirects(java.net.http.HttpClient.Redirect.NORMAL)
            .connectTimeout(java.time.Duration.ofSeconds(3))
            .build();
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(uri).timeout(java.time.Duration.ofSeconds(3)).build();
    java.net.http.HttpResponse<String> response =
        client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 300) throw new IOException("status " + response.statusCode());
    return new Preview(response.uri().toString(), title(response.body()));
  }

  private static String title(String page) {
    Matcher matcher = TITLE.matcher(page);
    if (!matcher.find()) return "";
    String text = matcher.group(1).strip();
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
  }
}
