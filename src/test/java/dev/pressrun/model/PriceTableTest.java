package dev.pressrun.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.PriceTable.ModelPrice;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceTableTest {
  /**
   * By its text a run sees that an import is done; the order of the JDK's maps is another in each
   * process.
   */
  @Test
  void its_text_is_the_same_in_every_process() {
    ModelPrice price = new ModelPrice(Money.of("0.01"), Money.of("0.02"), Money.of("0.03"));
    Map<String, ModelPrice> models = new LinkedHashMap<>();
    List.of("pine", "ash", "oak", "yew", "elm", "fir", "box", "bay")
        .forEach(name -> models.put(name, price));

    assertThat(new PriceTable(LocalDate.EPOCH, models).models().keySet())
        .containsExactly("ash", "bay", "box", "elm", "fir", "oak", "pine", "yew");
  }
}
