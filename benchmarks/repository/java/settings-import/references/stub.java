public final class SettingsImport {
  public static int read(byte[] file, Settings settings) throws ImportException {
    return 0;
  }
}
