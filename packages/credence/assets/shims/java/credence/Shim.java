package credence;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs beside the answer, in its process: loads it and carries out the calls that the checks ask
 * for. Requests come as JSON lines on the standard input, replies leave as JSON lines on the
 * standard output; the answer's System.in is empty and its System.out is System.err. Nothing here
 * is trusted; what it says is only observed.
 */
public final class Shim {
  private final OutputStream replies = new FileOutputStream(FileDescriptor.out);
  private Class<?> driver;
  private Class<?> answer;
  private Object instance;

  private interface Work {
    Object get() throws Throwable;
  }

  public static void main(String[] arguments) throws IOException {
    InputStream in = new FileInputStream(FileDescriptor.in);
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    Shim shim = new Shim();
    BufferedReader requests = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    boolean loaded = false;
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      Map<?, ?> request = (Map<?, ?>) Json.parse(line);
      String id = (String) request.get("id");
      if (loaded) {
        shim.guarded(id, () -> shim.call((String) request.get("call"), (List<?>) request.get("args")));
      } else {
        boolean driven = request.get("answer") == null;
        shim.guarded(id, () -> shim.load(driven));
      }
      loaded = true;
    }
    // Threads that the answer left behind do not keep the process.
    Runtime.getRuntime().halt(0);
  }

  /** The driver's static initialiser runs before the answer is loaded, which may be its own work. */
  private Object load(boolean driven) throws Throwable {
    try {
      driver = Class.forName("Driver");
    } catch (ClassNotFoundException none) {
      driver = null;
    }
    try {
      if (!driven) answer = Class.forName("Solution");
    } catch (ExceptionInInitializerError error) {
      throw error.getCause();
    }
    return null;
  }

  private Object call(String name, List<?> arguments) throws Throwable {
    IllegalArgumentException mismatch = null;
    for (Class<?> owner : new Class<?>[] {driver, answer}) {
      if (owner == null) continue;
      for (Method method : owner.getDeclaredMethods()) {
        boolean named = method.getName().equals(name) && !method.isSynthetic();
        if (!named || method.getParameterCount() != arguments.size()) continue;
        Object[] decoded = new Object[arguments.size()];
        Type[] types = method.getGenericParameterTypes();
        try {
          for (int i = 0; i < decoded.length; i++) decoded[i] = Values.decode(arguments.get(i), types[i]);
        } catch (Values.Mismatch error) {
          // Another method of this name may take them.
          mismatch = error;
          continue;
        }
        method.setAccessible(true);
        Object on = Modifier.isStatic(method.getModifiers()) ? null : instance(owner);
        return Values.encode(method.invoke(on, decoded), 0);
      }
    }
    if (mismatch != null) throw mismatch;
    throw new NoSuchMethodException(
        "the answer has no method " + name + " with " + arguments.size() + " parameters");
  }

  private Object instance(Class<?> owner) throws ReflectiveOperationException {
    if (instance == null || instance.getClass() != owner) {
      var constructor = owner.getDeclaredConstructor();
      constructor.setAccessible(true);
      instance = constructor.newInstance();
    }
    return instance;
  }

  private void guarded(String id, Work work) throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    try {
      message.put("ok", work.get());
    } catch (Throwable error) {
      Throwable thrown = error instanceof InvocationTargetException ? error.getCause() : error;
      String text = String.valueOf(thrown.getMessage());
      message.put(
          "raised",
          Map.of(
              "type", thrown.getClass().getName(),
              "message", text.substring(0, Math.min(2000, text.length()))));
    }
    // A line of its own, whatever was printed here.
    byte[] line = ("\n" + Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
    replies.write(line);
  }
}
