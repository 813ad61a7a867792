package dev.pressrun.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Types commands, as a user would, and keeps what they say. */
final class Terminal {
  private static final String SIMULATOR =
      """
      api: simulator
      input: {file: rows.csv}
      simulator: {median-duration: 100ms, long-side: 32}
      """;

  final Path folder;
  final Path out;

  Terminal(Path folder) {
    this.folder = folder;
    this.out = folder.resolve("out");
    Logging.quiet();
  }

  /** What a command said, and the number it ended with. */
  record Said(int code, String out, String err) {}

  /** Writes a table and a job file that has it made by the simulator. */
  void job(String table, String... lines) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), table);
    String more = String.join("\n", lines) + "\n";
    String request = more.contains("request:") ? "" : "request: {prompt: \"{{prompt}}\"}\n";
    Files.writeString(folder.resolve("job.yml"), SIMULATOR + request + more);
  }

  Said run(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "run";
    arguments[1] = folder.resolve("job.yml").toString();
    arguments[2] = "--out=" + out;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return type(arguments);
  }

  Said type(String... arguments) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream said = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream complained = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(said);
      System.setErr(complained);
      CommandLine commandLine = Main.commandLine();
      commandLine.setOut(new PrintWriter(said, true));
      commandLine.setErr(new PrintWriter(complained, true));
      int code = commandLine.execute(arguments);
      return new Said(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
      Logging.quiet();
    }
  }

  String results() throws IOException {
    return Files.readString(out.resolve("results.csv"));
  }

  long pictures() throws IOException {
    Path images = out.resolve("images");
    if (!Files.exists(images)) {
      return 0;
    }
    try (var files = Files.walk(images)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
