package dev.pressrun.input;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of JSON as texts.
 *
 * @param values by key: what is nested stays JSON, but for lists of texts, which become one text as
 *     several pictures in a cell do ({@code a.jpg|b.jpg}); numbers stay as they are written, null
 *     is empty
 * @param flaw why this is no row; null: it is one
 */
record JsonLine(Map<String, String> values, @Nullable String flaw) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static JsonLine read(String line) {
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    if (text.isBlank()) {
      return new JsonLine(Map.of(), null);
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isObject()
          ? new JsonLine(texts(node), null)
          : flawed("this is not a JSON object; a row is written as {\"key\": \"value\"}");
    } catch (JacksonException e) {
      return flawed("this is not JSON: " + e.getOriginalMessage());
    }
  }

  private static JsonLine flawed(String flaw) {
    return new JsonLine(Map.of(), flaw);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey().strip(), text(entry.getValue())));
    return texts;
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isString)) {
      return value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining("|"));
    }
    return value.isString() ? value.stringValue() : value.toString();
  }
}
