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
    for (String name : names) {
      if (name.startsWith("--")) throw new IOException("bad name " + name);
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of("tar", "-czf", archive.toString(), "-C", folder.toString()));
    command.addAll(names);
    Process process = new ProcessBuilder(command).start();
    if (process.waitFor() != 0) throw new IOException("tar failed");
    return Files.size(archive);
  }
}
