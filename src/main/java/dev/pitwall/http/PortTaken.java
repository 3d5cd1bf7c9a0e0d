package dev.pitwall.http;

import java.io.IOException;

/** Another process listens where we should. */
public final class PortTaken extends IOException {
  private static final long serialVersionUID = 1;

  private final String address;

  PortTaken(String address, IOException cause) {
    super("Another process already listens on " + address + ".", cause);
    this.address = address;
  }

  /** {@code host:port}. */
  public String address() {
    return address;
  }
}
