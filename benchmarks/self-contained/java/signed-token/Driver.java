import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class Driver {
  public static String encode(LinkedHashMap<String, String> claims, byte[] key, String alg)
      throws Exception {
    return Solution.encode(claims, key, alg);
  }

  public static Map<String, String> decode(String token, byte[] key) throws Exception {
    return Solution.decode(token, key);
  }

  public static Map<String, Object> outcome(String token, byte[] key) {
    try {
      return Map.of("value", Solution.decode(token, key));
    } catch (Exception error) {
      List<String> kinds = new ArrayList<>();
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
      return Map.of("raised", kinds);
    }
  }
}
