package dev.pressrun.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of US dollars, exact to the last decimal; never a floating-point number. */
public record Money(BigDecimal dollars) implements Comparable<Money> {
  public static final Money ZERO = new Money(BigDecimal.ZERO);

  /**
   * Reads a decimal such as {@code 25} or {@code 0.0404}.
   *
   * @throws NumberFormatException where the text is not a decimal number
   */
  public static Money of(String decimal) {
    return new Money(new BigDecimal(decimal));
  }

  public Money plus(Money other) {
    return new Money(dollars.add(other.dollars));
  }

  public Money minus(Money other) {
    return new Money(dollars.subtract(other.dollars));
  }

  public Money times(long count) {
    return new Money(dollars.multiply(BigDecimal.valueOf(count)));
  }

  /** With all its decimals, at least two: {@code 0.0404}, {@code 25.00}. */
  public String toPlainString() {
    BigDecimal stripped = dollars.stripTrailingZeros();
    return stripped
        .setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** For people: {@code $0.65}, or {@code $0.0404} where whole cents would hide the amount. */
  @Override
  public String toString() {
    return "$" + toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return dollars.compareTo(other.dollars);
  }

  /** Equal as amounts, whatever the number of decimals. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Money money && dollars.compareTo(money.dollars) == 0;
  }

  @Override
  public int hashCode() {
    return dollars.stripTrailingZeros().hashCode();
  }
}
