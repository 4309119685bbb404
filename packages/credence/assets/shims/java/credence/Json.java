package credence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as plain data: null, Boolean, Long, Double, String, List and Map. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.space();
    if (json.at != text.length()) throw json.broken();
    return value;
  }

  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof String) {
      writeText((String) value, out);
    } else if (value instanceof Map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        out.append(separator);
        writeText(String.valueOf(entry.getKey()), out);
        out.append(':');
        write(entry.getValue(), out);
        separator = ",";
      }
      out.append(((Map<?, ?>) value).isEmpty() ? "{}" : "}");
    } else if (value instanceof List) {
      String separator = "[";
      for (Object item : (List<?>) value) {
        out.append(separator);
        write(item, out);
        separator = ",";
      }
      out.append(((List<?>) value).isEmpty() ? "[]" : "]");
    } else {
      out.append(value);
    }
  }

  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lone = Character.isSurrogate(c) && !paired(text, i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || lone) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }

  private static boolean paired(String text, int i) {
    if (Character.isHighSurrogate(text.charAt(i))) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private Object value() {
    space();
    switch (at < text.length() ? text.charAt(at) : 0) {
      case '"':
        return string();
      case '[':
        return list();
      case '{':
        return map();
      case 't':
        return literal("true", true);
      case 'f':
        return literal("false", false);
      case 'n':
        return literal("null", null);
      default:
        return number();
    }
  }

  private Object literal(String word, Object value) {
    if (!text.startsWith(word, at)) throw broken();
    at += word.length();
    return value;
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
    String digits = text.substring(from, at);
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException notWhole) {
      return Double.valueOf(digits);
    }
  }

  private List<Object> list() {
    List<Object> items = new ArrayList<>();
    at++;
    while (!ends(']')) items.add(value());
    return items;
  }

  private Map<String, Object> map() {
    Map<String, Object> items = new LinkedHashMap<>();
    at++;
    while (!ends('}')) {
      space();
      String key = string();
      space();
      if (text.charAt(at++) != ':') throw broken();
      items.put(key, value());
    }
    return items;
  }

  /** Steps over a comma, or over the end. */
  private boolean ends(char end) {
    space();
    if (at >= text.length()) throw broken();
    if (text.charAt(at) == end) {
      at++;
      return true;
    }
    if (text.charAt(at) == ',') at++;
    return false;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = text.charAt(++at);
      int known = "bfnrt".indexOf(c);
      if (c == 'u') {
        out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        out.append(known < 0 ? c : "\b\f\n\r\t".charAt(known));
      }
    }
    at++;
    return out.toString();
  }

  private void space() {
    while (at < text.length() && text.charAt(at) <= ' ') at++;
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException("no JSON at " + at);
  }
}
