package directory.search;

/** What everybody may know of somebody. */
public record Person(String name, String office, String phone) {}
