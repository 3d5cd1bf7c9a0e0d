package dev.pitwall.github.link;

import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.session.Person;

/** A way to link an account. */
interface Flow {

  /** Begins; asks GitHub if it must. What the person began before is over. */
  Beginning begin(Person person);

  /** What the person began is over, when this returns. */
  void drop(Person person);

  /** Does what is due by now. */
  void runDue();
}
