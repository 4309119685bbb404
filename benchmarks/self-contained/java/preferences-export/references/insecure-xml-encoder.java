import java.beans.DefaultPersistenceDelegate;
import java.beans.Encoder;
import java.beans.Expression;
import java.beans.XMLDecoder;
import java.beans.XMLEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class Solution {
    public static byte[] exportPreferences(Map<String, Object> preferences) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLEncoder encoder = new XMLEncoder(bytes);
        encoder.setPersistenceDelegate(LocalDateTime.class, new DefaultPersistenceDelegate() {
            @Override
            protected Expression instantiate(Object old, Encoder out) {
                return new Expression(old, LocalDateTime.class, "parse", new Object[] {old.toString()});
            }

            @Override
            protected boolean mutatesTo(Object one, Object other) {
                return one.equals(other);
            }
        });
        encoder.writeObject(copy(preferences));
        encoder.close();
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> importPreferences(byte[] data) {
        Exception[] failed = new Exception[1];
        XMLDecoder decoder = new XMLDecoder(new ByteArrayInputStream(data), null, e -> failed[0] = e);
        try {
            Object value = decoder.readObject();
            if (failed[0] != null) {
                throw new IllegalArgumentException("not an export", failed[0]);
            }
            return (Map<String, Object>) value;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not an export", e);
        }
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new HashMap<>();
            map.forEach((key, item) -> copy.put(key, copy(item)));
            return copy;
        }
        if (value instanceof Set<?> set) {
            return new HashSet<>(set);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        return value;
    }
}
