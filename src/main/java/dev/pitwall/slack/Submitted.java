package dev.pitwall.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;

/** A modal sent off. */
final class Submitted {
  private Submitted() {}

  static Asked of(Item item, ViewSubmissionPayload sent) {
    var user = sent.getUser();
    var team = sent.getTeam() == null ? null : sent.getTeam().getId();
    if (team == null || user == null) {
      return NoTeam.asked();
    }
    var person =
        new Person(new Workspace(user.getTeamId() == null ? team : user.getTeamId()), user.getId());
    var view = sent.getView();
    var metadata = view.getPrivateMetadata();
    var request =
        new ActionRequest(
            item.id(),
            null,
            person,
            metadata == null ? "" : metadata,
            null,
            "",
            Inputs.of(view.getState()));
    return new Asked.OfSubmission(
        ActionId.of(view.getCallbackId()),
        request,
        new Address(
            person,
            null,
            null,
            null,
            null,
            sent.getTriggerId(),
            Clicked.view(view),
            item.receivedAt()));
  }
}
