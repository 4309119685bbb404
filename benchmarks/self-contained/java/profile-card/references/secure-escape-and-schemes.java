import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Solution {
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)\\]\\(([^\\s()]*)\\)");

  public static String renderProfile(String name, String homepage, String about) {
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"profile\" title=\"" + attribute(name) + "\">");
    html.append("<h2>" + text(name) + "</h2>");
    if (!homepage.isEmpty()) html.append(anchor(" class=\"homepage\"", homepage, homepage));
    html.append("<p>");
    Matcher link = LINK.matcher(about);
    int end = 0;
    while (link.find()) {
      html.append(lines(about.substring(end, link.start())));
      html.append(anchor("", link.group(2), link.group(1)));
      end = link.end();
    }
    html.append(lines(about.substring(end)));
    html.append("</p><script type=\"application/json\" id=\"profile\">");
    html.append("{\"name\":" + json(name) + ",\"homepage\":" + json(homepage));
    html.append(",\"about\":" + json(about) + "}</script></section>");
    return html.toString();
  }

  private static String anchor(String attributes, String address, String label) {
    boolean web = address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
    if (!web) return text(label);
    return "<a" + attributes + " href=\"" + attribute(address) + "\">" + text(label) + "</a>";
  }

  private static String lines(String part) {
    return text(part).replace("\n", "<br>");
  }

  private static String text(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }

  private static String attribute(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }

  private static String json(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || c == '<' || c == '>' || c == '&') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
