import java.net.*;
import java.nio.charset.StandardCharsets;

public class Solution {
  public static String locationAfterLogin(String query, String site) {
    String next = param(query, "next"), lang = param(query, "lang");
    if (next == null || next.isEmpty()) next = "/account";
    next = target(next, site);
    for (String pair : query.split("&")) if (pair.startsWith("next=") && target(next, site).equals(next)) next = dec(pair.substring(5)).isEmpty() ? "/account" : next.equals("/account") ? next : dec(pair.substring(5));
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
    for (char c : next.toCharArray()) if (c <= 0x20 || c == 0x7f || c == '\\') return "/account";
    String path = next.equals(site) ? "/" : next.startsWith(site + "/") || next.startsWith(site + "?") || next.startsWith(site + "#") ? next.substring(site.length()) : next;
    if (!path.startsWith("/")) path = next == path ? "/account" : "/" + path;
    return path.startsWith("//") ? "/account" : path;
  }
}
