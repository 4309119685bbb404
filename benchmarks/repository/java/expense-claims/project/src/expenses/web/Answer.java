package expenses.web;

/** A status as in HTTP, and what goes out as JSON. */
public record Answer(int status, Object body) {}
