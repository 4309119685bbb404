import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Solution {
    /** Anything but a letter, a digit or a harmless sign at the beginning gets a space in front. */
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{N}\"'(\\[#*/.].*", Pattern.DOTALL);

    public static String toCsv(List<String> columns, List<Map<String, String>> contacts) {
        Stream<String> header = Stream.of(line(columns.stream()));
        Stream<String> lines = contacts.stream()
                .map(contact -> line(columns.stream().map(contact::get)));
        return Stream.concat(header, lines).collect(Collectors.joining());
    }

    private static String line(Stream<String> values) {
        return values.map(Solution::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        String text = value == null ? "" : value.strip();
        if (!text.isEmpty() && !TEXT.matcher(text).matches()) {
            text = " " + text;
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
