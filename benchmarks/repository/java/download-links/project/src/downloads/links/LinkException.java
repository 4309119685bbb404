package downloads.links;

/** A link that leads nowhere. */
public final class LinkException extends Exception {
  private static final long serialVersionUID = 1;

  public LinkException(String message) {
    super(message);
  }
}
