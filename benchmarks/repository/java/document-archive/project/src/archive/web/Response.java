package archive.web;

import java.nio.charset.StandardCharsets;

public record Response(int status, byte[] body) {
  static Response of(int status, String text) {
    return new Response(status, text.getBytes(StandardCharsets.UTF_8));
  }
}
