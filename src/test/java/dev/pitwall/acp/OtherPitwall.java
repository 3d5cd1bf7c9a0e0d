package dev.pitwall.acp;

import dev.pitwall.session.LogEntry;
import dev.pitwall.session.SessionId;
import java.nio.file.Path;
import java.util.List;

/** Runs one session in a process of its own, and says when it works and how it ended. */
final class OtherPitwall {
  private OtherPitwall() {}

  public static void main(String[] args) throws Exception {
    try (var yard = Yard.scripted(Path.of(args[0]), Yard.QUICK)) {
      var session = yard.queued(new SessionId(args[1]), args[2], "k3f9");
      yard.agents.start(session);
      yard.witness.untilLogged(
          session.id(), e -> e instanceof LogEntry.Thought || e instanceof LogEntry.Message);
      System.out.println("works");
      var ended = yard.witness.end(session.id());
      System.out.println(ended.state().word() + " after " + ended.logSize());
    }
  }

  static Process start(Path folder, SessionId id, String prompt, String heap) throws Exception {
    var command = Yard.java("-Xmx" + heap);
    command.addAll(List.of(OtherPitwall.class.getName(), folder.toString(), id.text(), prompt));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
