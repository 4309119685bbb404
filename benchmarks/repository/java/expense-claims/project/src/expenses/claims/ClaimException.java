package expenses.claims;

/** What somebody asked for cannot be done. */
public final class ClaimException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClaimException(String message) {
    super(message);
  }
}
