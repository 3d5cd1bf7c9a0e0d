package dev.pitwall;

import dev.pitwall.access.AccountStore;
import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
  public Optional<Row> find(Person person) {
    return Optional.empty();
  }

  @Override
  public boolean reserve(Row seen, Instant now, Instant until) {
    return false;
  }

  @Override
  public boolean replace(Row seen, Row next) {
    return false;
  }

  @Override
  public boolean remove(Row seen) {
    return false;
  }

  @Override
  public boolean remove(Person person) {
    return false;
  }
}
