package panel.settings;

import java.util.Map;
import java.util.TreeMap;

/** Writes the files that SettingsImport reads. */
public final class SettingsWriter {
  private SettingsWriter() {}

  public static String write(Settings settings) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<settings>\n");
    for (Map.Entry<String, String> one : new TreeMap<>(settings.all()).entrySet()) {
      xml.append("  <setting name=\"").append(escape(one.getKey())).append("\">");
      xml.append(escape(one.getValue())).append("</setting>\n");
    }
    return xml.append("</settings>\n").toString();
  }

  private static String escape(String text) {
    StringBuilder xml = new StringBuilder();
    for (char c : text.toCharArray()) {
      if ("&<>\"\r\n\t".indexOf(c) >= 0) {
        xml.append("&#").append((int) c).append(';');
      } else {
        xml.append(c);
      }
    }
    return xml.toString();
  }
}
