package dev.pressrun.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Problem;
import dev.pressrun.model.Reference;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Requests, cells and problems as the ledger's text columns hold them. */
final class RequestJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Reference.class, ReferenceKinds.class)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final ObjectWriter REQUEST_WRITER = MAPPER.writerFor(ImageRequest.class);
  private static final ObjectReader REQUEST_READER = MAPPER.readerFor(ImageRequest.class);
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
  private static final ObjectWriter TEXTS_WRITER = MAPPER.writerFor(TEXTS);
  private static final ObjectReader TEXTS_READER = MAPPER.readerFor(TEXTS);
  private static final ObjectWriter PROBLEMS_WRITER = MAPPER.writerFor(PROBLEMS);
  private static final ObjectReader PROBLEMS_READER = MAPPER.readerFor(PROBLEMS);

  private RequestJson() {}

  static String write(ImageRequest request) {
    return REQUEST_WRITER.writeValueAsString(request);
  }

  static ImageRequest request(String json) {
    return REQUEST_READER.readValue(json);
  }

  static String writeTexts(List<String> texts) {
    return TEXTS_WRITER.writeValueAsString(texts);
  }

  static List<String> texts(String json) {
    return TEXTS_READER.readValue(json);
  }

  static String writeProblems(List<Problem> problems) {
    return PROBLEMS_WRITER.writeValueAsString(problems);
  }

  static List<Problem> problems(String json) {
    return PROBLEMS_READER.readValue(json);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Reference.LocalFile.class, name = "file"),
    @JsonSubTypes.Type(value = Reference.Url.class, name = "url"),
    @JsonSubTypes.Type(value = Reference.Generation.class, name = "generation"),
    @JsonSubTypes.Type(value = Reference.Made.class, name = "made"),
    @JsonSubTypes.Type(value = Reference.ResultOf.class, name = "result")
  })
  private interface ReferenceKinds {}
}
