package dev.pitwall.store;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** There is one instance: everything is its own. */
record SoleLeases() implements Fence {

  @Override
  public void start() {}

  @Override
  public void want(Collection<String> names) {}

  @Override
  public OptionalLong tenure(String name) {
    return OptionalLong.of(1);
  }

  @Override
  public void during(String name, long tenure, Runnable work) {
    work.run();
  }

  @Override
  public boolean covers(String name, Duration time) {
    return true;
  }

  @Override
  public Set<String> held() {
    return Set.of();
  }

  @Override
  public void onTaken(Consumer<String> listener) {}

  @Override
  public Pass pass(String lease) {
    return _ -> true;
  }

  @Override
  public void close() {}
}
