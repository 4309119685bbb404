import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Looks at extension and content; unusual characters of the name become underscores. */
public class Solution {
    private static final Map<String, byte[]> STARTS = Map.of(
            "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            "jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            "jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            "gif", new byte[] {'G', 'I', 'F', '8'});

    public static String save(Path folder, String fileName, String contentType, byte[] data) throws IOException {
        String[] components = fileName.split("[/\\\\]");
        String name = components.length == 0 ? "" : components[components.length - 1];
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        byte[] start = STARTS.get(extension);
        if (dot < 1 || start == null || data.length < start.length
                || !Arrays.equals(start, Arrays.copyOf(data, start.length))) {
            throw new IllegalArgumentException("We take PNG, JPEG and GIF pictures");
        }
        String base = name.substring(0, dot).replaceAll("[^\\p{L}\\p{N} ._-]", "_");
        for (int number = 1; ; number++) {
            String candidate = base + (number == 1 ? "" : "-" + number) + "." + extension;
            try {
                Files.write(folder.resolve(candidate), data, StandardOpenOption.CREATE_NEW);
                return candidate;
            } catch (FileAlreadyExistsException e) {
                // the next number
            }
        }
    }
}
