import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

public class Solution {
  public static String readDocument(Path root, String urlPath) throws IOException {
    throw new NoSuchFileException(urlPath);
  }
}
