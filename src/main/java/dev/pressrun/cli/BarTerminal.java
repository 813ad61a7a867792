package dev.pressrun.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Where a bar is drawn, as wide as the terminal is. The library would open a terminal of its own,
 * which takes Ctrl-C away from {@link Signals}.
 */
final class BarTerminal extends ConsoleProgressBarConsumer {
  private static final int USUAL_WIDTH = 80;
  private static final int MARGIN = 1;

  private final Terminal terminal;

  BarTerminal(PrintStream out) {
    super(out);
    try {
      terminal = TerminalBuilder.builder().dumb(true).nativeSignals(false).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int getMaxRenderedLength() {
    int width = terminal.getWidth();
    return (width > 0 ? width : USUAL_WIDTH) - MARGIN;
  }

  @Override
  public void close() {
    super.close();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
