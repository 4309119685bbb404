package downloads.keys;

/** A key and what it is good for. */
public record Key(String id, String secret, Purpose purpose, State state) {
  public enum Purpose {
    DOWNLOAD,
    NEWSLETTER,
    /** Partners have the secret, too, and sign their orders with it. */
    PARTNER
  }

  public enum State {
    CURRENT,
    /** Signs no more, but what it has signed stays good. */
    RETIRED,
    /** Somebody else may have it: nothing that it has signed counts. */
    REVOKED
  }
}
