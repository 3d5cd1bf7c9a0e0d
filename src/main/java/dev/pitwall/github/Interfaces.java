package dev.pitwall.github;

import java.util.List;

/** Which of the interfaces that GitHub does not document answer an account. */
public record Interfaces(Found events, Found steer, Found copilotLogs) {
  static final Interfaces UNKNOWN =
      new Interfaces(Found.NOT_TRIED, Found.NOT_TRIED, Found.NOT_TRIED);

  /** What a try has shown. */
  public enum Found {
    YES,
    NO,
    /** There was nothing to try it with, or GitHub did not answer. */
    NOT_TRIED
  }

  boolean canSteer() {
    return steer == Found.YES;
  }

  /** It belongs to what is not documented as the others do, and can't be tried without doing it. */
  boolean canArchive() {
    return steer == Found.YES || events == Found.YES;
  }

  Interfaces withoutSteer() {
    return new Interfaces(events, Found.NO, copilotLogs);
  }

  /** What that means, a sentence each. */
  public List<String> sentences() {
    return List.of(
        switch (log()) {
          case YES ->
              events == Found.YES
                  ? "Session logs come from the tasks' events."
                  : "Session logs come from Copilot's text logs.";
          case NO ->
              "GitHub shows this account no session logs: pull requests and commits stand in.";
          case NOT_TRIED -> "Session logs have not been tried: this account has no task yet.";
        },
        switch (steer) {
          case YES -> "Messages reach the agent in mid-run.";
          case NO -> "Messages are posted as comments on the pull request.";
          case NOT_TRIED ->
              "Messages in mid-run have not been tried: this account has no finished task yet.";
        });
  }

  private Found log() {
    if (events == Found.YES || copilotLogs == Found.YES) {
      return Found.YES;
    }
    return events == Found.NO && copilotLogs == Found.NO ? Found.NO : Found.NOT_TRIED;
  }
}
