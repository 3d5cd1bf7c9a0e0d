package dev.pitwall.sandbox.github.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a list, as {@code per_page} and {@code page} ask for it, and its {@code Link} header.
 *
 * @param link empty when everything fits on one page
 */
public record Paging<T>(List<T> items, String link) {

  public static <T> Paging<T> of(Asked asked, List<T> all) {
    int size = asked.number("per_page", 30, 1, 100);
    int page = asked.number("page", 1, 1, 1_000_000);
    int from = (int) Math.min((long) (page - 1) * size, all.size());
    int to = Math.min(from + size, all.size());
    int last = Math.max(1, (all.size() + size - 1) / size);
    return new Paging<>(all.subList(from, to), link(asked, page, last));
  }

  private static String link(Asked asked, int page, int last) {
    var links = new ArrayList<String>();
    if (page > 1) {
      links.add(link(asked, Math.min(page - 1, last), "prev"));
    }
    if (page < last) {
      links.add(link(asked, page + 1, "next"));
      links.add(link(asked, last, "last"));
    }
    if (page > 1) {
      links.add(link(asked, 1, "first"));
    }
    return String.join(", ", links);
  }

  private static String link(Asked asked, int page, String rel) {
    var url = new StringBuilder(asked.host() + asked.path() + "?");
    asked
        .query()
        .forEach((name, values) -> {
          if (!name.equals("page")) {
            values.forEach(value -> url.append(name).append('=').append(encoded(value) + "&"));
          }
        });
    return "<" + url + "page=" + page + ">; rel=\"" + rel + "\"";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Puts the header on the answer, when there is more than one page. */
  public Reply on(Reply reply) {
    return link.isEmpty() ? reply : reply.with("Link", link);
  }
}
