package expenses.access;

/** Somebody may not do this. */
public final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Denied(String message) {
    super(message);
  }
}
