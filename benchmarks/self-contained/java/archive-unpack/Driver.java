import java.nio.file.Path;
import java.util.List;

public class Driver {
  public static List<String> unpack(byte[] data, Path folder, int strip) throws Exception {
    return Solution.unpack(data, folder, strip);
  }
}
