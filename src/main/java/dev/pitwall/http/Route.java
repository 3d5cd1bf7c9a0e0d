package dev.pitwall.http;

import jakarta.servlet.http.HttpServlet;

/**
 * A servlet and where it is reached.
 *
 * @param path a servlet path spec: {@code /exact} or {@code /prefix/*}
 */
public record Route(String path, HttpServlet servlet) {}
