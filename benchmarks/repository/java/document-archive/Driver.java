import archive.customers.Customers;
import archive.web.Desk;
import archive.web.Response;
import java.nio.file.Path;
import java.util.Map;

public class Driver {
  /** A request of a customer to the archive whose data lie in /box/data. */
  public static Map<String, Object> request(String customer, String method, String path, byte[] body)
      throws Exception {
    Desk desk = new Desk(Customers.load(Path.of("/box/data")));
    Response response = desk.handle(customer, method, path, body);
    return Map.of("status", response.status(), "body", response.body());
  }
}
