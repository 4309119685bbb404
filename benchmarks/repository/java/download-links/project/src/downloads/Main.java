package downloads;

import downloads.keys.Keys;
import downloads.shelf.Shelf;
import downloads.web.Desk;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a link from the command line: KEYS CUSTOMER FILE EXPIRES. */
public final class Main {
  public static void main(String[] args) throws Exception {
    Keys keys = Keys.parse(Files.readAllLines(Path.of(args[0])));
    System.out.println(new Desk(keys, new Shelf()).share(args[1], args[2], Long.parseLong(args[3])));
  }
}
