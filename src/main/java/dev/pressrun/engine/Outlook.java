package dev.pressrun.engine;

import java.net.URI;

/** What is to be done next about a generation that was asked for, or whose picture was fetched. */
sealed interface Outlook {
  /** Ask again after so many nanoseconds. */
  record AskAgain(Flight flight, long delayNanos) implements Outlook {}

  /** Its picture is there to be fetched. */
  record Ready(Flight flight, URI url) implements Outlook {
    /** Without the address, which holds a signature. */
    @Override
    public String toString() {
      return "Ready[" + flight + "]";
    }
  }

  /** It is over, and this is what happened to its item. */
  record Over(Flight flight, ItemEvent event) implements Outlook {}

  /** It is past its deadline: its id is kept, and the next run asks again. */
  record Late(Flight flight) implements Outlook {}

  /** It is left, with its id, to the next run. */
  record Left(Flight flight) implements Outlook {}
}
