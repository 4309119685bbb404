package archive.web;

import archive.ArchiveException;
import archive.customers.Customers;
import archive.documents.DocumentStore;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Answers the requests of customers. The web server has checked who they are. */
public final class Desk {
  private static final String DOCUMENTS = "/documents/";
  private static final String FOLDERS = "/folders/";

  private final DocumentStore store;

  public Desk(Customers customers) {
    store = new DocumentStore(customers);
  }

  public Response handle(String customer, String method, String path, byte[] body) {
    try {
      if (path.startsWith(FOLDERS) && method.equals("GET")) {
        String folder = decode(path.substring(FOLDERS.length()));
        return Response.of(200, String.join("\n", store.list(customer, folder)));
      }
      if (!path.startsWith(DOCUMENTS)) {
        return Response.of(404, "no such page");
      }
      String name = decode(path.substring(DOCUMENTS.length()));
      switch (method) {
        case "GET":
          return new Response(200, store.read(customer, name));
        case "PUT":
          store.write(customer, name, body);
          return Response.of(201, "kept");
        case "MOVE":
          store.move(customer, name, new String(body, StandardCharsets.UTF_8));
          return Response.of(200, "moved");
        default:
          return Response.of(405, "no such method");
      }
    } catch (ArchiveException error) {
      return Response.of(400, error.getMessage());
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
