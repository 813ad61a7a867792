package dev.pressrun.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.model.ItemKey;
import dev.pressrun.output.ImageStore;
import dev.pressrun.testing.FakeWaiter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
  private static final URI ADDRESS = URI.create("http://127.0.0.1/a");

  private final FakeWaiter waiter = new FakeWaiter();
  private final ScriptedApi api = new ScriptedApi();
  private final Flight flight =
      Flight.departed(
          new InFlightItem(
              1, new ItemKey("a"), "a#1", 1, "a", null, 0, false, false, false, FakeWaiter.START),
          0);
  private final StopSignal stop = new StopSignal();
  private Downloads downloads;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    downloads = new Downloads(stop, api, new ImageStore(folder), waiter, new ByteRoom(1_000_000));
  }

  @Test
  void an_address_that_has_waited_a_while_is_used() {
    waiter.advance(Duration.ofMinutes(44));
    assertThat(downloads.fetch(flight, ADDRESS, 0)).isInstanceOf(Outlook.Over.class);
    assertThat(api.fetched).containsExactly("a");
  }

  @Test
  void instead_of_one_that_may_expire_a_fresh_one_is_asked_for_at_once() {
    waiter.advance(Duration.ofMinutes(46));
    assertThat(downloads.fetch(flight, ADDRESS, 0)).isEqualTo(new Outlook.AskAgain(flight, 0));
    assertThat(api.fetched).isEmpty();
  }

  @Test
  void what_has_waited_for_room_is_left_where_the_run_leaves_meanwhile() {
    stop.leave(StopReason.TERMINATED, "Stopped by SIGTERM.");
    assertThat(downloads.fetch(flight, ADDRESS, 0)).isEqualTo(new Outlook.Left(flight));
    assertThat(api.fetched).isEmpty();
  }
}
