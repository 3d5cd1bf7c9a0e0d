package dev.pitwall;

import dev.pitwall.acp.InvalidAgentsFile;
import dev.pitwall.http.PortTaken;
import dev.pitwall.store.DatabaseRefused;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs something until the process is told to end; a start that fails says why in sentences. */
final class Running {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);
  private static final int UNUSABLE = 2;
  private static final int FAILED = 1;

  private Running() {}

  /** A start. */
  interface Start {
    AutoCloseable go()
        throws ConfigError, DatabaseRefused, InvalidAgentsFile, IOException, InterruptedException;
  }

  static int untilEnded(Start start) throws InterruptedException {
    try {
      var running = start.go();
      var ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running, ended), "end"));
      ended.await();
      return 0;
    } catch (ConfigError | InvalidAgentsFile e) {
      return told(UNUSABLE, String.valueOf(e.getMessage()));
    } catch (PortTaken e) {
      return told(
          FAILED, e.getMessage() + " Set PITWALL_PORT to another port, or end what listens there.");
    } catch (DatabaseRefused | IOException e) {
      LOG.debug("Pitwall did not start", e);
      return told(FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static int told(int code, String sentences) {
    System.err.println(sentences);
    return code;
  }

  private static void end(AutoCloseable running, CountDownLatch ended) {
    try {
      LOG.info("Ending");
      running.close();
    } catch (Exception e) {
      LOG.error("Pitwall did not end well", e);
    } finally {
      ended.countDown();
    }
  }
}
