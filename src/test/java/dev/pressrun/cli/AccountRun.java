package dev.pressrun.cli;

import dev.pressrun.engine.Engine;
import dev.pressrun.engine.RollCalls;
import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.JobOverrides;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.JobSpecs;
import dev.pressrun.input.Table;
import dev.pressrun.job.Housekeeping;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.JobRun;
import dev.pressrun.job.Paperwork;
import dev.pressrun.job.RunResult;
import dev.pressrun.job.RunWatcher;
import dev.pressrun.luma.ApiKey;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.LumaClient;
import dev.pressrun.luma.LumaSettings;
import dev.pressrun.output.DiskOps;
import dev.pressrun.output.ImageStore;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.pace.Waiter;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs of a plain table against one simulated account that outlives them. */
final class AccountRun implements AutoCloseable {
  static final String KEY = "luma-api-test";
  static final SimulatorSettings SETTINGS =
      SimulatorSettings.defaults()
          .withApiKey(KEY)
          .withDurations(Duration.ofMillis(60), 0.2)
          .withDrawnPictures(32);

  final Simulator account;
  final Path out;
  private Path table;

  AccountRun(Path folder, SimulatorSettings settings) throws IOException {
    this.table = folder.resolve("rows.csv");
    this.out = folder.resolve("out");
    Files.writeString(table, "prompt\n");
    this.account = Simulator.start(settings, spec().prices(), InstantSource.system());
  }

  /** The table is called so from now on. */
  void rename(String name) throws IOException {
    table = Files.move(table, table.resolveSibling(name));
  }

  void table(String text) throws IOException {
    Files.writeString(table, text);
  }

  private JobSpec spec() {
    return JobSpecs.read(table, new JobOverrides(null, out, null, null, null));
  }

  RunResult run() throws IOException {
    return run(KEY, (api, stop) -> api);
  }

  /** Moves aside what is gone, with this disk. */
  RunResult prune(DiskOps disk) throws IOException {
    return run(KEY, (api, stop) -> api, LocalDate.of(2026, 11, 23), disk, imported -> {});
  }

  /** Runs with somebody who watches, and is asked. */
  RunResult watched(RunWatcher watcher) throws IOException {
    return run(KEY, (api, stop) -> api, null, new JdkDisk(), watcher);
  }

  /** Runs with this key; the API may be listened in on, and the run stopped. */
  RunResult run(String key, BiFunction<ImageApi, StopSignal, ImageApi> listener)
      throws IOException {
    return run(key, listener, null, new JdkDisk(), imported -> {});
  }

  private RunResult run(
      String key,
      BiFunction<ImageApi, StopSignal, ImageApi> listener,
      @Nullable LocalDate pruneOn,
      DiskOps disk,
      RunWatcher watcher)
      throws IOException {
    JobSpec spec = spec();
    InstantSource clock = InstantSource.system();
    StopSignal stop = new StopSignal();
    LumaSettings settings =
        LumaSettings.of(account.baseUrl(), new ApiKey(key), spec.input().references())
            .withPictures(out);
    try (Table rows = Table.open(spec.input());
        LumaClient client = new LumaClient(settings, clock);
        OpenFolder open = OpenFolder.create(out)) {
      int number = new JobMemory(open.ledger()).openRun();
      RunContext context = new RunContext(open.ledger(), number, spec.limits(), clock, stop);
      ImageStore store = new ImageStore(open.folder());
      Engine engine =
          new Engine(
              context,
              listener.apply(client, stop),
              store,
              Waiter.system(),
              UUID::randomUUID,
              new RollCalls(open.ledger()));
      Housekeeping housekeeping = new Housekeeping(out, open.ledger(), pruneOn, disk);
      Paperwork paperwork = new Paperwork(out, open.ledger());
      return new JobRun(spec, context, engine, store, paperwork, housekeeping).run(rows, watcher);
    }
  }

  @Override
  public void close() throws IOException {
    account.close();
  }
}
