package directory;

import directory.data.Staff;
import directory.web.Desk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Looks up a name from the command line: FILE NAME. */
public final class Main {
  public static void main(String[] args) throws Exception {
    Desk desk = new Desk(Staff.parse(Files.readAllBytes(Path.of(args[0]))));
    System.out.println(desk.handle("name", Map.of("name", args[1])).body());
  }
}
