package dev.pitwall.sandbox.slack;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser for tests, the machine's own: nothing is fetched. */
public final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  /** Starts it. */
  public Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Somebody's own window: cookies and storage are not shared with others. */
  public BrowserContext window(int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setLocale("en-GB")
            .setTimezoneId("UTC"));
  }

  private static Path executable() {
    return Optional.ofNullable(System.getenv("CHROMIUM_PATH"))
        .map(Path::of)
        .or(() ->
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder ->
                    Stream.of("chromium", "google-chrome", "chromium-browser")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst())
        .orElseThrow(() ->
            new IllegalStateException(
                "No Chromium found. Install it, or say where it is in CHROMIUM_PATH."));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
