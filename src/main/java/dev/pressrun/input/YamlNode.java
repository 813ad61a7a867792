package dev.pressrun.input;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file, and where it begins; lines and columns count from 1. */
sealed interface YamlNode {
  long line();

  long column();

  /** For a message: what the piece is. */
  String kind();

  /** A single value, as it was written; numbers and truth values are texts here. */
  record Scalar(String text, long line, long column) implements YamlNode {
    @Override
    public String kind() {
      return "\"" + text + '"';
    }
  }

  /** Nothing: {@code key:} or {@code key: null}. */
  record Nothing(long line, long column) implements YamlNode {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /** Several values, one after the other. */
  record Sequence(List<YamlNode> items, long line, long column) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the file. */
  record Mapping(Map<String, Entry> entries, long line, long column) implements YamlNode {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** One key's value; line and column are the key's. */
  record Entry(YamlNode value, long line, long column) {}
}
