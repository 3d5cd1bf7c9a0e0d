package dev.pitwall;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** How log lines look: for people, or for machines. */
final class Logging {

  /** The forms of {@code --log-format}. */
  enum Format {
    text,
    json
  }

  private Logging() {}

  static void use(Format format) {
    if (format == Format.text) {
      return;
    }
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithThreadName(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.start();
    var out = new ConsoleAppender<ILoggingEvent>();
    out.setContext(context);
    out.setEncoder(encoder);
    out.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(out);
  }
}
