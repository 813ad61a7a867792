package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineLoadTest {
  private double load;
  private final MachineLoad machine = new MachineLoad(() -> load);

  @Test
  void a_machine_is_calm_after_five_calm_answers_and_busy_after_one_that_is_not() {
    load = 0.5;
    for (int i = 0; i < 4; i++) {
      assertThat(machine.getAsBoolean()).isTrue();
    }
    assertThat(machine.getAsBoolean()).isFalse();
    assertThat(machine.getAsBoolean()).isFalse();
    load = 0.9;
    assertThat(machine.getAsBoolean()).isTrue();
    load = 0.5;
    assertThat(machine.getAsBoolean()).isTrue();
  }

  @Test
  void a_machine_that_cannot_tell_is_busy() {
    load = -1;
    for (int i = 0; i < 10; i++) {
      assertThat(machine.getAsBoolean()).isTrue();
    }
  }
}
