package dev.pitwall.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.card.block.Surface;
import dev.pitwall.card.block.View;

/**
 * A Slack modal, within every limit of Slack's.
 *
 * @param view the {@code view} object of {@code views.open}
 */
public record Modal(ObjectNode view) {

  public static Modal of(View view) {
    return new Modal(Surface.modal(view));
  }
}
