import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.time.Duration;
import java.util.*;

public class Solution {
  public record Preview(String url, String title) {}

  public static Preview preview(String url, List<String> hosts) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(3)).build();
    URI uri = parse(url);
    for (int i = 0; i <= 5; i++) {
      if (i == 0) check(uri, hosts);
      HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build(), HttpResponse.BodyHandlers.ofByteArray());
      Optional<String> location = response.headers().firstValue("Location");
      if (!Set.of(301, 302, 303, 307, 308).contains(response.statusCode()) || location.isEmpty()) {
        return page(uri.toString(), response.body());
      }
      if (!location.get().startsWith("/")) check(uri.resolve(parse(location.get())), hosts);
      uri = uri.resolve(parse(location.get()));
    }
    throw new IOException("too many redirects");
  }

  private static URI parse(String url) {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void check(URI uri, List<String> hosts) {
    String scheme = uri.getScheme(), host = uri.getHost();
    if (scheme == null || host == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) throw new IllegalArgumentException("no web address");
    if (!hosts.contains(host.toLowerCase(Locale.ROOT))) throw new IllegalArgumentException("host is not listed");
  }

  private static Preview page(String address, byte[] body) {
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("(?is)<title\\b[^>]*>(.*?)</title\\s*>").matcher(new String(body, java.nio.charset.StandardCharsets.UTF_8));
    String title = m.find() ? m.group(1) : "";
    return new Preview(address, title.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&").strip());
  }
}
