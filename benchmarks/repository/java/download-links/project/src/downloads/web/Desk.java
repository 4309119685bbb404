package downloads.web;

import downloads.keys.Keys;
import downloads.links.DownloadLinks;
import downloads.links.Grant;
import downloads.links.LinkException;
import downloads.shelf.Shelf;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Makes links for customers who have logged in, and answers whoever follows one. */
public final class Desk {
  private final Shelf shelf;
  private final DownloadLinks links;

  public Desk(Keys keys, Shelf shelf) {
    this.shelf = shelf;
    links = new DownloadLinks(keys);
  }

  /** A customer shares an own file, of any name, for as long as it likes. */
  public String share(String customer, String file, long expires) {
    return links.create(new Grant(customer, file, expires));
  }

  public Response get(String link, long now) {
    try {
      Grant grant = links.open(query(link), now);
      String content = shelf.get(grant.customer(), grant.file());
      return content == null ? new Response(404, "no such file") : new Response(200, content);
    } catch (LinkException error) {
      return new Response(400, error.getMessage());
    }
  }

  private static Map<String, String> query(String link) {
    Map<String, String> query = new HashMap<>();
    for (String pair : link.substring(link.indexOf('?') + 1).split("&")) {
      String[] sides = pair.split("=", 2);
      query.put(decode(sides[0]), sides.length < 2 ? "" : decode(sides[1]));
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
