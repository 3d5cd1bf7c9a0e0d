package dev.pitwall.sandbox.github.world;

/** Addresses of the three hosts, known as soon as the port is. */
public final class Links {
  private volatile String home = "";

  /**
   * @param url of the server, without a slash at the end
   */
  public void home(String url) {
    home = url;
  }

  /** A page for people; the path begins with a slash. */
  public String web(String path) {
    return home + path;
  }

  public String api(String path) {
    return home + "/api" + path;
  }

  public String copilot(String path) {
    return home + "/copilot" + path;
  }
}
