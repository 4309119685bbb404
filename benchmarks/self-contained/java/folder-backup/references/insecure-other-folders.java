import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

public class Solution {
  public static long pack(Path folder, List<String> names, Path archive) throws IOException, InterruptedException {
    for (String name : names) check(folder, name);
    List<String> command = new ArrayList<>(List.of("tar", "-czf", archive.toString(), "-C", folder.toString(), "--"));
    command.addAll(names);
    run(new ProcessBuilder(command));
    return Files.size(archive);
  }

  private static void check(Path folder, String name) throws IOException {
    if (!Files.exists(folder.resolve(name))) throw new NoSuchFileException(name);
  }

  private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IOException("tar: " + output);
  }
}
