import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.*;

public class Solution {
    public static String readDocument(Path root, String urlPath) throws IOException {
        String name = URLDecoder.decode(urlPath.replace("+", "%2B"), "UTF-8");
        try {
            Path real = root.toRealPath();
            Path page = Path.of(real.toString(), name).toRealPath();
            if (!page.startsWith(real)) {
                throw new NoSuchFileException(urlPath);
            }
            if (Files.isDirectory(page)) {
                page = page.resolve("index.md");
            }
            return Files.readString(page);
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(urlPath);
        }
    }
}
