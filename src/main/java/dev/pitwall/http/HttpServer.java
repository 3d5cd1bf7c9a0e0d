package dev.pitwall.http;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One embedded Jetty; every request is handled on a virtual thread. */
public final class HttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
  private static final long STOP_MILLIS = 2_000;
  private static final long STOP_IDLE_MILLIS = 50;

  private final Server server;
  private final ServerConnector connector;
  private final String address;

  /**
   * What one client may take.
   *
   * @param connections at once; more wait in the operating system's queue
   * @param idle a connection on which nothing moves is closed
   * @param look how often connections are looked at for senders that are too slow: after three
   *     looks with a trickle and no finished request they are closed
   */
  record Limits(int connections, Duration idle, Duration look) {
    static final Limits DEFAULT = new Limits(1_000, Duration.ofSeconds(30), Duration.ofSeconds(5));
  }

  /**
   * @param port 0 for any free one
   */
  public HttpServer(String host, int port, List<Route> routes) {
    this(host, port, routes, Limits.DEFAULT);
  }

  HttpServer(String host, int port, List<Route> routes, Limits limits) {
    server = new Server(threads());
    server.setStopTimeout(STOP_MILLIS);
    server.setErrorHandler(new PlainErrors());
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    server.addBean(new SlowSenders(connector, limits.look()));
    server.setHandler(context(routes));
    address = host + ":" + port;
  }

  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool(16, 2);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    return threads;
  }

  private static HttpConfiguration configuration() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    return http;
  }

  private static ServletContextHandler context(List<Route> routes) {
    var context = new ServletContextHandler("/");
    context.setErrorHandler(new PlainErrors());
    for (var route : routes) {
      var holder = new ServletHolder(route.servlet());
      holder.setAsyncSupported(true);
      context.addServlet(holder, route.path());
    }
    return context;
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

  /** Lets requests that are being answered finish, for two seconds; then cuts them off. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (TimeoutException e) {
      log.debug("Some requests were cut off", e);
    } catch (Exception e) {
      throw new IllegalStateException("HTTP server did not stop", e);
    }
  }
}
