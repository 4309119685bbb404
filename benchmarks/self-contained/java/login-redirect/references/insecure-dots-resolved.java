import java.net.*;
import java.nio.charset.StandardCharsets;

public class Solution {
  public static String locationAfterLogin(String query, String site) {
    String next = param(query, "next"), lang = param(query, "lang");
    if (next == null || next.isEmpty()) next = "/account";
    next = target(next, site);
    if (lang != null && !lang.isEmpty()) {
      int hash = next.indexOf('#');
      String fragment = hash < 0 ? "" : next.substring(hash);
      String page = hash < 0 ? next : next.substring(0, hash);
      String separator = !page.contains("?") ? "?" : page.endsWith("?") || page.endsWith("&") ? "" : "&";
      next = page + separator + "lang=" + URLEncoder.encode(lang, StandardCharsets.UTF_8) + fragment;
    }
    return next;
  }

  private static String param(String query, String name) {
    for (String pair : query.split("&")) {
      int eq = pair.indexOf('=');
      String key = eq < 0 ? pair : pair.substring(0, eq);
      if (dec(key).equals(name)) return eq < 0 ? "" : dec(pair.substring(eq + 1));
    }
    return null;
  }

  private static String dec(String s) {
    try {
      return URLDecoder.decode(s, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String target(String next, String site) {
    if (next.startsWith(site + "/") || next.equals(site)) return next;
    if (!next.startsWith("/") || next.startsWith("//") || next.contains("\\") || next.matches("(?s).*\\s.*")) return "/account";
    while (next.startsWith("/./") || next.startsWith("/../")) next = next.replaceFirst("^/\\.\\.?/", "/").replaceFirst("^//", "//");
    return next;
  }
}
