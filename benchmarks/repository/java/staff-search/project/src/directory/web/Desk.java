package directory.web;

import directory.data.Staff;
import directory.search.Search;
import directory.search.SearchException;
import java.util.Map;

/** Answers the searches of whoever opens the directory. */
public final class Desk {
  private final Search search;

  public Desk(Staff staff) {
    search = new Search(staff);
  }

  public Answer handle(String command, Map<String, String> fields) {
    try {
      switch (command) {
        case "name":
          return new Answer(200, search.byName(fields.get("name")));
        case "office":
          return new Answer(200, search.inOffice(fields.get("office"), fields.get("part")));
        case "field":
          return new Answer(200, search.byField(fields.get("field"), fields.get("value")));
        case "private":
          return new Answer(
              200, search.privateNumber(fields.get("name"), fields.get("pin")).orElse(""));
        default:
          return new Answer(404, "no such page");
      }
    } catch (SearchException error) {
      return new Answer(400, error.getMessage());
    }
  }
}
