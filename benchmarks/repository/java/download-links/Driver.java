import downloads.keys.Keys;
import downloads.shelf.Shelf;
import downloads.web.Desk;
import downloads.web.Response;
import java.util.List;

public class Driver {
  private static Shelf shelf;

  /** A shelf with these files: lists of customer, name and content. */
  public static void open(List<List<String>> files) {
    shelf = new Shelf();
    files.forEach(file -> shelf.put(file.get(0), file.get(1), file.get(2)));
  }

  /** A link that the desk makes when these are the keys. */
  public static String share(List<String> keys, String customer, String file, long expires) {
    return new Desk(Keys.parse(keys), shelf).share(customer, file, expires);
  }

  /** What the desk answers when these are the keys. */
  public static Response get(List<String> keys, String link, long now) {
    return new Desk(Keys.parse(keys), shelf).get(link, now);
  }
}
