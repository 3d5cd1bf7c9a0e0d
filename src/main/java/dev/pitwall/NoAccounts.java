package dev.pitwall;

import dev.pitwall.access.AccountStore;
import dev.pitwall.session.Person;
import java.util.List;

/** For who looks at GitHub without the database, which another Pitwall may hold. */
enum NoAccounts implements AccountStore {
  KEPT;

  @Override
  public List<Row> all() {
    return List.of();
  }

  @Override
  public void store(Row row) {
    throw new IllegalStateException("nobody links an account here");
  }

  @Override
  public boolean remove(Person person) {
    return false;
  }
}
