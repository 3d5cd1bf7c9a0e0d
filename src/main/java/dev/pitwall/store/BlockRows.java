package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.BLOCK;

import dev.pitwall.delivery.DeliveryStore.Block;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Channels and workspaces that take nothing; within one transaction. */
final class BlockRows {
  private BlockRows() {}

  static int put(DSLContext dsl, Block block) {
    return dsl.insertInto(BLOCK)
        .set(BLOCK.WORKSPACE, block.workspace())
        .set(BLOCK.CHANNEL, block.channel())
        .set(BLOCK.WHY, block.why())
        .set(BLOCK.SINCE_AT, block.since())
        .set(BLOCK.UNTIL_AT, block.until())
        .onConflict(BLOCK.WORKSPACE, BLOCK.CHANNEL)
        .doUpdate()
        .set(BLOCK.WHY, block.why())
        .set(BLOCK.SINCE_AT, block.since())
        .set(BLOCK.UNTIL_AT, block.until())
        .execute();
  }

  static int remove(DSLContext dsl, Block block) {
    return dsl.deleteFrom(BLOCK)
        .where(BLOCK.WORKSPACE.eq(block.workspace()))
        .and(BLOCK.CHANNEL.eq(block.channel()))
        .execute();
  }

  static List<Block> of(DSLContext dsl, Condition which) {
    return dsl.selectFrom(BLOCK)
        .where(which)
        .orderBy(BLOCK.WORKSPACE, BLOCK.CHANNEL)
        .fetch(row ->
            new Block(
                row.getWorkspace(),
                row.getChannel(),
                row.getWhy(),
                row.getSinceAt(),
                row.getUntilAt()));
  }
}
