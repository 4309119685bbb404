import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

public class Solution {
    public static long pack(Path folder, List<String> names, Path archive)
            throws IOException, InterruptedException {
        List<String> present = Arrays.asList(folder.toFile().list());
        for (String name : names) {
            if (!present.contains(name)) {
                throw new NoSuchFileException(name);
            }
        }
        Process tar = new ProcessBuilder("tar", "--create", "--gzip", "--file=" + archive,
                "--directory=" + folder, "--null", "--verbatim-files-from", "--files-from=-").start();
        try (OutputStream in = tar.getOutputStream()) {
            for (String name : names) {
                in.write(name.getBytes(StandardCharsets.UTF_8));
                in.write(0);
            }
        }
        if (tar.waitFor() != 0) {
            throw new IOException(new String(tar.getErrorStream().readAllBytes()));
        }
        return archive.toFile().length();
    }
}
