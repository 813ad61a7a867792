package dev.pressrun.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerReports;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import dev.pressrun.output.ImageStore;
import dev.pressrun.simulator.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold after a job, however it was stopped on its way. */
record Promises(Path out, String when, List<ItemReport> items, Audit audit) {

  static Promises of(Path out, String when, Ledger ledger, Audit audit) {
    List<ItemReport> items = new ArrayList<>();
    new LedgerReports(ledger).forEach(items::add);
    return new Promises(out, when, items, audit);
  }

  /** All that holds of a job of so many rows, wherever it was stopped. */
  void allHold(ImageStore store, int rows) throws IOException {
    nothingIsBoughtTwice().nothingPaidIsLost().picturesAreIntact(store).manifestAddsUp(rows);
  }

  /** Each row is paid for at most once. */
  Promises nothingIsBoughtTwice() {
    Map<String, Integer> bought = new HashMap<>();
    for (Audit.Entry entry : audit.prompts()) {
      if (entry.billed()) {
        bought.merge(entry.prompt(), 1, Integer::sum);
      }
    }
    assertThat(bought.entrySet().stream().filter(one -> one.getValue() > 1))
        .as("%s: bought more than once", when)
        .isEmpty();
    return this;
  }

  /** What was paid for is on the disk, or is held by its generation id or its request id. */
  Promises nothingPaidIsLost() {
    Set<String> done = new HashSet<>();
    Set<String> held = new HashSet<>();
    for (ItemReport item : items) {
      if (item.state() == ItemState.DONE) {
        done.add(String.valueOf(item.generationId()));
      } else {
        held.add(String.valueOf(item.generationId()));
        held.add(String.valueOf(item.requestId()));
      }
    }
    for (Audit.Entry entry : audit.prompts()) {
      if (entry.billed()) {
        assertThat(
                done.contains(entry.id())
                    || held.contains(entry.id())
                    || held.contains(entry.requestId()))
            .as("%s: %s was paid for and is neither here nor held", when, entry)
            .isTrue();
      }
    }
    return this;
  }

  /** Files under final names are those of the ledger, and whole. */
  Promises picturesAreIntact(ImageStore store) throws IOException {
    Set<String> expected = new HashSet<>();
    for (ItemReport item : items) {
      Picture picture = item.picture();
      if (picture != null) {
        assertThat(store.isIntact(picture, true)).as("%s: %s", when, picture).isTrue();
        expected.add(picture.file());
      }
    }
    assertThat(files("images")).as("%s: pictures", when).isEqualTo(expected);
    assertThat(files(".pressrun/tmp")).as("%s: left over", when).isEmpty();
    return this;
  }

  private Set<String> files(String folder) throws IOException {
    if (!Files.isDirectory(out.resolve(folder))) {
      return Set.of();
    }
    Set<String> files = new HashSet<>();
    try (Stream<Path> all = Files.walk(out.resolve(folder))) {
      all.filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .filter(name -> !name.startsWith("images/thumbs/"))
          .forEach(files::add);
    }
    return files;
  }

  /** The manifest has a line for each row, and the money is what the account says. */
  Promises manifestAddsUp(int rows) throws IOException {
    assertThat(items).as(when).hasSize(rows);
    assertThat(Files.readAllLines(out.resolve("results.jsonl"))).as(when).hasSize(rows);
    Money spent = Money.ZERO;
    Money billed = Money.ZERO;
    Set<String> generations = new HashSet<>();
    for (ItemReport item : items) {
      spent = spent.plus(item.paid());
      generations.add(String.valueOf(item.generationId()));
    }
    for (Audit.Entry entry : audit.prompts()) {
      if (entry.billed() && generations.contains(entry.id())) {
        billed = billed.plus(entry.price());
      }
    }
    assertThat(spent).as("%s: spent", when).isEqualTo(billed);
    return this;
  }

  /** Nobody need ask whether the row was paid for. */
  Promises isNotInDoubt(String key) {
    assertThat(items)
        .as(when)
        .filteredOn(item -> item.key().value().equals(key))
        .extracting(ItemReport::state)
        .doesNotContain(ItemState.IN_DOUBT);
    return this;
  }

  /** So many wait for a picture that was not made. */
  long waitInVain() {
    return items.stream()
        .filter(item -> item.state() == ItemState.PENDING)
        .map(ItemReport::failure)
        .filter(why -> why != null && why.code() == FailureCode.PARENT_NOT_MADE)
        .count();
  }

  /** So many items are in each state. */
  long count(ItemState state) {
    return items.stream().filter(item -> item.state() == state).count();
  }
}
