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
      if (name.contains("/") || name.equals("..") || !Files.exists(folder.resolve(name))) throw new NoSuchFileException(name);
    }
    List<String> command = new ArrayList<>(List.of("tar", "-czf", archive.toString()));
    command.addAll(List.of("-C", folder.toString(), "--"));
    command.addAll(names);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) throw new IOException("tar failed");
    return Files.size(archive);
  }
}
