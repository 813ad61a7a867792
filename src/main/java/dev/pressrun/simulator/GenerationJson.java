package dev.pressrun.simulator;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.simulator.Generation.State;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes generations and errors as the API does. */
final class GenerationJson {
  private static final JsonFactory JSON = new JsonFactory();

  private GenerationJson() {}

  static byte[] detail(String detail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("detail", detail);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * One generation.
   *
   * @param output where its picture is, if it is completed
   * @param strangeFields whether to add fields that the reference does not know
   */
  static byte[] generation(
      Generation generation, State state, @Nullable URI output, boolean strangeFields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      ImageRequest request = generation.order().request();
      json.writeStringProperty("id", generation.id().toString());
      json.writeStringProperty("created_at", generation.span().created().toString());
      json.writeStringProperty("model", request.effectiveModel());
      json.writeStringProperty(
          "type", request.type() == null ? ApiRules.TYPE_IMAGE : request.type());
      json.writeStringProperty("state", stateWord(generation, state));
      output(json, output);
      failure(json, generation, state);
      if (strangeFields) {
        strange(json);
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static String stateWord(Generation generation, State state) {
    boolean strange = state == State.PROCESSING && generation.fault() == FaultKind.UNKNOWN_STATE;
    return strange ? "refining" : state.id();
  }

  private static void output(JsonGenerator json, @Nullable URI output) {
    json.writeName("output");
    json.writeStartArray();
    if (output != null) {
      json.writeStartObject();
      json.writeStringProperty("type", "image");
      json.writeStringProperty("url", output.toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void failure(JsonGenerator json, Generation generation, State state) {
    if (state != State.FAILED || generation.fault() == FaultKind.NO_CODE) {
      json.writeNullProperty("failure_code");
      json.writeNullProperty("failure_reason");
      return;
    }
    FailureCode code = generation.failure();
    json.writeStringProperty("failure_code", code == null ? "model_on_holiday" : code.id());
    json.writeStringProperty(
        "failure_reason", code == null ? "The model is away." : code.sentence());
  }

  private static void strange(JsonGenerator json) {
    json.writeName("telemetry");
    json.writeStartObject();
    json.writeName("hops");
    json.writeStartArray();
    json.writeNumber(1);
    json.writeNumber(2.5);
    json.writeNull();
    json.writeEndArray();
    json.writeEndObject();
    json.writeStringProperty("mood", "cheerful");
  }
}
