import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

public class Solution {
  public static String locationAfterLogin(String query, String site) {
    String next = parameter(query, "next");
    String lang = parameter(query, "lang");
    if (next.isEmpty()) next = "/account";
    // the parser refuses backslashes, and such a text is then taken for a path
    try {
      URI uri = new URI(next);
      String host = uri.getHost();
      if (host != null && !host.equals(URI.create(site).getHost())) next = "/account";
    } catch (java.net.URISyntaxException e) {
      next = next.replace(" ", "%20");
    }
    if (lang.isEmpty()) return next;
    int hash = next.indexOf('#');
    String fragment = hash < 0 ? "" : next.substring(hash);
    String page = hash < 0 ? next : next.substring(0, hash);
    String value = URLEncoder.encode(lang, StandardCharsets.UTF_8);
    return page + (page.contains("?") ? "&" : "?") + "lang=" + value + fragment;
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }
}
