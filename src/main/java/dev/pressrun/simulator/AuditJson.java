package dev.pressrun.simulator;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes an {@link Audit} as JSON, streaming, for a proof from another process. */
final class AuditJson {
  private static final JsonFactory JSON = new JsonFactory();

  private AuditJson() {}

  static void write(Audit audit, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      posts(json, audit.posts());
      generations(json, audit.generations());
      json.writeStringProperty("billed_usd", audit.billed().toPlainString());
      json.writeName("prompts");
      json.writeStartArray();
      for (Audit.Entry entry : audit.prompts()) {
        entry(json, entry);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void posts(JsonGenerator json, Audit.Posts posts) {
    json.writeName("posts");
    json.writeStartObject();
    json.writeNumberProperty("received", posts.received());
    json.writeNumberProperty("accepted", posts.accepted());
    json.writeNumberProperty("over_window", posts.overWindow());
    json.writeNumberProperty("over_slots", posts.overSlots());
    json.writeNumberProperty("refused", posts.refused());
    json.writeNumberProperty("faulted", posts.faulted());
    json.writeEndObject();
  }

  private static void generations(JsonGenerator json, Audit.Generations generations) {
    json.writeName("generations");
    json.writeStartObject();
    json.writeNumberProperty("made", generations.made());
    json.writeNumberProperty("in_progress", generations.inProgress());
    json.writeNumberProperty("failed", generations.failed());
    json.writeNumberProperty("billed", generations.billed());
    json.writeNumberProperty("downloaded", generations.downloaded());
    json.writeEndObject();
  }

  private static void entry(JsonGenerator json, Audit.Entry entry) {
    json.writeStartObject();
    json.writeStringProperty("id", entry.id());
    json.writeStringProperty("request_id", entry.requestId());
    json.writeStringProperty("prompt", entry.prompt());
    json.writeStringProperty("state", entry.state());
    json.writeBooleanProperty("billed", entry.billed());
    json.writeStringProperty("price_usd", entry.price().toPlainString());
    json.writeNumberProperty("downloads", entry.downloads());
    json.writeNumberProperty("polls", entry.polls());
    json.writeStringProperty("created_at", entry.createdAt().toString());
    if (entry.endedAt() == null) {
      json.writeNullProperty("ended_at");
    } else {
      json.writeStringProperty("ended_at", entry.endedAt().toString());
    }
    json.writeEndObject();
  }
}
