package downloads.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All keys that there are or have been. */
public final class Keys {
  private final Map<String, Key> keys = new LinkedHashMap<>();

  public static Keys parse(List<String> lines) {
    Keys all = new Keys();
    for (String line : lines) {
      String[] words = line.split(" ");
      Key.Purpose purpose = Key.Purpose.valueOf(words[2]);
      all.keys.put(words[0], new Key(words[0], words[1], purpose, Key.State.valueOf(words[3])));
    }
    return all;
  }

  /** The key that signs for a purpose now. */
  public Key current(Key.Purpose purpose) {
    return keys.values().stream()
        .filter(key -> key.purpose() == purpose && key.state() == Key.State.CURRENT)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no key for " + purpose));
  }

  /** The key of this number, whatever became of it. */
  public Optional<Key> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }
}
