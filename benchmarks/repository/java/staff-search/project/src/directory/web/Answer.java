package directory.web;

public record Answer(int status, Object body) {}
