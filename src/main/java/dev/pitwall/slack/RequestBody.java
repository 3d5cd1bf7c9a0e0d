package dev.pitwall.slack;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;

/** Reads a request's body. */
final class RequestBody {
  /** What Slack sends is hundreds of kilobytes at the very most. */
  static final int LARGEST = 1 << 20;

  private static final int COMMON = 1 << 15;

  private RequestBody() {}

  /** All of it; when it is longer than {@link #LARGEST}, one byte more than that. */
  static byte[] read(HttpServletRequest request) throws IOException {
    var in = request.getInputStream();
    int length = request.getContentLength();
    if (length < 0 || length > COMMON) {
      // In pieces: somebody who only announces a megabyte gets none of our memory.
      return in.readNBytes(LARGEST + 1);
    }
    byte[] body = new byte[length];
    int read = in.readNBytes(body, 0, length);
    return read == length ? body : Arrays.copyOf(body, read);
  }
}
