package downloads.web;

public record Response(int status, String body) {}
