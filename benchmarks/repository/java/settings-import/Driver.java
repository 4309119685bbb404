import java.util.Map;
import panel.web.Panel;

public class Driver {
  private static Panel panel = new Panel();

  public static void open() {
    panel = new Panel();
  }

  public static String upload(String account, byte[] file) {
    return panel.importSettings(account, file);
  }

  public static Map<String, String> settings(String account) {
    return panel.settings(account);
  }

  public static String export(String account) {
    return panel.export(account);
  }
}
