package dev.pressrun;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house's plan: which package may know which, and what lives behind which door. */
class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.pressrun");

  private static final List<String> ROOMS =
      List.of(
          "cli",
          "job",
          "metrics",
          "notify",
          "simulator",
          "engine",
          "input",
          "ledger",
          "luma",
          "output",
          "pace",
          "model");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model     |                                  | the words of the field belong to nobody's trade",
        "pace      | model                            | restraint is arithmetic over time, whoever is restrained",
        "output    | model                            | a picture is stored the same way wherever it comes from",
        "luma      | model pace                       | the client knows the API and nothing of the run that uses it",
        "ledger    | model                            | the truth about items must not depend on who acts on it",
        "input     | model                            | what a file asks for is the same whatever becomes of it",
        "simulator | model                            | an account of the API must not share code with the client that it tests",
        "engine    | model pace ledger luma output    | the pipeline must not know where its items come from, or who started it",
        "metrics   | model pace luma engine input output | numbers watch a run from outside, and nothing in it waits for them",
        "notify    | model input output               | how a run's end is told depends on how it stands, and on nobody who made it so",
        "job       | simulator engine input ledger luma output pace model | only the command line stands above the job",
      })
  void a_room_imports_only_those_below_it(String room, String allowed, String reason) {
    List<String> permitted = allowed == null ? List.of() : List.of(allowed.split(" "));
    String[] forbidden =
        ROOMS.stream()
            .filter(other -> !other.equals(room) && !permitted.contains(other))
            .map(other -> "dev.pressrun." + other + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.pressrun." + room + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden)
            .because(reason));
  }

  @Test
  void the_model_knows_the_jdk_alone() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.pressrun.model..")
            .should()
            .dependOnClassesThat(
                DescribedPredicate.not(
                    resideInAnyPackage("java..", "org.jspecify..", "dev.pressrun.model..")))
            .because("every package imports the model, and would import what it imports"));
  }

  @Test
  void no_packages_form_a_ring() {
    check(
        slices()
            .matching("dev.pressrun.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that import each other can only be understood together"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.springframework.batch.. | job             | it runs steps, and is not what a row's life depends on",
        "org.springframework..       | job             | the rest is wired by hand and starts in a fifth of the time",
        "java.sql..                  | ledger job      | one place knows the tables; Spring Batch keeps its own beside them",
        "javax.sql..                 | ledger job      | one place knows the tables; Spring Batch keeps its own beside them",
        "org.h2..                    | ledger          | another database must cost one class",
        "okhttp3..                   | luma notify     | no POST may be repeated by somebody who does not know what it costs (a notification costs nothing, and is sent once)",
        "io.micrometer..             | metrics         | who wants no numbers loads nothing for them",
        "jakarta.mail..              | notify          | letters leave where the user asked for one, and nowhere else",
        "com.sun.net.httpserver..    | simulator       | pressrun listens nowhere but where it plays the API",
        "io.github.resilience4j..    | pace            | a retry elsewhere would pass by the allowance, and could pay twice",
        "java.util.logging..         | cli ledger      | the others log through slf4j; where it goes is decided once (ledger silences its driver)",
        "picocli..                   | cli             | commands are the outermost room",
        "sun.misc..                  | cli             | signals reach the run through its StopSignal",
      })
  void a_library_stays_behind_its_door(String library, String doors, String reason) {
    String[] open =
        List.of(doors.split(" ")).stream()
            .map(room -> "dev.pressrun." + room + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.pressrun..")
            .and()
            .resideOutsideOfPackages(open)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .because(reason));
  }

  @Test
  void time_is_spent_behind_the_waiter() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.pressrun.pace")
            .should()
            .accessTargetWhere(
                calls(
                    Set.of(
                        "java.lang.System.nanoTime",
                        "java.lang.Thread.sleep",
                        "java.util.concurrent.TimeUnit.sleep",
                        "java.util.concurrent.locks.LockSupport.parkNanos",
                        "java.lang.Object.wait")))
            .because("a test must be able to let a minute pass at once"));
  }

  @Test
  void the_date_and_chance_come_from_the_wiring() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.pressrun.cli")
            .should()
            .accessTargetWhere(
                calls(
                    Set.of(
                        "java.lang.System.currentTimeMillis",
                        "java.time.Instant.now",
                        "java.time.LocalDate.now",
                        "java.time.LocalDateTime.now",
                        "java.time.ZonedDateTime.now",
                        "java.time.OffsetDateTime.now",
                        "java.time.InstantSource.system",
                        "java.time.Clock.systemUTC",
                        "java.time.Clock.systemDefaultZone",
                        "java.util.UUID.randomUUID",
                        "java.lang.Math.random",
                        "java.util.concurrent.ThreadLocalRandom.current")))
            .because("whoever is handed a clock and a source of ids can be tested on any day"));
  }

  @Test
  void chance_without_a_seed_is_nowhere() {
    check(
        noClasses()
            .should()
            .accessTargetWhere(
                describe(
                    "an unseeded generator",
                    access ->
                        access.getTarget() instanceof AccessTarget.ConstructorCallTarget target
                            && target.getRawParameterTypes().isEmpty()
                            && Set.of(
                                    "java.util.Random",
                                    "java.util.SplittableRandom",
                                    "java.security.SecureRandom")
                                .contains(target.getOwner().getName())))
            .because("a failure that was found by chance must be found again by its seed"));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(Set<String> methods) {
    return describe(
        "one of " + methods,
        access ->
            methods.contains(
                access.getTarget().getOwner().getName() + "." + access.getTarget().getName()));
  }

  private static void check(ArchRule rule) {
    rule.check(PRODUCTION);
  }
}
