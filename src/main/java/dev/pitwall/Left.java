package dev.pitwall;

import dev.pitwall.session.Act;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl;
import dev.pitwall.session.SessionStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was left when Pitwall last ran. It is read before anybody can ask for anything: what is
 * asked from then on is under way, and not to be taken up a second time.
 */
record Left(Map<SessionControl, List<Session>> sessions, List<Act> acts) {
  private static final Logger LOG = LoggerFactory.getLogger(Left.class);

  static Left read(SessionStore store, List<SessionControl> controls) {
    var sessions = new LinkedHashMap<SessionControl, List<Session>>();
    controls.forEach(control -> sessions.put(control, store.open(control.provider().id())));
    return new Left(sessions, store.openActs());
  }

  /** Returns at once: nothing here waits for a source. */
  void takeUp(Dispatcher dispatcher) {
    // Others' too: what was asked here and is not known to have been done is looked for here.
    sessions.forEach(Left::resume);
    dispatcher.carryLeft(acts);
  }

  static void resume(SessionControl control, List<Session> left) {
    if (!left.isEmpty()) {
      LOG.info("{} sessions had not ended when Pitwall last ran", left.size());
    }
    control.resume(left);
  }
}
