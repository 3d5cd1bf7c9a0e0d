package dev.pitwall.card.block;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A modal's content.
 *
 * @param callbackId one of {@code ActionIds}
 * @param submit null when there is nothing to submit
 * @param metadata comes back with a submission; our own
 */
public record View(
    String callbackId,
    Plain title,
    @Nullable Plain submit,
    Plain close,
    String metadata,
    List<Block> blocks) {
  private static final int TITLE = 24;
  private static final int METADATA = 3000;

  public View {
    OwnText.check(callbackId, OwnText.ID);
    OwnText.check(metadata, METADATA);
    title = title.fit(TITLE);
    submit = submit == null ? null : submit.fit(TITLE);
    close = close.fit(TITLE);
    blocks = List.copyOf(blocks);
  }
}
