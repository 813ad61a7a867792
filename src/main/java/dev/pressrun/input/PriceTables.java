package dev.pressrun.input;

import dev.pressrun.model.Money;
import dev.pressrun.model.PriceTable;
import dev.pressrun.model.PriceTable.ModelPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Price tables: the one that the program ships with, and what a job file says over it. */
public final class PriceTables {
  private static final String RESOURCE = "/dev/pressrun/prices.yml";

  private PriceTables() {}

  /** The provider's published prices, as dated in the program's own {@code prices.yml}. */
  public static PriceTable published() {
    try (InputStream in = PriceTables.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + RESOURCE);
      }
      SettingsSource source = new SettingsSource("prices.yml", Map.of());
      Settings settings = new Settings(YamlReader.read("prices.yml", in), "", source);
      PriceTable prices = read(settings, new PriceTable(LocalDate.EPOCH, Map.of()));
      source.finish();
      return prices;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The prices that the settings name, and those of {@code base} for the other models. */
  static PriceTable read(Settings settings, PriceTable base) {
    LocalDate asOf =
        settings.parsed("as-of", PriceTables::day, text -> "expected a day such as 2026-07-01");
    Map<String, ModelPrice> models = new LinkedHashMap<>(base.models());
    Settings named = settings.mapping("models");
    for (String model : named.keys()) {
      ModelPrice price = price(named.mapping(model));
      if (price != null) {
        models.put(model, price);
      }
    }
    settings.rejectOthers();
    return new PriceTable(asOf == null ? base.asOf() : asOf, models);
  }

  private static @Nullable ModelPrice price(Settings settings) {
    Money without = settings.money("no-input");
    Money one = settings.money("one-input");
    Money further = settings.money("further-input");
    settings.rejectOthers();
    if (without == null || one == null || further == null) {
      settings.complain("a model's price has no-input, one-input and further-input");
      return null;
    }
    return new ModelPrice(without, one, further);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
