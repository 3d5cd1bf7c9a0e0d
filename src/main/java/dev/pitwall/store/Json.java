package dev.pitwall.store;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.StoreException;
import dev.pitwall.session.StopRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The domain as JSON. A sealed type's kind is its name, as in {@code {"is":"Completed",…}}; what a
 * newer version has added is ignored, what an older one did not know is empty.
 */
final class Json {
  static final Set<Class<?>> SEALED =
      Set.of(
          SessionState.class,
          StopRequest.class,
          LogEntry.class,
          AskedQuestion.Outcome.class,
          Act.Wish.class,
          ActOutcome.class);

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new StoreException("A " + value.getClass().getSimpleName() + " has no JSON.", e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StoreException("The database holds a broken " + type.getSimpleName() + ".", e);
    }
  }

  private static JsonMapper mapper() {
    var times = new SimpleModule();
    times.addSerializer(Instant.class, ToStringSerializer.instance);
    times.addDeserializer(Instant.class, new InstantReader());
    var builder =
        JsonMapper.builder()
            .addModule(times)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .serializationInclusion(Include.NON_NULL)
            .withConfigOverride(
                List.class, o -> o.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    for (var type : SEALED) {
      builder.addMixIn(type, Kind.class);
      leaves(type).forEach(leaf -> builder.registerSubtypes(named(leaf)));
    }
    return builder.build();
  }

  private static NamedType named(Class<?> leaf) {
    return new NamedType(leaf, leaf.getSimpleName());
  }

  /** The records below a sealed type. */
  static Stream<Class<?>> leaves(Class<?> type) {
    var permitted = type.getPermittedSubclasses();
    return permitted == null ? Stream.of(type) : Stream.of(permitted).flatMap(Json::leaves);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Kind {}

  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
