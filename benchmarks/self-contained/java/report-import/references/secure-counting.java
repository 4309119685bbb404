import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class Solution {
    /** Counts what is read through it, over all files, and stops at the limit. */
    private static final class Limited extends FilterInputStream {
        private int left = 1024 * 1024;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                left -= count;
                if (left < 0) {
                    throw new IllegalArgumentException("The CSV files have more than 1 MiB");
                }
            }
            return count;
        }
    }

    public static Map<String, String> importReport(byte[] zip) throws IOException {
        Map<String, String> texts = new HashMap<>();
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        Limited limited = new Limited(in);
        ZipEntry entry;
        while ((entry = in.getNextEntry()) != null) {
            if (entry.getName().endsWith(".csv")) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                limited.transferTo(out);
                texts.put(entry.getName(), out.toString("UTF-8"));
            }
        }
        return texts;
    }
}
