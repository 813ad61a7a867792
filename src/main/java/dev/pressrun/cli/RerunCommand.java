package dev.pressrun.cli;

import dev.pressrun.input.InputRow;
import dev.pressrun.input.InputSpec;
import dev.pressrun.input.Table;
import dev.pressrun.ledger.Reruns;
import dev.pressrun.ledger.Selection;
import dev.pressrun.model.FailureCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pressrun rerun}: makes chosen rows again. */
@Command(
    name = "rerun",
    description = {
      "Makes chosen rows again, then goes on like run. What was paid for and could not be downloaded is fetched, not bought.",
      "A prompt that the filter refused is sent again only when it has changed, or with --force.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun rerun jobs/autumn.yml --failed",
      "  pressrun rerun jobs/autumn.yml --code generation_failed",
      "  pressrun rerun jobs/autumn.yml --keys SKU-1,SKU-2",
      "  pressrun rerun jobs/autumn.yml --from picks.csv      what was rejected on the contact sheet",
    })
final class RerunCommand implements Callable<Integer> {
  private static final String REJECT = "reject";

  @Mixin private JobOptions job;

  @Mixin private RunOptions options;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  @Option(names = "--force", description = "Send prompts that the filter refused again, unchanged.")
  private boolean force;

  /** One of these. */
  static final class Choice {
    @Option(names = "--failed", description = "All rows that failed.")
    private boolean failed;

    @Option(
        names = "--code",
        paramLabel = "CODE",
        description = "The rows that failed for this reason, such as generation_failed.")
    private @Nullable String code;

    @Option(
        names = "--keys",
        split = ",",
        paramLabel = "KEY",
        description = "These rows, finished ones too; their pictures are kept in images/earlier.")
    private @Nullable List<String> keys;

    @Option(
        names = "--from",
        paramLabel = "FILE",
        description = "The rows that are marked reject in a picks.csv from the contact sheet.")
    private @Nullable Path from;

    @Option(
        names = "--all",
        description = "All rows, finished ones too. This buys everything again.")
    private boolean all;
  }

  @Override
  public Integer call() throws IOException {
    Selection selection = selection();
    return new Runner(job.spec(), options)
        .run(
            ledger -> {
              int marked = new Reruns(ledger).mark(selection);
              options.say(marked + (marked == 1 ? " row" : " rows") + " to make again.");
              return marked > 0;
            });
  }

  private Selection selection() {
    String code = choice.code;
    if (code != null) {
      FailureCode known = FailureCode.ofId(code).orElseThrow(() -> unknown(code));
      return new Selection(null, known, false, force);
    }
    Path from = choice.from;
    List<String> keys = from == null ? choice.keys : rejected(from);
    return new Selection(keys, null, keys != null || choice.all, force);
  }

  private static UserException unknown(String code) {
    return new UserException(
        ExitCode.BAD_INPUT,
        "--code: found \""
            + code
            + "\"; allowed are "
            + Arrays.stream(FailureCode.values())
                .map(FailureCode::id)
                .collect(Collectors.joining(", "))
            + ".");
  }

  private static List<String> rejected(Path file) {
    try (Table picks = Table.open(InputSpec.of(file))) {
      int key = column(picks, file, "key");
      int pick = column(picks, file, "pick");
      List<String> keys = new ArrayList<>();
      for (InputRow row : picks) {
        if (row.values().get(pick).equals(REJECT)) {
          keys.add(row.values().get(key));
        }
      }
      return keys;
    }
  }

  private static int column(Table table, Path file, String name) {
    int index = table.headers().indexOf(name);
    if (index < 0) {
      throw new UserException(
          ExitCode.BAD_INPUT,
          file
              + " has no column "
              + name
              + "; it has "
              + String.join(", ", table.headers())
              + ". Export it from the contact sheet.");
    }
    return index;
  }
}
