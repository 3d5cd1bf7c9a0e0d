package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.TRIAL;

import dev.pitwall.access.Trials;
import java.util.List;

/** Trials in the database. */
public final class TrialTable implements Trials {
  private final Database database;

  public TrialTable(Database database) {
    this.database = database;
  }

  @Override
  public List<Trial> all() {
    return database.read(dsl ->
        dsl.selectFrom(TRIAL)
            .orderBy(TRIAL.USER_ID)
            .fetch(row -> new Trial(row.getUserId(), row.getSteers(), row.getUntilAt())));
  }

  @Override
  public void keep(Trial trial) {
    database.writeOne(sql ->
        sql.dsl()
            .insertInto(TRIAL, TRIAL.USER_ID, TRIAL.STEERS, TRIAL.UNTIL_AT)
            .values(trial.userId(), trial.steers(), trial.until())
            .onConflict(TRIAL.USER_ID)
            .doUpdate()
            .set(TRIAL.STEERS, trial.steers())
            .set(TRIAL.UNTIL_AT, trial.until())
            .execute());
  }
}
