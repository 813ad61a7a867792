package dev.pressrun.luma;

import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the API's JSON: tolerant of unknown fields, unknown words, wrong types, and of a body that
 * breaks off. What was readable up to there counts.
 */
final class AnswerReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int MAX_ID_CHARACTERS = 256;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

  private final Redaction redaction;

  AnswerReader(Redaction redaction) {
    this.redaction = redaction;
  }

  /**
   * What a body says of a generation.
   *
   * @param id null where none could be read
   * @param complete whether the JSON was read to its end without a fault
   */
  record Reading(
      @Nullable String id,
      @Nullable String state,
      List<URI> outputs,
      @Nullable String failureCode,
      @Nullable String failureReason,
      boolean complete) {

    Generation asGeneration(String knownId) {
      GenerationState known =
          state == null ? GenerationState.UNKNOWN : GenerationState.ofWord(state);
      return new Generation(knownId, known, outputs, failureCode, failureReason);
    }
  }

  /** Reads as much of a generation as the body holds. */
  Reading generation(Answer answer) {
    Draft draft = new Draft();
    try (JsonParser json = open(answer.stream())) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          readProperty(json, draft);
        }
        draft.complete = json.currentToken() == JsonToken.END_OBJECT;
      }
    } catch (JacksonException e) {
      draft.complete = false;
    }
    return draft.toReading();
  }

  /**
   * The server's words about an error: its {@code detail}; empty where the body is none of ours.
   */
  String detail(Answer answer) {
    try {
      JsonNode detail = MAPPER.readTree(answer.stream()).path("detail");
      if (detail.isMissingNode() || detail.isNull()) {
        return "";
      }
      return redaction.clean(detail.isString() ? detail.stringValue() : detail.toString());
    } catch (JacksonException e) {
      return "";
    }
  }

  private static JsonParser open(InputStream body) {
    return FACTORY.createParser(ObjectReadContext.empty(), body);
  }

  private void readProperty(JsonParser json, Draft draft) {
    String name = json.currentName();
    JsonToken value = json.nextToken();
    if (value == JsonToken.VALUE_STRING) {
      readText(name, json.getString(), draft);
    } else if (value == JsonToken.START_ARRAY && name.equals("output")) {
      readOutputs(json, draft);
    } else {
      json.skipChildren();
    }
  }

  private void readText(String name, String text, Draft draft) {
    switch (name) {
      case "id" -> draft.id = isUsableId(text) ? text : null;
      case "state" -> draft.state = text;
      case "failure_code" -> draft.failureCode = redaction.clean(text);
      case "failure_reason" -> draft.failureReason = redaction.clean(text);
      default -> {}
    }
  }

  /** What would not stand in a path as it is written was never meant as an id (RFC 3986, 2.3). */
  private static boolean isUsableId(String id) {
    return id.length() <= MAX_ID_CHARACTERS && ID.matcher(id).matches();
  }

  private static void readOutputs(JsonParser json, Draft draft) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        readOutput(json).ifPresent(draft.outputs::add);
      } else {
        json.skipChildren();
      }
    }
  }

  private static Optional<URI> readOutput(JsonParser json) {
    String type = "image";
    String url = "";
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        json.skipChildren();
      } else if (name.equals("type")) {
        type = json.getString();
      } else if (name.equals("url")) {
        url = json.getString();
      }
    }
    return type.equals("image") ? asUri(url) : Optional.empty();
  }

  /** Untouched where possible: re-encoding a signed address could break its signature. */
  private static Optional<URI> asUri(String url) {
    try {
      URI strict = new URI(url);
      return Addresses.isHttp(strict) ? Optional.of(strict) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.ofNullable(Addresses.parse(url)).map(HttpUrl::uri);
    }
  }

  private static final class Draft {
    private @Nullable String id;
    private @Nullable String state;
    private final List<URI> outputs = new ArrayList<>();
    private @Nullable String failureCode;
    private @Nullable String failureReason;
    private boolean complete;

    Reading toReading() {
      return new Reading(id, state, List.copyOf(outputs), failureCode, failureReason, complete);
    }
  }
}
