import java.io.*;
import java.util.*;
import java.nio.file.Path;
import java.util.zip.*;

public class Solution {
    /** Refuses the whole file when one entry leads out of the folder, before anything is written. */
    public static List<String> unpack(byte[] data, Path folder, int strip) throws IOException {
        File root = folder.toFile().getCanonicalFile();
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(data))) {
            ZipEntry entry;
            while ((entry = in.getNextEntry()) != null) {
                if (entry.getName().endsWith("/")) {
                    continue;
                }
                List<String> parts = Arrays.asList(entry.getName().split("/"));
                if (parts.size() <= strip) {
                    continue;
                }
                String name = String.join("/", parts.subList(strip, parts.size()));
                File target = new File(root, name).getCanonicalFile();
                if (!target.getPath().startsWith(root.getPath() + File.separator)) {
                    throw new IllegalArgumentException("leads out of the folder: " + entry.getName());
                }
                files.put(name, in.readAllBytes());
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            File target = new File(root, file.getKey());
            target.getParentFile().mkdirs();
            try (OutputStream out = new FileOutputStream(target)) {
                out.write(file.getValue());
            }
        }
        return new ArrayList<>(files.keySet());
    }
}
