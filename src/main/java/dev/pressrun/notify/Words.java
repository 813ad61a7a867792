package dev.pressrun.notify;

import java.util.ArrayList;
import java.util.List;

/** A run's end in words, for a chat and for a letter. */
final class Words {
  private static final int LINES = 20;

  private Words() {}

  /** What a letter is called; on one line whatever the job is called. */
  static String subject(RunEnd end) {
    return (end.job() + ": " + outcome(end)).replaceAll("\\p{Cntrl}+", " ");
  }

  static String letter(RunEnd end) {
    List<String> lines = new ArrayList<>(shortened(end.lines()));
    lines.add("");
    lines.add("Contact sheet: " + end.page());
    lines.add("Folder: " + end.folder());
    lines.add("From " + end.startedAt() + " to " + end.endedAt() + ", exit code " + end.exitCode());
    return String.join("\n", lines) + "\n";
  }

  static String chat(RunEnd end) {
    List<String> lines = new ArrayList<>();
    lines.add("*" + escaped(end.job()) + "*: " + outcome(end));
    shortened(end.lines()).forEach(line -> lines.add(escaped(line)));
    lines.add(
        end.page().startsWith("http")
            ? "<" + end.page().replace(">", "%3E").replace("|", "%7C") + "|Contact sheet>"
            : escaped(end.page()));
    return String.join("\n", lines);
  }

  private static String outcome(RunEnd end) {
    return switch (end.outcome()) {
      case "done" -> "all done";
      case "some_failed" -> "some images were not made";
      case "bad_input" -> "nothing was sent, the input is wrong";
      case "stopped" -> "stopped early";
      case "already_running" -> "not started, another run is at work";
      default -> end.outcome().replace('_', ' ');
    };
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= LINES) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, LINES));
    first.add("… and " + (lines.size() - LINES) + " more lines");
    return first;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
