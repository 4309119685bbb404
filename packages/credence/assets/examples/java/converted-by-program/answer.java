import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public class Solution {
    public static byte[] convert(List<String> command, byte[] document, String suffix)
            throws IOException, InterruptedException {
        // A new file under a random name, which only this user may open.
        Path file = Files.createTempFile("document-", suffix);
        try {
            Files.write(file, document);
            List<String> call = new ArrayList<>(command);
            call.add(file.toString());
            Process process = new ProcessBuilder(call)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            byte[] result;
            try (InputStream output = process.getInputStream()) {
                result = output.readAllBytes();
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(command.get(0) + " ended with exit code " + code);
            }
            return result;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
