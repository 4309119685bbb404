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
      URL page = new URL(url);
      boolean web = page.getProtocol().startsWith("http");
      if ((web || hop == 0) && !hosts.contains(page.getHost())) {
        throw new IllegalArgumentException("not a partner: " + url);
      }
      URLConnection connection = page.openConnection();
      connection.setConnectTimeout(3000);
      connection.setReadTimeout(3000);
      if (connection instanceof HttpURLConnection) {
        HttpURLConnection http = (HttpURLConnection) connection;
        http.setInstanceFollowRedirects(false);
        if (REDIRECTS.contains(http.getResponseCode())) {
          url = new URL(page, http.getHeaderField("Location")).toString();
          continue;
        }
      }
      try (InputStream in = connection.getInputStream()) {
        return new Preview(url, title(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    throw new IOException("too many redirects");
  }

  private static String title(String page) {
    Matcher matcher = TITLE.matcher(page);
    if (!matcher.find()) return "";
    String text = matcher.group(1).strip();
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
  }
}
