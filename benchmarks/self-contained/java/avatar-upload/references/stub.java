import java.nio.file.Path;

public class Solution {
  public static String save(Path folder, String fileName, String contentType, byte[] data) {
    throw new IllegalArgumentException();
  }
}
