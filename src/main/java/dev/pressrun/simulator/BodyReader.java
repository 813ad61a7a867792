package dev.pressrun.simulator;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the body of POST /generations as it streams in; base64 is decoded piece by piece on the
 * way, so that memory does not follow the size of the input images.
 */
final class BodyReader {
  private static final int MAX_TEXT = 200_000;

  private final ReferenceShelf shelf;
  private final JsonFactory json =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
          .build();

  BodyReader(ReferenceShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Reads one request.
   *
   * @throws Refused where it is no JSON object, or has a field of the wrong type or name
   * @throws IOException where the connection ends early
   */
  Draft read(InputStream body) throws IOException {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      return draft(parser);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw Refused.of(400, "The body is not valid JSON: " + e.getOriginalMessage());
    }
  }

  private Draft draft(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Refused.of(400, "The body must be a JSON object.");
    }
    Draft draft = new Draft();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        field(parser, name, draft);
      }
    }
    if (parser.nextToken() != null) {
      throw Refused.of(400, "There is something after the JSON object.");
    }
    return draft;
  }

  private void field(JsonParser parser, String name, Draft draft) throws IOException {
    switch (name) {
      case "prompt" -> draft.prompt = text(parser, name);
      case "type" -> draft.type = text(parser, name);
      case "model" -> draft.model = text(parser, name);
      case "aspect_ratio" -> draft.aspectRatio = text(parser, name);
      case "style" -> draft.style = text(parser, name);
      case "output_format" -> draft.outputFormat = text(parser, name);
      case "user_id" -> draft.userId = text(parser, name);
      case "web_search" -> draft.webSearch = flag(parser, name);
      case "image_ref" -> images(parser, draft);
      case "source" -> draft.source = image(parser, name);
      default -> throw Refused.of(400, "There is no field %s.".formatted(shorten(name)));
    }
  }

  private void images(JsonParser parser, Draft draft) throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      throw Refused.of(400, "image_ref must be an array.");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      draft.imageRefs.add(image(parser, "image_ref[%d]".formatted(draft.imageRefs.size())));
    }
  }

  private Draft.Image image(JsonParser parser, String where) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Refused.of(400, where + " must be an object.");
    }
    Draft.Image image = new Draft.Image();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        imageField(parser, where + '.' + shorten(name), name, image);
      }
    }
    return image;
  }

  private void imageField(JsonParser parser, String where, String name, Draft.Image image)
      throws IOException {
    switch (name) {
      case "url" -> image.url = text(parser, where);
      case "generation_id" -> image.generationId = text(parser, where);
      case "media_type" -> image.mediaType = text(parser, where);
      case "data" -> image.data = data(parser, where);
      default -> throw Refused.of(400, "There is no field %s.".formatted(where));
    }
  }

  private ReferenceShelf.Received data(JsonParser parser, String where) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Refused.of(400, where + " must be a string.");
    }
    return shelf.receive(
        sink -> {
          try {
            parser.readBinaryValue(sink);
          } catch (StreamReadException e) {
            throw Refused.of(422, where + " is not base64.");
          }
        });
  }

  private static String text(JsonParser parser, String where) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Refused.of(400, where + " must be a string.");
    }
    return parser.getString();
  }

  private static @Nullable Boolean flag(JsonParser parser, String where) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw Refused.of(400, where + " must be true or false.");
    };
  }

  private static String shorten(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }
}
