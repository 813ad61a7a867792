package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.engine.Hold;
import dev.pressrun.engine.Progress;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.model.Money;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressWordsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicReference<String> waitsFor = new AtomicReference<>("");

  private static Progress.Tally tally(long done, int inFlight) {
    Money spent = Money.of("0.0404").times(done);
    Money due = Money.of("0.0404").times(inFlight);
    return new Progress.Tally(2000, done + inFlight, done, 0, 0, 0, inFlight, 1, spent, due);
  }

  private RunGauge gauge(Progress.Tally tally) {
    return new RunGauge(now::get, "autumn", 1, () -> tally, waitsFor::get);
  }

  @Test
  void a_line_tells_the_pace_the_time_left_and_the_money() {
    ProgressWords words = new ProgressWords(gauge(tally(0, 0)));
    assertThat(words.line(tally(0, 40))).isEqualTo("0/2000 done, 40 in flight, $0.00");
    now.set(Instant.EPOCH.plusSeconds(1689));
    assertThat(words.line(tally(412, 40)))
        .isEqualTo("412/2000 done, 40 in flight, 4.1 s each, 109 min left, $16.6448");
  }

  @Test
  void what_is_waited_for_stands_at_the_end() {
    waitsFor.set(WaitWords.of(new Hold.Asked(Duration.ofSeconds(40)), tally(0, 40)));
    assertThat(new ProgressWords(gauge(tally(0, 40))).line(tally(0, 40)))
        .endsWith("; the server asked to wait; 40 s left");
  }

  @Test
  void a_wait_is_told_while_something_is_left_to_send() {
    Hold used = new Hold.Allowance(60, Duration.ofMillis(2_400));
    assertThat(WaitWords.of(used, tally(100, 40)))
        .isEqualTo("the allowance of 60 a minute is used, next in 3 s");
    assertThat(WaitWords.of(used, tally(1960, 40))).isEmpty();
    assertThat(WaitWords.of(new Hold.Nothing(), tally(100, 40))).isEmpty();
    assertThat(WaitWords.of(new Hold.Outage(Duration.ofSeconds(75)), tally(1960, 40)))
        .contains("out of service, for 75 s");
  }

  @Test
  void a_bar_shows_how_far_a_run_is() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    new ProgressDisplay(terminal, true, gauge(tally(500, 17))).close();
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("25%", "500/2000", "17 in flight");
  }

  @Test
  void a_signal_tells_what_is_in_flight_and_what_it_costs() {
    List<String> said = new ArrayList<>();
    StopSignal stop = new StopSignal();
    Signals signals = new Signals(stop, said::add, () -> tally(100, 17));
    signals.interrupt();
    assertThat(stop.isLeaving()).isFalse();
    signals.interrupt();
    assertThat(stop.isLeaving()).isTrue();
    signals.terminate("TERM");
    assertThat(said)
        .hasSize(3)
        .allMatch(s -> s.contains("17 in flight, about $0.6868 already due"));
  }
}
