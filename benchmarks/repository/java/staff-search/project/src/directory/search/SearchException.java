package directory.search;

/** What cannot be searched for. */
public final class SearchException extends Exception {
  private static final long serialVersionUID = 1;

  public SearchException(String message) {
    super(message);
  }
}
