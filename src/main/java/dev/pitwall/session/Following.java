package dev.pitwall.session;

import java.util.OptionalLong;

/**
 * Which of several Pitwalls follows sessions. Each time that it becomes one's turn, also the same
 * one's again, a tenure begins.
 */
public interface Following {
  /** There is one Pitwall. */
  Following ALONE =
      new Following() {
        @Override
        public OptionalLong tenure() {
          return OptionalLong.of(1);
        }

        @Override
        public void during(long tenure, Runnable work) {
          work.run();
        }
      };

  /** The present tenure's number, which grows; empty while sessions are followed elsewhere. */
  OptionalLong tenure();

  /**
   * Does what has begun in that tenure. When the tenure ends meanwhile, what is still to be written
   * of it is refused with a {@link SessionStore.StoreException}.
   */
  void during(long tenure, Runnable work);
}
