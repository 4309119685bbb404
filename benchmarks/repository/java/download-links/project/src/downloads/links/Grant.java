package downloads.links;

/** That a file of a customer may be fetched, until a moment in seconds. */
public record Grant(String customer, String file, long expires) {}
