import java.util.regex.*;

public class Solution {
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)\\]\\(([^\\s()]*)\\)");

  public static String renderProfile(String name, String homepage, String about) {
    StringBuilder html = new StringBuilder("<section class=\"profile\" title=\"" + attr(name) + "\">\n<h2>" + esc(name) + "</h2>\n");
    if (!homepage.isEmpty()) {
      html.append(link(homepage, esc(homepage), " class=\"homepage\"")).append("\n");
    }
    html.append("<p>").append(about(about)).append("</p>\n");
    html.append("<script type=\"application/json\" id=\"profile\">{\"name\":" + json(name) + ",\"homepage\":" + json(homepage) + ",\"about\":" + json(about) + "}</script>\n</section>");
    return html.toString();
  }

  private static String about(String about) {
    StringBuilder out = new StringBuilder();
    Matcher m = LINK.matcher(about);
    int at = 0;
    while (m.find()) {
      out.append(esc(about.substring(at, m.start()))).append(link(m.group(2), esc(m.group(1)), ""));
      at = m.end();
    }
    return out.append(esc(about.substring(at))).toString().replace("\n", "<br>");
  }

  private static String link(String address, String label, String more) {
    return ok(address) ? "<a" + more + " href=\"" + attr(address) + "\">" + label + "</a>" : label;
  }

  private static boolean ok(String address) {
    return address.matches("(?i)https?://[^\\s\\p{Cntrl}]*");
  }

  private static String attr(String s) {
    return esc(s);
  }

  private static String esc(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }

  private static String json(String s) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : s.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || island(c)) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString().replace("</", "<\\/");
  }

  private static boolean island(char c) {
    return false;
  }
}
