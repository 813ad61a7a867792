package dev.pressrun.input;

/** Who makes the pictures. */
public enum Provider {
  /** The Luma Agents API: real pictures, real money. */
  LUMA,
  /** The account of the API that is built into the program: no key, no network, no cost. */
  SIMULATOR
}
