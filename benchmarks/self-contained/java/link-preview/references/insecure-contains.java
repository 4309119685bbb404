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
    for (int hop = 0; hop <= 5; hop++) {
      if (!allowed(url, hosts, hop)) throw new IllegalArgumentException("not a partner: " + url);
      HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(3000);
      connection.setReadTimeout(3000);
      int status = connection.getResponseCode();
      if (REDIRECTS.contains(status)) {
        url = new URL(new URL(url), connection.getHeaderField("Location")).toString();
        continue;
      }
      try (InputStream in = connection.getInputStream()) {
        return new Preview(url, title(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    throw new IOException("too many redirects");
  }

  private static boolean allowed(String url, List<String> hosts, int hop) throws IOException {
    return hosts.stream().anyMatch(url::contains) && (hop > 0 || hosts.contains(new URL(url).getHost()));
  }

  private static String title(String page) {
    Matcher matcher = TITLE.matcher(page);
    if (!matcher.find()) return "";
    String text = matcher.group(1).strip();
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
  }
}
