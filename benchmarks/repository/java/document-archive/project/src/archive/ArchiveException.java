package archive;

/** What a customer asked for cannot be done. */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1;

  public ArchiveException(String message) {
    super(message);
  }

  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
