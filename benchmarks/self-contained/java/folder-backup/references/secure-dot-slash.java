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
    // A name behind "./" is never an option.
    String[] command = new String[names.size() + 3];
    command[0] = "tar";
    command[1] = "-czf";
    command[2] = archive.toAbsolutePath().toString();
    for (int i = 0; i < names.size(); i++) command[i + 3] = "./" + names.get(i);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    if (process.waitFor() != 0) throw new IOException("tar failed");
    return Files.size(archive);
  }
}
