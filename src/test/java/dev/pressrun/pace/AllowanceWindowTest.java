package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceWindowTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE = 60 * SECOND;

  private final AllowanceWindow window = new AllowanceWindow(Integer.MAX_VALUE);

  @Test
  void one_submission_goes_out_until_the_first_answer_tells_the_limit() {
    assertThat(window.available(0)).isEqualTo(1);
    window.take();
    assertThat(window.delay(SECOND)).isEqualTo(Long.MAX_VALUE);
    window.answered(SECOND);
    window.learn(3, 2, null, SECOND, SECOND);
    assertThat(window.available(SECOND)).isEqualTo(2);
    assertThat(window.limit()).isEqualTo(3);
  }

  @Test
  void a_first_answer_without_headers_means_no_limit() {
    window.take();
    window.answered(0);
    assertThat(window.limit()).isEqualTo(Integer.MAX_VALUE);
    assertThat(window.delay(0)).isZero();
  }

  @Test
  void the_users_own_bound_holds_from_the_start_and_whatever_the_account_allows() {
    AllowanceWindow bounded = new AllowanceWindow(2);
    take(bounded, 0);
    bounded.learn(600, 599, null, 0, 0);
    take(bounded, 0);
    assertThat(bounded.delay(0)).isEqualTo(MINUTE);
    assertThat(bounded.delay(MINUTE)).isZero();
  }

  @Test
  void submissions_of_an_earlier_run_count_but_do_not_hold_up_the_first_that_learns_the_limit() {
    for (int i = 0; i < 20; i++) {
      window.seed(i * SECOND);
    }
    assertThat(window.delay(21 * SECOND)).isZero();
    take(window, 21 * SECOND);
    window.learn(21, 0, null, 21 * SECOND, 21 * SECOND);
    assertThat(window.delay(21 * SECOND)).isEqualTo(39 * SECOND);
  }

  @Test
  void a_bound_of_the_user_counts_submissions_of_an_earlier_run_at_once() {
    AllowanceWindow bounded = new AllowanceWindow(2);
    bounded.seed(0);
    bounded.seed(SECOND);
    assertThat(bounded.delay(2 * SECOND)).isEqualTo(58 * SECOND);
  }

  @Test
  void what_others_use_of_the_account_is_not_asked_for() {
    take(window, 0);
    window.learn(10, 4, null, 0, 0);
    assertThat(window.available(0)).isEqualTo(4);
    assertThat(window.available(MINUTE)).isEqualTo(10);
  }

  @Test
  void ours_that_age_out_while_an_answer_is_on_its_way_are_not_taken_for_others() {
    for (int i = 0; i < 10; i++) {
      take(window, i < 5 ? 0 : SECOND);
    }
    window.learn(10, 0, null, SECOND, SECOND);
    assertThat(window.available(MINUTE)).isEqualTo(5);
    window.take();
    long answered = MINUTE + 2 * SECOND;
    window.answered(answered);
    window.learn(10, 4, null, MINUTE, answered);
    assertThat(window.available(answered)).isEqualTo(9);
  }

  @Test
  void a_refusal_holds_everything_back_as_long_as_the_api_says_and_widens_the_margin() {
    take(window, 0);
    window.learn(1, 0, null, 0, 0);
    window.take();
    window.answered(MINUTE);
    window.refused(Duration.ofSeconds(7), MINUTE);
    assertThat(window.delay(MINUTE)).isEqualTo(7 * SECOND);
    assertThat(window.delay(2 * MINUTE)).isEqualTo(SECOND / 10);
  }

  @Test
  void where_others_fill_the_account_one_goes_out_when_it_has_room_and_tells_of_the_rest() {
    for (int i = 0; i < 5; i++) {
      take(window, 0);
      window.learn(100, i < 4 ? 95 - i : 0, i < 4 ? null : Duration.ofSeconds(5), 0, 0);
    }
    assertThat(window.delay(0)).isEqualTo(5 * SECOND);
    assertThat(window.available(5 * SECOND)).isEqualTo(1);
    window.take();
    assertThat(window.delay(5 * SECOND)).isGreaterThan(50 * SECOND);
    window.answered(6 * SECOND);
    window.learn(100, 94, null, 6 * SECOND, 6 * SECOND);
    assertThat(window.available(6 * SECOND)).isEqualTo(94);
  }

  @Test
  void a_refusal_is_sat_out_as_long_as_the_api_says_where_others_use_the_account() {
    refuse(20, Duration.ofSeconds(5), 0);
    assertThat(window.delay(0)).isEqualTo(5 * SECOND);
    take(window, 5 * SECOND);
    window.learn(20, 19, null, 5 * SECOND, 5 * SECOND);
    assertThat(window.available(5 * SECOND)).isEqualTo(19);
  }

  @Test
  void a_refusal_for_no_reason_costs_what_the_api_asked_for_and_no_more() {
    take(window, 0);
    window.learn(100_000, 99_999, null, 0, 0);
    refuse(100_000, Duration.ofSeconds(1), 0);
    assertThat(window.delay(0)).isEqualTo(SECOND);
    take(window, SECOND);
    window.learn(100_000, 99_998, null, SECOND, SECOND);
    assertThat(window.available(SECOND)).isEqualTo(99_998);
  }

  @Test
  void one_that_is_never_answered_does_not_keep_others_use_from_being_corrected() {
    take(window, 0);
    window.learn(100_000, 99_999, null, 0, 0);
    window.take();
    refuse(100_000, Duration.ofSeconds(1), 0);
    take(window, SECOND);
    window.learn(100_000, 99_997, null, SECOND, SECOND);
    assertThat(window.available(SECOND)).isBetween(99_900, 99_997);
  }

  @Test
  void an_answer_that_others_of_ours_may_have_overtaken_frees_only_what_is_certain() {
    refuse(20, Duration.ofSeconds(5), 0);
    window.take();
    window.answered(MINUTE + SECOND);
    window.learn(20, 10, null, MINUTE + SECOND, MINUTE + SECOND);
    assertThat(window.available(MINUTE + SECOND)).isEqualTo(10);
    window.take();
    window.take();
    window.answered(MINUTE + 2 * SECOND);
    window.learn(20, 0, Duration.ofSeconds(5), MINUTE + 2 * SECOND, MINUTE + 2 * SECOND);
    window.answered(MINUTE + 2 * SECOND);
    assertThat(window.available(MINUTE + 8 * SECOND)).isEqualTo(1);
  }

  /** An API that asks for a second again and again, while others hold the account for a minute. */
  @Test
  void wrong_advice_costs_refusals_and_not_what_is_free_a_minute_later() {
    long now = 0;
    while (now < MINUTE) {
      refuse(20, Duration.ofSeconds(1), now);
      while (window.delay(now) > 0) {
        now += window.delay(now);
      }
    }
    take(window, now);
    window.learn(20, 19, null, now, now);
    assertThat(window.available(now)).isEqualTo(19);
  }

  @ParameterizedTest
  @ValueSource(longs = {-5, 0, 61})
  void useless_advice_leaves_others_use_to_age_out(long seconds) {
    take(window, 0);
    window.learn(10, 0, Duration.ofSeconds(seconds), 0, 0);
    assertThat(window.delay(SECOND)).isEqualTo(59 * SECOND);
  }

  @Test
  void the_users_own_bound_leaves_out_what_others_use() {
    AllowanceWindow bounded = new AllowanceWindow(2);
    take(bounded, 0);
    bounded.learn(100, 50, null, 0, 0);
    assertThat(bounded.available(0)).isEqualTo(1);
  }

  private void refuse(int limit, Duration retryAfter, long now) {
    take(window, now);
    window.learn(limit, 0, retryAfter, now, now);
    window.refused(retryAfter, now);
  }

  @Test
  void what_never_left_does_not_count() {
    take(window, 0);
    window.learn(2, 1, null, 0, 0);
    window.take();
    window.neverSent();
    assertThat(window.available(0)).isEqualTo(1);
  }

  @Test
  void a_limit_that_shrinks_is_obeyed_at_once() {
    take(window, 0);
    window.learn(3, 2, null, 0, 0);
    take(window, SECOND);
    window.learn(1, 0, null, SECOND, SECOND);
    assertThat(window.available(SECOND)).isZero();
    assertThat(window.available(MINUTE)).isZero();
    assertThat(window.available(MINUTE + SECOND)).isEqualTo(1);
  }

  @Property(tries = 60)
  void no_sixty_seconds_see_more_than_the_limit_whenever_each_post_was_counted(
      @ForAll @IntRange(min = 1, max = 60) int limit,
      @ForAll @LongRange(min = 1, max = 20_000) long longestTripMillis,
      @ForAll long seed) {
    Traffic traffic = new Traffic(limit, longestTripMillis, new Random(seed));
    traffic.run(4 * MINUTE, true);
    for (Traffic.Post post : traffic.posts) {
      long unsettled =
          traffic.posts.stream()
              .filter(other -> other.taken < post.taken && other.answered + MINUTE > post.taken)
              .count();
      assertThat(unsettled).isLessThan(limit);
    }
  }

  @Property(tries = 30)
  void the_whole_allowance_is_used_where_there_is_demand(
      @ForAll @IntRange(min = 5, max = 600) int limit, @ForAll long seed) {
    Traffic traffic = new Traffic(limit, 300, new Random(seed));
    traffic.run(10 * MINUTE, false);
    assertThat(traffic.posts.size()).isGreaterThanOrEqualTo((int) (0.98 * 10 * limit));
    int last = traffic.posts.size() - 1;
    double span = traffic.posts.get(last).taken - traffic.posts.get(0).answered;
    assertThat(last / limit * MINUTE / span).isGreaterThan(0.995);
  }

  private static void take(AllowanceWindow window, long now) {
    assertThat(window.delay(now)).isZero();
    window.take();
    window.answered(now);
  }

  /**
   * A client that submits whenever the window lets it. Each POST takes a random while to the API,
   * which counts it then, and back.
   */
  private static final class Traffic {
    private record Post(long taken, long counted, long answered) {}

    private record Event(long at, Runnable what) {}

    private final List<Post> posts = new ArrayList<>();
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final AllowanceWindow window = new AllowanceWindow(Integer.MAX_VALUE);
    private final int limit;
    private final long longestTrip;
    private final Random random;

    Traffic(int limit, long longestTripMillis, Random random) {
      this.limit = limit;
      this.longestTrip = Duration.ofMillis(longestTripMillis).toNanos();
      this.random = random;
    }

    void run(long end, boolean pauses) {
      long now = 0;
      while (now < end) {
        while (!events.isEmpty() && events.element().at() <= now) {
          events.remove().what().run();
        }
        long delay = window.delay(now);
        if (delay == 0) {
          window.take();
          post(now);
          delay = pauses && random.nextInt(10) == 0 ? random.nextLong(20 * SECOND) : 0;
        }
        long next = delay == Long.MAX_VALUE ? Long.MAX_VALUE : now + delay;
        now =
            events.isEmpty() || next < events.element().at()
                ? next
                : Math.max(now, events.element().at());
      }
    }

    private void post(long now) {
      long trip = 1 + (long) (random.nextDouble() * longestTrip);
      Post post = new Post(now, now + (long) (random.nextDouble() * trip), now + trip);
      posts.add(post);
      events.add(new Event(post.answered, () -> answer(post)));
    }

    private void answer(Post post) {
      window.answered(post.answered);
      window.learn(limit, limit - counted(post), null, post.taken, post.answered);
    }

    /** How many the API counted in the 60 s up to when it counted that one. */
    private int counted(Post last) {
      int counted = 0;
      long oldest = last.counted - MINUTE;
      for (int i = posts.size() - 1; i >= 0 && posts.get(i).taken > oldest - longestTrip; i--) {
        long at = posts.get(i).counted;
        counted += at > oldest && at <= last.counted ? 1 : 0;
      }
      return counted;
    }
  }
}
