package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads a YAML file into nodes that know where they stand. Plain data only: tags and aliases are
 * refused, and size and depth are bounded.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 20;
  private static final long MAX_CHARACTERS = 1_000_000;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxDocumentLength(MAX_CHARACTERS)
                  .build())
          .build();

  private final String file;
  private final YAMLParser parser;
  private final List<Problem> problems = new ArrayList<>();

  private YamlReader(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads the one document of a file.
   *
   * @throws InputException where it is no YAML, or no mapping
   */
  static YamlNode.Mapping read(String file, InputStream in) {
    try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return new YamlReader(file, parser).document();
    } catch (JacksonException e) {
      throw new InputException(new Problem(file, YamlWords.line(e), null, YamlWords.of(e)));
    }
  }

  private YamlNode.Mapping document() {
    YamlNode root = parser.nextToken() == null ? new YamlNode.Nothing(1, 1) : node();
    if (parser.nextToken() != null) {
      complain("a second document begins here; a job file has one");
    }
    if (!(root instanceof YamlNode.Mapping mapping)) {
      throw new InputException(
          new Problem(file, 1, null, "this holds " + root.kind() + ", not settings (key: value)"));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return mapping;
  }

  private YamlNode node() {
    TokenStreamLocation place = parser.currentTokenLocation();
    if (parser.getRawTag() != null) {
      complain("the tag " + parser.getRawTag() + " is not allowed; write plain values");
    }
    if (parser.isCurrentAlias()) {
      complain("the alias *" + parser.getString() + " is not allowed; write the value out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> sequence(place);
      case VALUE_NULL -> new YamlNode.Nothing(place.getLineNr(), place.getColumnNr());
      default -> new YamlNode.Scalar(parser.getString(), place.getLineNr(), place.getColumnNr());
    };
  }

  private YamlNode mapping(TokenStreamLocation place) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      TokenStreamLocation keyPlace = parser.currentTokenLocation();
      if (entries.containsKey(key)) {
        complain("the key \"" + key + "\" stands here a second time");
      }
      parser.nextToken();
      entries.put(key, new YamlNode.Entry(node(), keyPlace.getLineNr(), keyPlace.getColumnNr()));
    }
    return new YamlNode.Mapping(entries, place.getLineNr(), place.getColumnNr());
  }

  private YamlNode sequence(TokenStreamLocation place) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new YamlNode.Sequence(items, place.getLineNr(), place.getColumnNr());
  }

  private void complain(String message) {
    problems.add(new Problem(file, parser.currentTokenLocation().getLineNr(), null, message));
  }
}
