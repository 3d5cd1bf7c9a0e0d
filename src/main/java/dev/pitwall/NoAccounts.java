package dev.pitwall;

import dev.pitwall.access.AccountStore;
import dev.pitwall.access.Visitors;
import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For who looks at GitHub without the database, which another Pitwall may hold. */
enum NoAccounts implements AccountStore, Visitors {
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
  public Reservation reserve(Row seen, Instant now, Instant until) {
    return Reservation.NOT_NOW;
  }

  @Override
  public void release(Row seen) {}

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

  @Override
  public void expect(Visit visit, Instant now) {
    throw new IllegalStateException("nobody links an account here");
  }

  @Override
  public void drop(Person person) {}

  @Override
  public Optional<Visit> left(Person person, Instant now) {
    return Optional.empty();
  }

  @Override
  public Optional<Visit> arrived(String state, Instant now) {
    return Optional.empty();
  }

  @Override
  public void ended(String state, String how) {}

  @Override
  public Optional<String> ending(String state) {
    return Optional.empty();
  }
}
