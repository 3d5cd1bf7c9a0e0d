package dev.pitwall.acp;

import com.agentclientprotocol.sdk.json.TypeRef;
import com.agentclientprotocol.sdk.spec.AcpClientSession;
import com.agentclientprotocol.sdk.spec.AcpClientSession.NotificationHandler;
import com.agentclientprotocol.sdk.spec.AcpClientSession.RequestHandler;
import com.agentclientprotocol.sdk.spec.AcpSchema;
import com.agentclientprotocol.sdk.spec.AcpSchema.ReadTextFileResponse;
import com.agentclientprotocol.sdk.spec.AcpSchema.RequestPermissionResponse;
import com.agentclientprotocol.sdk.spec.AcpSchema.WriteTextFileResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The protocol with one agent, by the SDK's session. Answers come as JSON, to be read leniently.
 */
final class Connection implements AutoCloseable {
  /** The SDK's limit is on every request alike; ours are kept by {@link Conversation}. */
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  private static final TypeRef<JsonNode> ANSWER = new TypeRef<>() {};

  private final AcpClientSession session;

  Connection(Wire wire, Updates updates, Permissions permissions, WorktreeFiles files) {
    RequestHandler<RequestPermissionResponse> ask = params -> permissions.ask(JsonRpc.node(params));
    RequestHandler<ReadTextFileResponse> read = params -> files.read(JsonRpc.node(params));
    RequestHandler<WriteTextFileResponse> write = params -> files.write(JsonRpc.node(params));
    NotificationHandler update =
        params -> Mono.fromRunnable(() -> updates.take(JsonRpc.node(params).path("update")));
    session =
        new AcpClientSession(
            NO_LIMIT,
            wire,
            Map.of(
                AcpSchema.METHOD_SESSION_REQUEST_PERMISSION,
                ask,
                AcpSchema.METHOD_FS_READ_TEXT_FILE,
                read,
                AcpSchema.METHOD_FS_WRITE_TEXT_FILE,
                write),
            Map.of(AcpSchema.METHOD_SESSION_UPDATE, update),
            Function.identity());
  }

  CompletableFuture<JsonNode> initialize() {
    // Files are served to who asks, but not offered: agents do well with the folder itself, and a
    // file may be longer than a line here.
    var capabilities =
        new AcpSchema.ClientCapabilities(new AcpSchema.FileSystemCapability(false, false), false);
    var pitwall = new AcpSchema.Implementation("pitwall", version(), "Pitwall");
    return request(
        AcpSchema.METHOD_INITIALIZE,
        new AcpSchema.InitializeRequest(
            AcpSchema.LATEST_PROTOCOL_VERSION, capabilities, pitwall, null));
  }

  CompletableFuture<JsonNode> open(Path folder) {
    return request(
        AcpSchema.METHOD_SESSION_NEW,
        new AcpSchema.NewSessionRequest(folder.toString(), List.of()));
  }

  CompletableFuture<JsonNode> prompt(String sessionId, List<String> texts) {
    List<AcpSchema.ContentBlock> blocks =
        texts.stream().<AcpSchema.ContentBlock>map(AcpSchema.TextContent::new).toList();
    return request(AcpSchema.METHOD_SESSION_PROMPT, new AcpSchema.PromptRequest(sessionId, blocks));
  }

  void cancel(String sessionId) {
    session
        .sendNotification(
            AcpSchema.METHOD_SESSION_CANCEL, new AcpSchema.CancelNotification(sessionId))
        .onErrorComplete()
        .subscribe();
  }

  private CompletableFuture<JsonNode> request(String method, Object params) {
    return session.sendRequest(method, params, ANSWER).toFuture();
  }

  private static String version() {
    var version = Connection.class.getPackage().getImplementationVersion();
    return version == null ? "0" : version;
  }

  /** Fails what is still waited for. */
  @Override
  public void close() {
    session.close();
  }
}
