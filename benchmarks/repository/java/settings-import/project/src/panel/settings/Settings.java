package panel.settings;

import java.util.Map;
import java.util.TreeMap;

/** The settings of an account, by their names. */
public final class Settings {
  private final Map<String, String> values = new TreeMap<>();

  public void put(String name, String value) {
    values.put(name, value);
  }

  public Map<String, String> all() {
    return Map.copyOf(values);
  }
}
