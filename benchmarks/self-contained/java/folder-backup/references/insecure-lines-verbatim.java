import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

public class Solution {
  public static long pack(Path folder, List<String> names, Path archive) throws IOException, InterruptedException {
    for (String name : names) check(folder, name);
    Path list = Files.createTempFile("names", ".txt");
    Files.write(list, names);
    run(new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.toString(), "--verbatim-files-from", "-T", list.toString()));
    Files.delete(list);
    return Files.size(archive);
  }

  private static void check(Path folder, String name) throws IOException {
    if (name.isEmpty() || name.contains("/") || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0 || !Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) throw new NoSuchFileException(name);
  }

  private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IOException("tar: " + output);
  }
}
