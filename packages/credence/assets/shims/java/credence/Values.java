package credence;

import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** JSON to the types of parameters, and what methods return to JSON. */
final class Values {
  private Values() {}

  /** A value that a parameter does not take. */
  static final class Mismatch extends IllegalArgumentException {
    Mismatch(Object value, Type type) {
      super("cannot make " + type.getTypeName() + " of " + Json.write(value));
    }
  }

  static Object decode(Object value, Type type) throws ReflectiveOperationException {
    Class<?> raw = rawOf(type);
    if (raw == Optional.class) {
      return Optional.ofNullable(value == null ? null : decode(value, argument(type, 0)));
    }
    if (value == null) {
      if (raw.isPrimitive()) throw new Mismatch(null, type);
      return null;
    }
    byte[] bytes = bytesOf(value);
    if (bytes != null && raw.isAssignableFrom(byte[].class)) return bytes;
    if (value instanceof String) return decodeText((String) value, raw, type);
    if (value instanceof Boolean) {
      if (raw == boolean.class || raw.isAssignableFrom(Boolean.class)) return value;
    } else if (value instanceof Number) {
      return decodeNumber((Number) value, raw, type);
    } else if (value instanceof List) {
      return decodeList((List<?>) value, raw, type);
    } else if (value instanceof Map) {
      return decodeMap((Map<?, ?>) value, raw, type);
    }
    throw new Mismatch(value, type);
  }

  private static Object decodeText(String text, Class<?> raw, Type type) {
    if (raw.isAssignableFrom(String.class)) return text;
    if ((raw == char.class || raw == Character.class) && text.length() == 1) return text.charAt(0);
    if (raw == Path.class) return Path.of(text);
    if (raw == File.class) return new File(text);
    if (raw == char[].class) return text.toCharArray();
    if (raw.isEnum()) {
      for (Object constant : raw.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) return constant;
      }
    }
    throw new Mismatch(text, type);
  }

  private static Object decodeNumber(Number number, Class<?> raw, Type type) {
    boolean whole = number instanceof Long;
    if (raw == double.class || raw == Double.class) return number.doubleValue();
    if (raw == float.class || raw == Float.class) return number.floatValue();
    if (raw == BigDecimal.class) return new BigDecimal(number.toString());
    if (whole) {
      long value = number.longValue();
      if (raw == long.class || raw == Long.class) return value;
      if (raw == BigInteger.class) return BigInteger.valueOf(value);
      boolean small = value == (int) value;
      if (small && (raw == int.class || raw.isAssignableFrom(Integer.class))) return (int) value;
      if (value == (short) value && (raw == short.class || raw == Short.class)) return (short) value;
      if (value == (byte) value && (raw == byte.class || raw == Byte.class)) return (byte) value;
    }
    if (raw.isInstance(number)) return number;
    throw new Mismatch(number, type);
  }

  private static Object decodeList(List<?> list, Class<?> raw, Type type)
      throws ReflectiveOperationException {
    if (raw.isArray()) {
      Type of =
          type instanceof GenericArrayType
              ? ((GenericArrayType) type).getGenericComponentType()
              : raw.getComponentType();
      Object array = Array.newInstance(raw.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++) Array.set(array, i, decode(list.get(i), of));
      return array;
    }
    List<Object> items = new ArrayList<>();
    for (Object item : list) items.add(decode(item, argument(type, 0)));
    if (raw.isAssignableFrom(ArrayList.class)) return items;
    if (raw.isAssignableFrom(LinkedHashSet.class)) return new LinkedHashSet<>(items);
    throw new Mismatch(list, type);
  }

  private static Object decodeMap(Map<?, ?> map, Class<?> raw, Type type)
      throws ReflectiveOperationException {
    if (raw.isAssignableFrom(HashMap.class) || raw.isAssignableFrom(LinkedHashMap.class)) {
      Map<Object, Object> items = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        items.put(entry.getKey(), decode(entry.getValue(), argument(type, 1)));
      }
      return items;
    }
    if (raw.isRecord()) {
      RecordComponent[] components = raw.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = decode(map.get(components[i].getName()), components[i].getGenericType());
      }
      var constructor = raw.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    }
    throw new Mismatch(map, type);
  }

  private static byte[] bytesOf(Object value) {
    if (!(value instanceof Map) || ((Map<?, ?>) value).size() != 1) return null;
    Object base64 = ((Map<?, ?>) value).get("$bytes");
    return base64 instanceof String ? Base64.getDecoder().decode((String) base64) : null;
  }

  private static Class<?> rawOf(Type type) {
    if (type instanceof Class) return (Class<?>) type;
    if (type instanceof ParameterizedType) return rawOf(((ParameterizedType) type).getRawType());
    if (type instanceof WildcardType) return rawOf(((WildcardType) type).getUpperBounds()[0]);
    if (type instanceof TypeVariable) return rawOf(((TypeVariable<?>) type).getBounds()[0]);
    Type of = ((GenericArrayType) type).getGenericComponentType();
    return Array.newInstance(rawOf(of), 0).getClass();
  }

  private static Type argument(Type type, int index) {
    if (!(type instanceof ParameterizedType)) return Object.class;
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    return index < arguments.length ? arguments[index] : Object.class;
  }

  static Object encode(Object value, int depth) throws Exception {
    if (value == null || value instanceof Boolean) return value;
    if (value instanceof CharSequence || value instanceof Character) return value.toString();
    if (depth > 50) return object("nested too deeply");
    if (value instanceof Number) return encodeNumber((Number) value);
    if (value instanceof byte[]) {
      return Map.of("$bytes", Base64.getEncoder().encodeToString((byte[]) value));
    }
    if (value instanceof Optional) return encode(((Optional<?>) value).orElse(null), depth + 1);
    if (value instanceof Future) return encode(((Future<?>) value).get(), depth + 1);
    if (value instanceof Enum) return ((Enum<?>) value).name();
    if (value.getClass().isArray()) {
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        items.add(encode(Array.get(value, i), depth + 1));
      }
      return items;
    }
    if (value instanceof Map) {
      Map<String, Object> items = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        items.put(String.valueOf(entry.getKey()), encode(entry.getValue(), depth + 1));
      }
      return items;
    }
    if (value instanceof Collection) return encodeAll(((Collection<?>) value).iterator(), value, depth);
    if (value instanceof Iterator) return encodeAll((Iterator<?>) value, value, depth);
    if (value instanceof BaseStream) return encodeAll(((BaseStream<?, ?>) value).iterator(), value, depth);
    String name = value.getClass().getName();
    if (value instanceof Throwable || name.startsWith("java.") || name.startsWith("sun.")) {
      return object(value);
    }
    Map<String, Object> properties = properties(value, depth);
    return properties.isEmpty() ? object(value) : properties;
  }

  private static Object encodeAll(Iterator<?> items, Object from, int depth) throws Exception {
    List<Object> all = new ArrayList<>();
    while (items.hasNext()) all.add(encode(items.next(), depth + 1));
    // A hash set has no order of its own.
    if (from instanceof Set) Collections.sort(all, Comparator.comparing(Json::write));
    return all;
  }

  private static Object encodeNumber(Number number) {
    if (number instanceof BigDecimal || number instanceof BigInteger) {
      double value = number.doubleValue();
      boolean exact = new BigDecimal(number.toString()).compareTo(BigDecimal.valueOf(value)) == 0;
      return exact ? encodeNumber(value) : object(number);
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return Double.isFinite(value) ? (Object) value : object(number);
    }
    long value = number.longValue();
    return Math.abs(value) < 1L << 53 ? (Object) value : object(number);
  }

  /** Components of a record; getters and public fields of any other class of the answer's. */
  private static Map<String, Object> properties(Object value, int depth) throws Exception {
    Map<String, Object> found = new LinkedHashMap<>();
    Class<?> type = value.getClass();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        found.put(component.getName(), encode(accessor.invoke(value), depth + 1));
      }
      return found;
    }
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) continue;
      field.setAccessible(true);
      found.put(field.getName(), encode(field.get(value), depth + 1));
    }
    Map<String, Method> getters = new java.util.TreeMap<>();
    for (Method method : type.getMethods()) {
      String name = method.getName().replaceFirst("^(get|is)(?=[A-Z])", "");
      boolean getter = name.length() < method.getName().length() && method.getParameterCount() == 0;
      boolean own = method.getDeclaringClass() != Object.class;
      if (!getter || !own || Modifier.isStatic(method.getModifiers())) continue;
      getters.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), method);
    }
    for (Map.Entry<String, Method> getter : getters.entrySet()) {
      getter.getValue().setAccessible(true);
      found.put(getter.getKey(), encode(getter.getValue().invoke(value), depth + 1));
    }
    return found;
  }

  private static Map<String, String> object(Object value) {
    String text = String.valueOf(value);
    return Map.of("$object", text.substring(0, Math.min(2000, text.length())));
  }
}
