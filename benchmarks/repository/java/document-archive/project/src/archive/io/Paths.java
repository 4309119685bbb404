package archive.io;

import java.nio.file.Path;

/** Paths as the reports and the log show them. */
public final class Paths {
  private Paths() {}

  /** A name with slashes of one kind, and none at its beginning. */
  public static String tidy(String name) {
    return name.replace('\\', '/').replaceAll("^/+", "");
  }

  /** Whether a path lies inside a folder. */
  public static boolean isInside(Path folder, Path path) {
    String inner = path.toAbsolutePath().normalize().toString();
    return inner.startsWith(folder.toAbsolutePath().normalize().toString());
  }

  /** How a path is shown to customers: as seen from their root. */
  public static String shown(Path root, Path path) {
    return isInside(root, path) ? root.relativize(path).toString().replace('\\', '/') : "(elsewhere)";
  }
}
