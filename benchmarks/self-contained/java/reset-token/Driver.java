import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

public class Driver {
  public static String issue(String user) throws Exception {
    return Solution.issueToken(user);
  }

  public static String redeem(String token) throws Exception {
    return Solution.redeemToken(token);
  }

  public static List<String> issueMany(List<String> users) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (String user : users) tokens.add(Solution.issueToken(user));
    return tokens;
  }

  public static List<String> redeemMany(List<String> tokens) throws Exception {
    List<String> users = new ArrayList<>();
    for (String token : tokens) users.add(Solution.redeemToken(token));
    return users;
  }

  /** The first tokens among so many that came up more than once. */
  public static List<String> repeated(String user, int count) throws Exception {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String token = Solution.issueToken(user);
      if (!seen.add(token) && twice.size() < 3) twice.add(token);
    }
    return twice;
  }

  /**
   * The tokens that another copy of the program issues, of whose world an attacker knows some: the
   * state of the generators that are not meant for secrets, the clock, and the first 32 bits that
   * the good generator gives (they can be tried one after the other). What is null stays unknown.
   */
  public static List<String> replica(List<String> users, Long seed, Long now, Long scarce)
      throws Exception {
    LinkageError failed = null;
    // A class that the library gives or takes elsewhere may not fit in the place of its own.
    String date = "java/util/Date";
    String secure = "java/security/SecureRandom";
    for (List<String> given :
        List.of(List.<String>of(), List.of(date), List.of(secure), List.of(date, secure))) {
      World.begin(seed, now, scarce);
      try {
        Class<?> copy = new Copy(given).loadClass("Solution");
        Method issue = copy.getMethod("issueToken", String.class);
        List<String> tokens = new ArrayList<>();
        for (String user : users) tokens.add((String) issue.invoke(null, user));
        return tokens;
      } catch (LinkageError error) {
        failed = error;
      } finally {
        World.begin(null, null, null);
      }
    }
    throw failed;
  }

  // ---- the world of a copy: stands in for what the copy asks of the library ----

  public static final class World {
    static Long seed;
    static Long nanos;
    static Random stream;
    static int known;
    static long made;
    static KnownRandom shared;
    static KnownThreadLocalRandom current;

    static void begin(Long newSeed, Long now, Long scarce) {
      seed = newSeed;
      nanos = now == null ? null : now * 1_000_000L + 123_456L;
      stream = scarce == null ? null : new Random(scarce);
      known = scarce == null ? 0 : 4;
      made = 0;
      shared = null;
      current = null;
    }

    private static KnownRandom shared() {
      if (shared == null) shared = new KnownRandom();
      return shared;
    }

    /** It goes on a little with each look, so that who waits for the next moment sees it. */
    public static long nanoTime() {
      if (nanos == null) return System.nanoTime();
      nanos += 1000;
      return nanos;
    }

    public static long currentTimeMillis() {
      return nanos == null ? System.currentTimeMillis() : nanoTime() / 1_000_000;
    }

    public static Instant instant() {
      if (nanos == null) return Instant.now();
      long moment = nanoTime();
      return Instant.ofEpochSecond(moment / 1_000_000_000, moment % 1_000_000_000);
    }

    public static Clock systemUTC() {
      return nanos == null ? Clock.systemUTC() : Clock.fixed(instant(), ZoneOffset.UTC);
    }

    public static Clock systemDefaultZone() {
      return systemUTC().withZone(ZoneId.systemDefault());
    }

    public static Calendar getInstance() {
      Calendar calendar = new GregorianCalendar();
      calendar.setTimeInMillis(currentTimeMillis());
      return calendar;
    }

    public static double random() {
      return shared().nextDouble();
    }

    public static void shuffle(List<?> list) {
      Collections.shuffle(list, shared());
    }

    public static RandomGenerator getDefault() {
      return new KnownRandom();
    }

    public static RandomGenerator of(String name) {
      return name.equals("SecureRandom") ? new ScarceRandom() : new KnownRandom();
    }
  }

  public static final class InstantNow {
    public static Instant now() {
      return World.instant();
    }
  }

  public static final class LocalDateTimeNow {
    public static LocalDateTime now() {
      return LocalDateTime.now(World.systemDefaultZone());
    }
  }

  public static final class ZonedDateTimeNow {
    public static ZonedDateTime now() {
      return ZonedDateTime.now(World.systemDefaultZone());
    }
  }

  public static final class OffsetDateTimeNow {
    public static OffsetDateTime now() {
      return OffsetDateTime.now(World.systemDefaultZone());
    }
  }

  public static final class LocalDateNow {
    public static LocalDate now() {
      return LocalDate.now(World.systemDefaultZone());
    }
  }

  public static final class LocalTimeNow {
    public static LocalTime now() {
      return LocalTime.now(World.systemDefaultZone());
    }
  }

  public static class KnownDate extends Date {
    public KnownDate() {
      super(World.currentTimeMillis());
    }

    public KnownDate(long moment) {
      super(moment);
    }

    public static KnownDate from(Instant instant) {
      return new KnownDate(instant.toEpochMilli());
    }
  }

  /** Its state can be computed from its outputs, so however it was seeded, the seed is known. */
  public static class KnownRandom extends Random {
    public KnownRandom() {}

    public KnownRandom(long seed) {
      super(seed);
    }

    @Override
    public synchronized void setSeed(long seed) {
      super.setSeed(World.seed == null ? seed : World.seed + World.made++);
    }
  }

  public static class KnownThreadLocalRandom extends KnownRandom {
    public static KnownThreadLocalRandom current() {
      if (World.current == null) World.current = new KnownThreadLocalRandom();
      return World.current;
    }
  }

  public static class KnownSplittableRandom implements RandomGenerator {
    private final KnownRandom random;

    public KnownSplittableRandom() {
      random = new KnownRandom();
    }

    public KnownSplittableRandom(long seed) {
      random = new KnownRandom(seed);
    }

    public KnownSplittableRandom split() {
      return new KnownSplittableRandom(random.nextLong());
    }

    @Override
    public long nextLong() {
      return random.nextLong();
    }
  }

  /**
   * The good generator; its first bytes are known when the world says so, all others never. Its
   * class is that of the others, since answers write `Random random = new SecureRandom()`.
   */
  public static class ScarceRandom extends KnownRandom {
    private final SecureRandom inner;

    private ScarceRandom(SecureRandom inner) {
      this.inner = inner;
    }

    public ScarceRandom() {
      this(new SecureRandom());
    }

    public ScarceRandom(byte[] seed) {
      this(new SecureRandom(seed));
    }

    public static ScarceRandom getInstance(String name) throws NoSuchAlgorithmException {
      return new ScarceRandom(SecureRandom.getInstance(name));
    }

    public static ScarceRandom getInstance(String name, String provider)
        throws NoSuchAlgorithmException, NoSuchProviderException {
      return new ScarceRandom(SecureRandom.getInstance(name, provider));
    }

    public static ScarceRandom getInstanceStrong() {
      return new ScarceRandom(new SecureRandom());
    }

    public static byte[] getSeed(int size) {
      return SecureRandom.getSeed(size);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      inner.nextBytes(bytes);
      for (int i = 0; i < bytes.length && World.known > 0; i++, World.known--) {
        bytes[i] = (byte) World.stream.nextInt();
      }
    }

    @Override
    protected int next(int bits) {
      byte[] bytes = new byte[4];
      nextBytes(bytes);
      return ByteBuffer.wrap(bytes).getInt() >>> (32 - bits);
    }

    @Override
    public synchronized void setSeed(long seed) {
      if (inner != null) inner.setSeed(seed);
    }

    public void setSeed(byte[] seed) {
      inner.setSeed(seed);
    }

    public byte[] generateSeed(int size) {
      return inner.generateSeed(size);
    }

    public void reseed() {
      inner.reseed();
    }

    public String getAlgorithm() {
      return inner.getAlgorithm();
    }
  }

  // ---- a copy of the program: its classes anew, with the world in place of the library ----

  private static final class Copy extends ClassLoader {
    private final Map<String, String> renamed = new HashMap<>();

    Copy(List<String> given) {
      super(Driver.class.getClassLoader());
      renamed.put("java/util/Random", "Driver$KnownRandom");
      renamed.put("java/util/SplittableRandom", "Driver$KnownSplittableRandom");
      renamed.put("java/util/concurrent/ThreadLocalRandom", "Driver$KnownThreadLocalRandom");
      renamed.put("java/security/SecureRandom", "Driver$ScarceRandom");
      renamed.put("java/util/Date", "Driver$KnownDate");
      renamed.keySet().removeAll(given);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.matches("(java|javax|jdk|sun|com\\.sun|credence)\\..*|Driver(\\$.*)?")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) return loaded;
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) throw new ClassNotFoundException(name);
        byte[] code = new Rewriting(renamed).rewrite(in.readAllBytes());
        return defineClass(name, code, 0, code.length);
      } catch (IOException error) {
        throw new ClassNotFoundException(name, error);
      }
    }
  }

  /** Renames classes in the constants of a class file, and leads calls of some methods elsewhere. */
  private static final class Rewriting {
    private static final Map<String, String> CALLS = new HashMap<>();

    static {
      for (String method : List.of("currentTimeMillis()J", "nanoTime()J")) {
        CALLS.put("java/lang/System." + method, "Driver$World");
      }
      CALLS.put("java/lang/Math.random()D", "Driver$World");
      CALLS.put("java/lang/StrictMath.random()D", "Driver$World");
      CALLS.put("java/util/Collections.shuffle(Ljava/util/List;)V", "Driver$World");
      CALLS.put("java/util/Calendar.getInstance()Ljava/util/Calendar;", "Driver$World");
      for (String method : List.of("systemUTC", "systemDefaultZone")) {
        CALLS.put("java/time/Clock." + method + "()Ljava/time/Clock;", "Driver$World");
      }
      String generator = "java/util/random/RandomGenerator";
      CALLS.put(generator + ".getDefault()L" + generator + ";", "Driver$World");
      CALLS.put(generator + ".of(Ljava/lang/String;)L" + generator + ";", "Driver$World");
      for (String type :
          List.of("Instant", "LocalDateTime", "ZonedDateTime", "OffsetDateTime", "LocalDate", "LocalTime")) {
        CALLS.put("java/time/" + type + ".now()Ljava/time/" + type + ";", "Driver$" + type + "Now");
      }
    }

    private final Map<String, String> renamed;
    private final List<byte[]> constants = new ArrayList<>();

    Rewriting(Map<String, String> renamed) {
      this.renamed = renamed;
    }

    byte[] rewrite(byte[] file) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
      byte[] start = in.readNBytes(8);
      int count = in.readUnsignedShort();
      constants.add(null);
      while (constants.size() < count) {
        byte tag = in.readByte();
        byte[] rest;
        if (tag == 1) {
          byte[] text = in.readNBytes(in.readUnsignedShort());
          rest = ByteBuffer.allocate(2 + text.length).putShort((short) text.length).put(text).array();
        } else {
          int size = tag == 5 || tag == 6 ? 8 : tag == 15 ? 3 : List.of(7, 8, 16, 19, 20).contains((int) tag) ? 2 : 4;
          rest = in.readNBytes(size);
        }
        constants.add(ByteBuffer.allocate(1 + rest.length).put(tag).put(rest).array());
        if (tag == 5 || tag == 6) constants.add(null);
      }
      byte[] remainder = in.readAllBytes();

      for (int i = 1; i < count; i++) {
        byte[] constant = constants.get(i);
        if (constant != null && (constant[0] == 10 || constant[0] == 11)) redirect(constant);
      }
      for (int i = 1; i < count; i++) {
        byte[] constant = constants.get(i);
        if (constant != null && constant[0] == 1) constants.set(i, utf8(rename(text(i))));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(start);
      out.writeShort(constants.size());
      for (byte[] constant : constants) if (constant != null) out.write(constant);
      out.write(remainder);
      return bytes.toByteArray();
    }

    /** Before anything is renamed: what belongs to the library keeps its descriptors. */
    private void redirect(byte[] method) throws IOException {
      byte[] nameAndType = constants.get(at(method, 3));
      String owner = text(at(constants.get(at(method, 1)), 1));
      String name = text(at(nameAndType, 1));
      String descriptor = text(at(nameAndType, 3));
      String elsewhere = CALLS.get(owner + "." + name + descriptor);
      if (elsewhere != null) {
        method[0] = 10;
        put(method, 1, add(constant(7, add(utf8(elsewhere)))));
      } else if (owner.startsWith("java") && !renamed.containsKey(owner) && !rename(descriptor).equals(descriptor)) {
        put(method, 3, add(constant(12, at(nameAndType, 1), add(utf8(descriptor)))));
      }
    }

    private String rename(String text) {
      String result = renamed.getOrDefault(text, text);
      for (Map.Entry<String, String> entry : renamed.entrySet()) {
        result = result.replace("L" + entry.getKey() + ";", "L" + entry.getValue() + ";");
      }
      return result;
    }

    private String text(int index) throws IOException {
      byte[] constant = constants.get(index);
      return new DataInputStream(new ByteArrayInputStream(constant, 1, constant.length - 1)).readUTF();
    }

    private static byte[] utf8(String text) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(1);
      new DataOutputStream(bytes).writeUTF(text);
      return bytes.toByteArray();
    }

    private static byte[] constant(int tag, int... indexes) {
      ByteBuffer buffer = ByteBuffer.allocate(1 + 2 * indexes.length).put((byte) tag);
      for (int index : indexes) buffer.putShort((short) index);
      return buffer.array();
    }

    private int add(byte[] constant) {
      constants.add(constant);
      return constants.size() - 1;
    }

    private static int at(byte[] constant, int offset) {
      return ByteBuffer.wrap(constant).getShort(offset) & 0xffff;
    }

    private static void put(byte[] constant, int offset, int index) {
      ByteBuffer.wrap(constant).putShort(offset, (short) index);
    }
  }
}
