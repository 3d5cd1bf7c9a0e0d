package dev.pitwall.http;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One embedded Jetty; every request is handled on a virtual thread. */
public final class HttpServer implements AutoCloseable {
  private static final long STOP_MILLIS = 2_000;

  private final Server server;
  private final ServerConnector connector;
  private final String address;

  /**
   * @param port 0 for any free one
   */
  public HttpServer(String host, int port, List<Route> routes) {
    var threads = new QueuedThreadPool(16, 2);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        java.util.concurrent.Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 0).factory()));
    server = new Server(threads);
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    server.setStopTimeout(STOP_MILLIS);
    address = host + ":" + port;
    var context = new ServletContextHandler("/");
    for (var route : routes) {
      var holder = new ServletHolder(route.servlet());
      holder.setAsyncSupported(true);
      context.addServlet(holder, route.path());
    }
    server.setHandler(context);
  }

  /**
   * Listens.
   *
   * @throws PortTaken when another process holds the port
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (BindException e) {
      throw new PortTaken(address, e);
    } catch (IOException e) {
      if (e.getCause() instanceof BindException) {
        throw new PortTaken(address, e);
      }
      throw e;
    } catch (Exception e) {
      throw new IOException("HTTP server did not start on " + address, e);
    }
  }

  /** The port listened on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("HTTP server did not stop", e);
    }
  }
}
