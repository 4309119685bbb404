package shop.html;

/** Addresses of pages elsewhere. */
public final class Links {
  private Links() {}

  /** Whether an address is complete, so that it does not lead to a page of ours. */
  public static boolean isComplete(String address) {
    return address.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.+");
  }
}
