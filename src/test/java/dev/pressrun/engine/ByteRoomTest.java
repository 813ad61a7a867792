package dev.pressrun.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ByteRoomTest {
  @Test
  void one_is_let_in_however_large() {
    ByteRoom room = new ByteRoom(1);
    try (ByteRoom.Place place = room.enter()) {
      place.is(50_000_000);
    }
    room.enter().close();
  }

  @Test
  void the_next_waits_until_a_large_one_is_there() throws Exception {
    ByteRoom room = new ByteRoom(20_000_000);
    ByteRoom.Place large = room.enter();
    large.is(19_000_000);
    CompletableFuture<ByteRoom.Place> next = CompletableFuture.supplyAsync(room::enter);
    assertThat(next).isNotDone();
    large.close();
    next.get(30, TimeUnit.SECONDS).close();
  }

  @Test
  void what_turns_out_to_be_small_makes_room_at_once() {
    ByteRoom room = new ByteRoom(10_000_000);
    ByteRoom.Place first = room.enter();
    first.is(20_000);
    ByteRoom.Place second = room.enter();
    second.is(20_000);
    room.enter().close();
    second.close();
    first.close();
  }

  @Test
  void the_latest_sizes_are_expected_of_the_next() {
    ByteRoom room = new ByteRoom(10_000_000);
    for (int i = 0; i < 100; i++) {
      try (ByteRoom.Place place = room.enter()) {
        place.is(1_000_000);
      }
    }
    ByteRoom.Place[] inside = new ByteRoom.Place[9];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = room.enter();
    }
    for (ByteRoom.Place place : inside) {
      place.close();
    }
  }
}
