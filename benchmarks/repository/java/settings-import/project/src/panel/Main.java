package panel;

import java.nio.file.Files;
import java.nio.file.Path;
import panel.web.Panel;

/** Imports a file of settings and prints what an account has then. */
public final class Main {
  public static void main(String[] args) throws Exception {
    Panel panel = new Panel();
    System.out.println(panel.importSettings("main", Files.readAllBytes(Path.of(args[0]))));
    System.out.println(panel.settings("main"));
  }
}
