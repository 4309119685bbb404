import java.io.*;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

public class Solution {
  public static String readDocument(Path root, String urlPath) throws IOException {
    String name = decode(urlPath);
    Path target = locate(root, name, urlPath);
    if (Files.isDirectory(target)) target = target.resolve("index.md");
    if (!Files.isRegularFile(target)) throw new NoSuchFileException(urlPath);
    return Files.readString(target, StandardCharsets.UTF_8);
  }

  private static String decode(String s) throws IOException {
    try {
      return URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new NoSuchFileException(s);
    }
  }

  private static Path locate(Path root, String name, String urlPath) throws IOException {
    try {
      Path base = root.normalize();
      Path target = base.resolve(name).normalize();
      if (!target.startsWith(base)) throw new NoSuchFileException(urlPath);
      return Path.of(target.toString().replace('\\', '/'));
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(urlPath);
    }
  }
}
