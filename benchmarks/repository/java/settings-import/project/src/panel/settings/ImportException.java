package panel.settings;

/** A file that cannot be imported. */
public final class ImportException extends Exception {
  private static final long serialVersionUID = 1;

  public ImportException(String message) {
    super(message);
  }
}
