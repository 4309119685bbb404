package credence;

import java.util.List;
import java.util.Map;

/** Says which Java this is, and loads on the way what the shim will need. */
public final class Probe {
  private Probe() {}

  public static String[] sample(String text, List<Integer> numbers, Map<String, Object> rest) {
    return new String[] {text};
  }

  public static void main(String[] arguments) throws Exception {
    String json = "{\"id\":\"ü\\n\",\"args\":[\"a\",[1,2.5],{\"$bytes\":\"AA==\"},null,true]}";
    Map<?, ?> request = (Map<?, ?>) Json.parse(json);
    var method = Probe.class.getMethod("sample", String.class, List.class, Map.class);
    Object[] values = {
      Values.decode("a", method.getGenericParameterTypes()[0]),
      Values.decode(List.of(1L), method.getGenericParameterTypes()[1]),
      Values.decode(request, method.getGenericParameterTypes()[2]),
    };
    Json.write(Values.encode(method.invoke(null, values), 0));
    Json.write(Values.encode(Map.of("a", new byte[1], "b", 1.5), 0));
    Class.forName("credence.Shim");
    System.out.println(System.getProperty("java.version"));
  }
}
