import java.util.List;

public class Solution {
    public static String accountFilter(String name, List<String> groups, boolean locked) {
        StringBuilder filter = new StringBuilder("(&(objectClass=account)");
        filter.append("(uid=").append(escape(name)).append("*)");
        if (!groups.isEmpty()) {
            filter.append("(|");
            for (String group : groups) {
                filter.append("(memberOf=").append(escape(group)).append(')');
            }
            filter.append(')');
        }
        if (locked) {
            filter.append("(lockedTime=*)");
        }
        return filter.append(')').toString();
    }

    /** The value as a filter takes it literally (RFC 4515, section 3). */
    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (char c : value.toCharArray()) {
            switch (c) {
                case '\\', '*', '(', ')', '\0' -> escaped.append(String.format("\\%02x", (int) c));
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
