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
    Path list = Files.createTempFile("names", ".txt");
    Files.write(list, names);
    Process process =
        new ProcessBuilder(
                "tar", "-czf", archive.toString(), "-C", folder.toString(), "-T", list.toString())
            .start();
    if (process.waitFor() != 0) throw new IOException("tar failed");
    return Files.size(archive);
  }
}
