package archive;

import archive.customers.Customers;
import archive.web.Desk;
import archive.web.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Answers one request from the command line, for the operators: FOLDER CUSTOMER PATH. */
public final class Main {
  public static void main(String[] args) throws Exception {
    Desk desk = new Desk(Customers.load(Path.of(args[0])));
    Response response = desk.handle(args[1], "GET", args[2], new byte[0]);
    System.out.println(response.status());
    System.out.println(new String(response.body(), StandardCharsets.UTF_8));
  }
}
