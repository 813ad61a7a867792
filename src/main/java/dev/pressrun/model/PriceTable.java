package dev.pressrun.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a picture costs, by model and number of input images, as the provider published it on a day.
 *
 * @param asOf the day on which these prices held
 * @param models prices by the model's name
 */
public record PriceTable(LocalDate asOf, Map<String, ModelPrice> models) {
  public PriceTable {
    // In the same order in every process: by its text, a run sees whether it has imported with it.
    models = Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /**
   * One model's prices for a picture.
   *
   * @param withoutInput for a request with no input image
   * @param oneInput for a request with one input image, {@code source} included
   * @param furtherInput for each input image after the first
   */
  public record ModelPrice(Money withoutInput, Money oneInput, Money furtherInput) {
    Money of(int inputImages) {
      return inputImages == 0 ? withoutInput : oneInput.plus(furtherInput.times(inputImages - 1L));
    }
  }

  /**
   * The price of the request, or empty where the model's price is not known; unknown is never zero.
   */
  public Optional<Money> priceOf(ImageRequest request) {
    return Optional.ofNullable(models.get(request.effectiveModel()))
        .map(price -> price.of(request.inputImages()));
  }
}
