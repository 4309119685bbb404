import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public class Solution {
  public static long pack(Path folder, List<String> names, Path archive)
      throws IOException, InterruptedException {
    for (String name : names) {
      if (!Files.exists(folder.resolve(name))) throw new NoSuchFileException(name);
    }
    StringBuilder command = new StringBuilder("tar -czf " + archive + " -C " + folder + " --");
    for (String name : names) command.append(" '" + name + "'");
    Process process = new ProcessBuilder("sh", "-c", command.toString()).start();
    if (process.waitFor() != 0) throw new IOException("tar failed");
    return Files.size(archive);
  }
}
