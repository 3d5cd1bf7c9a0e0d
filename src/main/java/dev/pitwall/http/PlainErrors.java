package dev.pitwall.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors as one line of text: nothing of the inside, nothing of what was sent. */
final class PlainErrors extends ErrorHandler {
  private static final HttpField TEXT =
      new HttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(TEXT);
    Content.Sink.write(response, true, line(response.getStatus()), callback);
    return true;
  }

  private static String line(int status) {
    return status + " " + HttpStatus.getMessage(status) + "\n";
  }
}
